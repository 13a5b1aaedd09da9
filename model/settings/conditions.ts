import type { z } from "zod";

/** A condition between the fields of one map, with the words for the operator when it does not hold. */
export interface Condition<Value> {
  /** The fields it looks at; it is not asked while one of them has a fault of its own. */
  readonly reads: readonly (keyof Value & string)[];
  /** The field that the fault is reported at; default the map itself. */
  readonly at?: keyof Value & string;
  readonly holds: (value: Value) => boolean;
  readonly fault: string;
  readonly remedy: string;
}

/** Adds conditions to a schema so that each is reported, whatever else is wrong with the map. */
export const withConditions = <Value, Schema extends z.ZodType<Value>>(
  schema: Schema,
  conditions: readonly Condition<Value>[],
): Schema =>
  conditions.reduce(
    (checked, { reads, at, holds, fault, remedy }) =>
      checked.refine(holds, {
        error: fault,
        params: { remedy },
        ...(at && { path: [at] }),
        when: ({ value, issues }) =>
          typeof value === "object" &&
          value !== null &&
          issues.every(({ path }) => !reads.includes(path?.[0] as keyof Value & string)),
      }),
    schema,
  );
