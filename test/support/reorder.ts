import { createHash } from "node:crypto";

const reordered = <Item>(items: readonly Item[], seed: string): Item[] =>
  items
    .map((item) => ({
      item,
      place: createHash("sha256")
        .update(seed + JSON.stringify(item))
        .digest("hex"),
    }))
    .sort((a, b) => (a.place < b.place ? -1 : 1))
    .map(({ item }) => item);

/** Lists whose order means something: the first certificate is the default. */
const ORDERED = ["certificates"];

/** The same data with lists and the keys of maps in another order, which `seed` decides. */
export function reorder(data: unknown, seed: string): unknown {
  if (Array.isArray(data)) {
    return reordered(data, seed).map((item) => reorder(item, seed));
  }
  return typeof data === "object" && data !== null
    ? Object.fromEntries(
        reordered(Object.entries(data), seed).map(([key, value]) => [
          key,
          ORDERED.includes(key) ? (value as unknown) : reorder(value, seed),
        ]),
      )
    : data;
}
