import type { ObjectShape, Shape } from "./shape";

/** `backendRef` → `BackendRef`. */
export function pascalCase(name: string): string {
  return name
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}

/** `HTTPRouteFilter` → `http-route-filter`, the file's name of a kind. */
export function kebabCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1-$2")
    .toLowerCase();
}

/** One item of a list: `matches` → `match`, `policies` → `policy`, `rules` → `rule`. */
export function singular(name: string): string {
  return name
    .replace(/ies$/, "y")
    .replace(/(ch|sh|ss|x)es$/, "$1")
    .replace(/([^s])s$/, "$1");
}

/** An object and the name of its interface. */
export interface NamedObject {
  readonly name: string;
  readonly shape: ObjectShape;
}

/** The objects of a kind in the order of their first use, found again by {@link keyOf}. */
export type NamedObjects = ReadonlyMap<string, NamedObject>;

/** The key of an object: equal objects have the same. */
export function keyOf(shape: ObjectShape): string {
  return JSON.stringify(shape);
}

/** An object that needs a name: the wished one, and a longer one for when that is taken. */
interface Candidate {
  readonly shape: ObjectShape;
  readonly wishes: readonly string[];
}

/** The objects that a field's type holds: itself, or in the end what its lists and maps hold. */
function candidates(shape: Shape, wishes: readonly string[]): readonly Candidate[] {
  switch (shape.is) {
    case "object":
      return shape.fields.length > 0 || shape.open ? [{ shape, wishes }] : [];
    case "array":
      return candidates(shape.item, [...wishes.map(singular), ...wishes]);
    case "map":
      return candidates(shape.value, [...wishes.map(singular), ...wishes]);
    default:
      return [];
  }
}

/**
 * Names every object below a root by its path: `HTTPRouteSpec`, `HTTPRouteSpecRule`, … Equal
 * objects get one name, that of the shortest path.
 *
 * @throws Error when two different objects have the same path but for letter case or plural.
 */
export function nameObjects(root: ObjectShape, rootName: string): NamedObjects {
  const named = new Map<string, NamedObject>();
  const taken = new Set<string>();
  let level: readonly Candidate[] = [{ shape: root, wishes: [rootName] }];
  while (level.length > 0) {
    level = level.flatMap(({ shape, wishes }) => {
      if (named.has(keyOf(shape))) {
        return [];
      }
      const name = wishes.find((wish) => !taken.has(wish));
      if (name === undefined) {
        throw new Error(`Two different objects are called ${wishes.join(", ")}.`);
      }
      named.set(keyOf(shape), { name, shape });
      taken.add(name);
      return shape.fields.flatMap((field) =>
        candidates(field.shape, [name + pascalCase(field.name)]),
      );
    });
  }
  return named;
}
