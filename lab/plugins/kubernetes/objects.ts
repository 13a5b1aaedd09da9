/** Kubernetes objects as plain data, and what their metadata says. */
import { isObject, type Properties, type Value } from "../engine/values";

export const metadata = (object: Properties): Properties =>
  isObject(object.metadata) ? object.metadata : {};

export const apiVersionOf = (object: Properties): string => text(object.apiVersion) ?? "";
export const kindOf = (object: Properties): string => text(object.kind) ?? "";
export const nameOf = (object: Properties): string => text(metadata(object).name) ?? "";
export const namespaceOf = (object: Properties): string => text(metadata(object).namespace) ?? "";

/** `namespace/name`, or `name` for an object of the whole cluster: the resource's id. */
export const idOf = (object: Properties): string =>
  [namespaceOf(object), nameOf(object)].filter((part) => part !== "").join("/");

export function parseId(id: string): { namespace: string; name: string } {
  const [first = "", second] = id.split("/");
  return second === undefined ? { namespace: "", name: first } : { namespace: first, name: second };
}

/** `Gateway edge/public`: how messages call an object. */
export const describe = (object: Properties): string => `${kindOf(object)} ${idOf(object)}`;

/** Annotations that steer the plugin: `pulumi.com/<name>`. */
export type Steering =
  | "autonamed"
  | "deletionPropagationPolicy"
  | "patchFieldManager"
  | "patchForce"
  | "skipAwait"
  | "timeoutSeconds"
  | "waitFor";

/** Value of a `pulumi.com/…` annotation; empty when it is not there. */
export function steering(object: Properties, name: Steering): string {
  const { annotations } = metadata(object);
  return isObject(annotations) ? (text(annotations[`pulumi.com/${name}`]) ?? "") : "";
}

/** The object with other metadata; everything else is shared with the original. */
export const withMetadata = (object: Properties, change: Properties): Properties => ({
  ...object,
  metadata: { ...metadata(object), ...change },
});

/** The object without some of its metadata. */
export function withoutMetadata(object: Properties, names: readonly string[]): Properties {
  return isObject(object.metadata)
    ? {
        ...object,
        metadata: Object.fromEntries(
          Object.entries(object.metadata).filter(([name]) => !names.includes(name)),
        ),
      }
    : object;
}

export const withoutStatus = (object: Properties): Properties =>
  Object.fromEntries(Object.entries(object).filter(([name]) => name !== "status"));

/** Metadata that only the server writes. */
export const SERVER_METADATA = [
  "creationTimestamp",
  "deletionGracePeriodSeconds",
  "deletionTimestamp",
  "generation",
  "managedFields",
  "resourceVersion",
  "uid",
] as const;

/**
 * Schema extensions of CRDs: the SDKs spell them with underscores, the API with dashes.
 * List: the official plugin's provider.go.
 */
const DASHED = [
  "x-kubernetes-embedded-resource",
  "x-kubernetes-int-or-string",
  "x-kubernetes-list-map-keys",
  "x-kubernetes-list-type",
  "x-kubernetes-map-type",
  "x-kubernetes-preserve-unknown-fields",
  "x-kubernetes-validations",
];
const TO_DASHES = new Map(DASHED.map((name) => [name.replaceAll("-", "_"), name]));
const TO_UNDERSCORES = new Map(DASHED.map((name) => [name, name.replaceAll("-", "_")]));

/** An object as the API spells it. */
export const toApi = (object: Properties): Properties => rename(object, TO_DASHES) as Properties;

/** An object as the SDKs spell it. */
export const toProgram = (object: Properties): Properties =>
  rename(object, TO_UNDERSCORES) as Properties;

function rename(value: Value, names: ReadonlyMap<string, string>): Value {
  if (Array.isArray(value)) {
    return value.map((item) => rename(item, names));
  }
  return isObject(value)
    ? Object.fromEntries(
        Object.entries(value).map(([name, part]) => [names.get(name) ?? name, rename(part, names)]),
      )
    : value;
}

/** The parts of a live value that have a place in `shape`; list items without one stay. */
export function prune(live: Value, shape: Value | undefined): Value {
  if (isObject(live) && isObject(shape)) {
    return Object.fromEntries(
      Object.keys(shape)
        .filter((name) => live[name] !== undefined)
        .map((name) => [name, prune(live[name] as Value, shape[name])]),
    );
  }
  if (Array.isArray(live) && Array.isArray(shape)) {
    return live.map((item, index) => (index < shape.length ? prune(item, shape[index]) : item));
  }
  return live;
}

const text = (value: Value | undefined): string | undefined =>
  typeof value === "string" ? value : undefined;
