import { z } from "zod";

/**
 * The part of a structural OpenAPI v3 schema that types are made from. Validation keywords that no
 * TypeScript type can say (`pattern`, `maxItems`, CEL rules) are left out.
 * Source: Kubernetes documentation, "Extend the Kubernetes API with CustomResourceDefinitions".
 */
export interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly (string | number)[];
  /** Further restrictions of the same value; controller-gen repeats an `enum` here. */
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly "x-kubernetes-int-or-string"?: boolean;
  readonly "x-kubernetes-preserve-unknown-fields"?: boolean;
}

const schema = z.custom<Schema>((value) => typeof value === "object" && value !== null);

const version = z.object({
  name: z.string(),
  served: z.boolean(),
  storage: z.boolean(),
  deprecated: z.boolean().default(false),
  schema: z.object({ openAPIV3Schema: schema }),
});

/** A CustomResourceDefinition, `apiextensions.k8s.io/v1`, as far as generator and tests read it. */
export const customResourceDefinition = z.object({
  kind: z.literal("CustomResourceDefinition"),
  metadata: z.object({
    name: z.string(),
    annotations: z.record(z.string(), z.string()).default({}),
  }),
  spec: z.object({
    group: z.string(),
    names: z.object({ kind: z.string(), plural: z.string() }),
    scope: z.enum(["Namespaced", "Cluster"]),
    versions: z.array(version).min(1),
  }),
});

/** One definition of a kind, with the schema of each of its versions. */
export type Crd = z.infer<typeof customResourceDefinition>;

/** One version of a kind. */
export type CrdVersion = Crd["spec"]["versions"][number];

const STABILITY = ["alpha", "beta"];

/** Orders `v1alpha2` < `v1beta1` < `v1`, as the API server does when it names a preferred version. */
function priority({ name }: CrdVersion): number[] {
  const [, major = "0", stage, minor = "0"] = /^v(\d+)(alpha|beta)?(\d+)?$/.exec(name) ?? [];
  return [stage ? STABILITY.indexOf(stage) : STABILITY.length, Number(major), Number(minor)];
}

function byPriority(a: CrdVersion, b: CrdVersion): number {
  const [left, right] = [priority(a), priority(b)];
  const first = left.findIndex((part, index) => part !== right[index]);
  return first < 0 ? 0 : (right[first] ?? 0) - (left[first] ?? 0);
}

/** The served versions of a kind, the preferred one (most stable, then newest) first. */
export function servedVersions(crd: Crd): readonly CrdVersion[] {
  return crd.spec.versions.filter(({ served }) => served).sort(byPriority);
}
