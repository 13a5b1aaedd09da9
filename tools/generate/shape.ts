import type { Schema } from "./crd";
import { describe, type Description } from "./describe";

/** A TypeScript type as plain data. Two equal types have equal JSON. */
export type Shape =
  | { readonly is: "scalar"; readonly text: string }
  | { readonly is: "literals"; readonly values: readonly (string | number)[] }
  | { readonly is: "array"; readonly item: Shape }
  | { readonly is: "map"; readonly value: Shape }
  | ObjectShape;

/** An object with named fields, in the order of the schema. */
export interface ObjectShape {
  readonly is: "object";
  readonly fields: readonly Field[];
  /** Whether fields that the schema does not name are kept. */
  readonly open: boolean;
}

/** One field of an object. */
export interface Field extends Description {
  readonly name: string;
  readonly optional: boolean;
  /** What the API server fills in, when that is a string, number or boolean. */
  readonly default?: string | number | boolean;
  readonly shape: Shape;
}

const SCALARS: Readonly<Record<string, string>> = {
  string: "string",
  boolean: "boolean",
  integer: "number",
  number: "number",
};

const scalar = (text: string): Shape => ({ is: "scalar", text });

/** The values that every `enum` of the schema and its `allOf` allows; undefined without one. */
function allowedValues(schema: Schema): readonly (string | number)[] | undefined {
  const enums = [schema, ...(schema.allOf ?? [])].flatMap((part) => (part.enum ? [part.enum] : []));
  return enums.length === 0
    ? undefined
    : enums.reduce((kept, values) => kept.filter((value) => values.includes(value)));
}

function field(options: { name: string; schema: Schema; required: boolean; path: string }): Field {
  const { name, schema, required, path } = options;
  const fallback = schema.default;
  const isScalar = ["string", "number", "boolean"].includes(typeof fallback);
  return {
    name,
    optional: !required,
    ...describe(schema.description),
    ...(isScalar && { default: fallback as string | number | boolean }),
    shape: shapeOf(schema, `${path}.${name}`),
  };
}

function objectShape(schema: Schema, path: string): Shape {
  const open = schema["x-kubernetes-preserve-unknown-fields"] === true;
  if (typeof schema.additionalProperties === "object") {
    return { is: "map", value: shapeOf(schema.additionalProperties, `${path}{}`) };
  }
  if (!schema.properties && (open || schema.additionalProperties === true)) {
    return { is: "map", value: scalar("unknown") };
  }
  const fields = Object.entries(schema.properties ?? {}).map(([name, property]) =>
    field({ name, schema: property, required: schema.required?.includes(name) ?? false, path }),
  );
  return { is: "object", fields, open };
}

/**
 * The TypeScript type of a schema. Int-or-string is `number | string`; a value of any type that
 * the server keeps as it is, is `unknown`; an object of such values is a map to `unknown`.
 *
 * @param path Of the schema in its CRD, for the error.
 * @throws Error when the schema says something that has no type here.
 */
export function shapeOf(schema: Schema, path: string): Shape {
  const values = allowedValues(schema);
  const text = SCALARS[schema.type ?? ""];
  if (values) {
    return { is: "literals", values };
  }
  if (schema["x-kubernetes-int-or-string"]) {
    return scalar("number | string");
  }
  if (text !== undefined) {
    return scalar(text);
  }
  if (schema.type === "object") {
    return objectShape(schema, path);
  }
  if (schema.type === "array" && schema.items) {
    return { is: "array", item: shapeOf(schema.items, `${path}[]`) };
  }
  if (schema.type === undefined && schema["x-kubernetes-preserve-unknown-fields"]) {
    return scalar("unknown");
  }
  throw new Error(
    `${path}: no TypeScript type for a schema of type ${schema.type ?? "none"}. ` +
      "Teach it to tools/generate/shape.ts.",
  );
}
