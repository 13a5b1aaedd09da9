import { z } from "zod";

/** A map with exactly one of the keys of `Shape`. */
export type OneOf<Shape extends z.ZodRawShape> = {
  [Key in keyof Shape]: Record<Key, z.output<Shape[Key]>>;
}[keyof Shape];

/** Schema of a map in which exactly one of the given keys is set: a tagged choice as YAML writes it. */
export const oneOf = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z
    .strictObject(shape)
    .partial()
    .refine((value) => Object.keys(value).length === 1, {
      error: `must have exactly one key`,
      params: { remedy: `one of ${Object.keys(shape).join(", ")}` },
    })
    .transform((value) => value as unknown as OneOf<Shape>);
