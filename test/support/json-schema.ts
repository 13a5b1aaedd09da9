import type { Schema } from "../../tools/generate/crd";

/** A JSON schema, as far as it is made here; further keywords are passed on. */
export interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly [keyword: string]: unknown;
}

function mapValues<T, U>(values: Readonly<Record<string, T>>, change: (value: T) => U) {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)]));
}

function isOpen(schema: Schema): boolean {
  return schema["x-kubernetes-preserve-unknown-fields"] === true || schema.type !== "object";
}

/**
 * A CRD's schema as JSON schema. What Kubernetes says in its own words or by its rules is said in
 * those of JSON schema: an object has no other fields than its properties unless it preserves
 * them, and a list of type `set` has no item twice. Schemas under `allOf`, `anyOf`, `oneOf` and
 * `not` only restrict further and stay as they are.
 */
export function closedSchema(schema: Schema): JsonSchema {
  const { properties, items, additionalProperties, ...rest } = schema;
  const others =
    typeof additionalProperties === "object"
      ? closedSchema(additionalProperties)
      : (additionalProperties ?? isOpen(schema));
  return {
    ...rest,
    ...(properties && { properties: mapValues(properties, closedSchema) }),
    ...(items && { items: closedSchema(items) }),
    additionalProperties: others,
    ...("x-kubernetes-list-type" in schema &&
      schema["x-kubernetes-list-type"] === "set" && { uniqueItems: true }),
  };
}
