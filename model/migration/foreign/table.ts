import type { AddressMode, Stage } from "../stage";
import { atLeast, between } from "../stage";

/** Who writes the fields of ours, as their `managedFields` say. */
export const FIELD_MANAGER = "pulumi-kubernetes";

/**
 * A value that stands from a stage on. `present` is the one that the inventory found: what steps back
 * restore.
 */
interface Written<Value extends string> {
  readonly from: Stage;
  readonly value: "present" | Value;
  /** For people; absent: the value says it. */
  readonly meaning?: string;
}

/** An object that is not ours, and of which one field is changed: by value, and restored by value. */
export interface ForeignObject<Value extends string = string> {
  /** Object, as people call it. */
  readonly object: string;
  readonly owner: string;
  readonly modes: readonly AddressMode[];
  /** `import`: the whole object is managed, with an empty diff; `patch`: one field of it. */
  readonly mechanism: "import" | "patch";
  readonly field: string;
  /** First and last stage at which the program manages it. */
  readonly from: Stage;
  readonly to: Stage;
  /** From here on a value of ours is written over another manager's. */
  readonly force: Stage;
  /** In the order of stages. */
  readonly written: readonly Written<Value>[];
  /** What a step back before these leaves. */
  readonly restored: string;
}

const foreign = <const Value extends string>(object: ForeignObject<Value>): ForeignObject<Value> =>
  object;

/**
 * Every object that the migration changes and that is not its own (stages.md, rule 1). Plans and
 * docs/migration/foreign-objects.md are made from it.
 */
export const FOREIGN = {
  entry: foreign({
    object: "Service by which clients reach nginx",
    owner: "release of ingress-nginx",
    modes: ["adopt"],
    mechanism: "import",
    field: "spec.selector",
    from: "routes",
    to: "retire",
    force: "pool",
    written: [
      { from: "routes", value: "present" },
      { from: "pool", value: "both", meaning: "the label that pods of nginx and Envoy share" },
      { from: "cutover", value: "envoy", meaning: "labels of Envoy's pods" },
    ],
    restored: "the selector of the inventory",
  }),
  keepAlive: foreign({
    object: "ConfigMap of nginx",
    owner: "release of ingress-nginx",
    modes: ["adopt", "own", "dns"],
    mechanism: "patch",
    field: "data.keep-alive",
    from: "routes",
    to: "idle",
    force: "adopt",
    written: [
      { from: "routes", value: "present" },
      { from: "adopt", value: "0" },
    ],
    restored: "the value of the inventory, or no key where there was none",
  }),
  replicas: foreign({
    object: "Deployment of nginx",
    owner: "release of ingress-nginx",
    modes: ["adopt", "own", "dns"],
    mechanism: "patch",
    field: "spec.replicas",
    from: "routes",
    to: "idle",
    force: "adopt",
    written: [
      { from: "routes", value: "present" },
      { from: "idle", value: "0" },
    ],
    restored: "the number of the inventory",
  }),
  webhook: foreign({
    object: "ValidatingWebhookConfiguration of nginx",
    owner: "release of ingress-nginx",
    modes: ["adopt", "own", "dns"],
    mechanism: "patch",
    field: "webhooks[].failurePolicy",
    from: "routes",
    to: "idle",
    force: "adopt",
    written: [
      { from: "routes", value: "present" },
      { from: "idle", value: "Ignore" },
    ],
    restored: "the policy of the inventory",
  }),
  dnsTarget: foreign({
    object: "Ingress whose records external-dns writes",
    owner: "application",
    modes: ["dns"],
    mechanism: "patch",
    field: "metadata.annotations, external-dns target",
    from: "routes",
    to: "retire",
    force: "adopt",
    written: [
      { from: "routes", value: "present" },
      { from: "pool", value: "envoy", meaning: "Envoy's address, for Ingresses of `dnsHosts`" },
      { from: "cutover", value: "envoy", meaning: "Envoy's address, for all Ingresses" },
    ],
    restored: "the annotation of the inventory, or none where there was none",
  }),
} as const;

/** Whether the object is managed at a stage, in an address mode. */
export const isManaged = ({
  object: { modes, from, to },
  stage,
  mode,
}: {
  object: ForeignObject;
  stage: Stage;
  mode: AddressMode;
}): boolean => modes.includes(mode) && between({ stage, from, to });

/** What stands in the field at a stage at which it is managed. */
export const valueAt = <Value extends string>(
  { written }: ForeignObject<Value>,
  stage: Stage,
): "present" | Value => written.findLast(({ from }) => atLeast(stage, from))?.value ?? "present";

/** Annotation by which a value is written over another manager's, from the object's stage on. */
export const forceAt = ({ force }: ForeignObject, stage: Stage): Record<string, string> =>
  atLeast(stage, force) ? { "pulumi.com/patchForce": "true" } : {};
