import { z } from "zod";

/**
 * What a schema says of a place: its description and, for a map with fixed keys, those keys, and keys
 * that one may look for with the reason why there are none (`meta({ absent })`).
 */
export interface SchemaNode {
  description?: string;
  keys: string[];
  absent: Readonly<Record<string, string>>;
}

const absentSchema = z.object({ absent: z.record(z.string(), z.string()).default({}) });

type AnyDef = z.core.$ZodTypeDef & {
  innerType?: z.core.$ZodType;
  in?: z.core.$ZodType;
  options?: z.core.$ZodType[];
  shape?: Record<string, z.core.$ZodType>;
  valueType?: z.core.$ZodType;
  element?: z.core.$ZodType;
};

/** The schemas behind defaults, transforms and alternatives. */
const alternatives = (schema: z.core.$ZodType): z.core.$ZodType[] => {
  const { innerType, in: input, options } = schema._zod.def as AnyDef;
  const inner = options ?? [innerType ?? input].filter((each) => each !== undefined);
  return inner.length === 0 ? [schema] : inner.flatMap(alternatives);
};

/** A schema and those that it makes optional or gives a default. */
const wrappers = (schema: z.core.$ZodType): z.core.$ZodType[] => {
  const { innerType } = schema._zod.def as AnyDef;
  return [schema, ...(innerType ? wrappers(innerType) : [])];
};

const step = (schema: z.core.$ZodType, key: PropertyKey): z.core.$ZodType[] =>
  alternatives(schema).flatMap((each) => {
    const { shape, valueType, element } = each._zod.def as AnyDef;
    const next = shape?.[String(key)] ?? valueType ?? element;
    return next ? [next] : [];
  });

/** Looks up what `schema` says of the place at `path`; nothing for a place that it does not know. */
export const schemaNode = (schema: z.ZodType, path: readonly PropertyKey[]): SchemaNode => {
  const found = path.reduce<z.core.$ZodType[]>(
    (schemas, key) => schemas.flatMap((each) => step(each, key)),
    [schema],
  );
  const description = found
    .flatMap(wrappers)
    .map((each) => (each as z.ZodType).description)
    .find((each) => each !== undefined);
  const keys = found
    .flatMap(alternatives)
    .flatMap((each) => Object.keys((each._zod.def as AnyDef).shape ?? {}));
  const absent = found
    .flatMap(alternatives)
    .flatMap((each) => Object.entries(absentSchema.parse((each as z.ZodType).meta() ?? {}).absent));
  return {
    ...(description !== undefined && { description }),
    keys,
    absent: Object.fromEntries(absent),
  };
};
