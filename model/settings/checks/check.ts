import type { Fault } from "../faults";
import type { Settings } from "../schema";

/** What a check looks at. */
export interface Checked {
  /** The sound part of the configuration: entries with faults of their own are left out. */
  settings: Settings;
  /** The configuration as it was given, for the values in faults. */
  raw: unknown;
}

/** Looks for faults between settings that are sound one by one. */
export type Check = (checked: Checked) => Fault[];

/** Items that have the same key as an earlier one, each with that first one. */
export const repeated = <Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): { item: Item; first: Item }[] => {
  const firsts = new Map<string, Item>();
  return items.flatMap((item) => {
    const key = keyOf(item);
    const first = firsts.get(key);
    if (first === undefined) {
      firsts.set(key, item);
      return [];
    }
    return [{ item, first }];
  });
};
