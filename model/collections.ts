/** Groups of items with the same key, in the order of their first items. */
export const groupBy = <Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] => {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) {
      group.push(item);
    } else {
      groups.set(key, [item]);
    }
  }
  return [...groups.values()];
};

/** The items in order, in pieces of at most `size`. */
export const chunks = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );

/** Order of texts by code unit: the same on every machine, whatever its language. */
export const byText = (a: string, b: string): number => Number(a > b) - Number(a < b);

/** The items in the order of a text that each has. */
export const sortBy = <Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] =>
  items
    .map((item) => ({ item, key: keyOf(item) }))
    .sort((a, b) => byText(a.key, b.key))
    .map(({ item }) => item);

/** Entries of a map in the order of their names. */
export const sortedEntries = <Value>(map: Readonly<Record<string, Value>>): [string, Value][] =>
  sortBy(Object.entries(map), ([name]) => name);

/** The fields of an object without some of them. */
export const omit = <Item extends object, Key extends keyof Item & string>(
  item: Item,
  ...keys: readonly Key[]
): Omit<Item, Key> =>
  Object.fromEntries(
    Object.entries(item).filter(([name]) => !(keys as readonly string[]).includes(name)),
  ) as Omit<Item, Key>;
