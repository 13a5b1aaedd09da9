import type { HeaderEdits } from "../../http/answer";
import { type Incoming, valueOf, valuesOf, withField } from "./incoming";
import { fillIn } from "./operators";

/** A header field that is written, its value a template of Envoy's. */
export interface HeaderWrite {
  readonly name: string;
  readonly value: string;
  readonly mode: "set" | "append" | "ifAbsent";
}

/** Changes of header fields, as a filter or a policy says them. */
export interface HeaderMutations {
  readonly writes: readonly HeaderWrite[];
  readonly removes: readonly string[];
}

interface NameAndValue {
  readonly name: string;
  readonly value: string;
}

/** Of one name the first write counts (internal/gatewayapi/filters.go). */
export const headerMutations = (
  changes: readonly {
    readonly add?: readonly NameAndValue[];
    readonly set?: readonly NameAndValue[];
    readonly addIfAbsent?: readonly NameAndValue[];
    readonly remove?: readonly string[];
  }[],
): HeaderMutations => {
  const writes = changes.flatMap(({ add = [], set = [], addIfAbsent = [] }) => [
    ...add.map((each) => write(each, "append")),
    ...set.map((each) => write(each, "set")),
    ...addIfAbsent.map((each) => write(each, "ifAbsent")),
  ]);
  const first = new Map(writes.toReversed().map((each) => [each.name, each]));
  return {
    writes: writes.filter((each) => first.get(each.name) === each),
    removes: changes.flatMap(({ remove = [] }) => remove.map((name) => name.toLowerCase())),
  };
};

const write = ({ name, value }: NameAndValue, mode: HeaderWrite["mode"]): HeaderWrite => ({
  name: name.toLowerCase(),
  value,
  mode,
});

/**
 * What a route does to the fields of a request: it removes, then fills in all values, then writes. A
 * value that comes out empty writes nothing and leaves the client's field (Envoy 1.39.1, run).
 */
export const mutateByRoute = (
  request: Incoming,
  { writes, removes }: HeaderMutations,
): Incoming => {
  const removed = removeAll(request, removes);
  return writeAll(removed, filledIn(writes, removed));
};

/**
 * What a listener does to the fields of a request before a route is looked for: it writes one after the
 * other, each seeing those before, then removes, what it has written too (Envoy 1.39.1, run).
 */
export const mutateEarly = (request: Incoming, { writes, removes }: HeaderMutations): Incoming =>
  removeAll(
    writes.reduce((current, each) => writeAll(current, filledIn([each], current)), request),
    removes,
  );

const filledIn = (writes: readonly HeaderWrite[], request: Incoming): HeaderWrite[] =>
  writes
    .map((each) => ({ ...each, value: fillIn(each.value, request) }))
    .filter(({ value }) => value !== "");

const removeAll = (request: Incoming, names: readonly string[]): Incoming =>
  names.reduce((current, name) => withField(current, name, []), request);

const writeAll = (request: Incoming, writes: readonly HeaderWrite[]): Incoming =>
  writes.reduce((current, { name, value, mode }) => {
    const present = valuesOf(current, name);
    if (mode === "ifAbsent" && present.length > 0) {
      return current;
    }
    return withField(current, name, mode === "append" ? [...present, value] : [value]);
  }, request);

/** What a route does to the fields of an answer. */
export const editsByRoute = (
  { writes, removes }: HeaderMutations,
  request: Incoming,
): Record<string, string | null> => ({
  ...Object.fromEntries(removes.map((name) => [name, null])),
  ...Object.fromEntries(filledIn(writes, request).map(({ name, value }) => [name, value])),
});

/** What a listener does last to the fields of an answer: it writes, then removes. */
export const editLate = ({
  edits,
  mutations: { writes, removes },
  request,
}: {
  edits: HeaderEdits;
  mutations: HeaderMutations;
  request: Incoming;
}): HeaderEdits => ({
  ...edits,
  ...Object.fromEntries(
    filledIn(writes, request)
      .filter(({ name, mode }) => mode !== "ifAbsent" || (edits[name] ?? null) === null)
      .map(({ name, value }) => [name, value]),
  ),
  ...Object.fromEntries(removes.map((name) => [name, null])),
});

/** The fields that a backend gets otherwise than the client sent them. */
export const editsOf = (request: Incoming, sent: ReadonlySet<string>): HeaderEdits =>
  Object.fromEntries(
    [...request.touched]
      .map((name) => [name, valueOf(request, name) ?? null] as const)
      .filter(([name, value]) => value !== null || sent.has(name)),
  );
