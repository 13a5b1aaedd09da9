import { createHash } from "node:crypto";

/** What every planned object says of itself. */
export interface ObjectMetadata {
  readonly name: string;
  /** Absent for kinds without a namespace. */
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

interface Identified {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ObjectMetadata;
}

/** A Kubernetes object as plain data: any, perhaps without a spec, or one with a spec of this type. */
export type KubernetesObject<Spec = unknown> = Identified &
  (unknown extends Spec ? { readonly spec?: Spec } : { readonly spec: Spec });

/** A label's value: at most 63 characters, letter or digit at both ends. */
const LABEL_VALUE = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

/** Stack names may be longer than labels, or end otherwise: such a name is shortened and hashed. */
const stackLabel = (stack: string): string => {
  if (LABEL_VALUE.test(stack)) {
    return stack;
  }
  const start = stack.replace(/[^A-Za-z0-9]+/g, "-").slice(0, 50);
  return `s${start}-${createHash("sha256").update(stack).digest("hex").slice(0, 8)}`;
};

/** Labels of every object that a stack owns: by whom it is managed, and by which stack. */
export const stackLabels = (stack: string): Record<string, string> => ({
  "app.kubernetes.io/managed-by": "envoy-edge",
  "envoy-edge/stack": stackLabel(stack),
});
