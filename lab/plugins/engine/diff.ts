/** Which properties of an object differ from what the program wants, and which need a new object. */
import { isDeepStrictEqual } from "node:util";
import type { Change } from "./provider";
import { isObject, isUnknown, type Properties, type Value } from "./values";
import { formatPath, isWithin, parsePath, type Path } from "./paths";

/**
 * Changes from `old` to `wanted`, by path. A part that is new, or gone, is one change, whatever is in
 * it; lists are compared place by place.
 */
export function diffProperties(options: {
  readonly old: Properties;
  readonly wanted: Properties;
  /** Fields that cannot be changed in place. */
  readonly immutable: readonly Path[];
  readonly ignoreChanges: readonly string[];
}): Map<string, Change> {
  const ignored = options.ignoreChanges.map(parsePath);
  const changes = differences(options.old, options.wanted, []).filter(
    ({ path }) => !ignored.some((ignore) => isWithin(path, ignore)),
  );
  return new Map(
    changes.map(({ path, kind, value }) => [
      formatPath(path),
      { kind, replace: options.immutable.some((field) => touches({ path, value }, field)) },
    ]),
  );
}

interface Difference {
  readonly path: Path;
  readonly kind: Change["kind"];
  /** New value, or for something that is gone the old one. */
  readonly value: Value;
}

function differences(old: Value | undefined, wanted: Value | undefined, path: Path): Difference[] {
  if (wanted === undefined) {
    return old === undefined ? [] : [{ path, kind: "delete", value: old }];
  }
  if (old === undefined) {
    return [{ path, kind: "add", value: wanted }];
  }
  if (isObject(old) && isObject(wanted)) {
    const names = new Set([...Object.keys(old), ...Object.keys(wanted)]);
    return [...names].flatMap((name) => differences(old[name], wanted[name], [...path, name]));
  }
  if (Array.isArray(old) && Array.isArray(wanted)) {
    const length = Math.max(old.length, wanted.length);
    return Array.from({ length }).flatMap((_, index) =>
      differences(old[index], wanted[index], [...path, index]),
    );
  }
  return isDeepStrictEqual(old, wanted) ? [] : [{ path, kind: "update", value: wanted }];
}

/**
 * Whether a change at `path` changes `field`: it lies within the field, or holds it. The engine sends
 * whole properties as unknown when it asks whether the dependents of a replaced resource need
 * replacement too: then unknown metadata means another name.
 */
function touches({ path, value }: { path: Path; value: Value }, field: Path): boolean {
  if (isWithin(path, field)) {
    return true;
  }
  return (
    path.length < field.length &&
    isWithin(field.slice(0, path.length), path.map(wildcardless)) &&
    (isUnknown(value) ? path[0] === "metadata" : holds(value, field.slice(path.length)))
  );
}

/** A list's index in a changed path stands against `*` in a field. */
const wildcardless = (part: number | string): number | string =>
  typeof part === "number" ? "*" : part;

/** Whether the value has something at the path. */
function holds(value: Value | undefined, path: Path): boolean {
  const [first, ...rest] = path;
  if (first === undefined) {
    return value !== undefined;
  }
  if (Array.isArray(value)) {
    return value.some((item) => holds(item, first === "*" ? rest : path));
  }
  return isObject(value) && first in value && (rest.length === 0 || holds(value[first], rest));
}
