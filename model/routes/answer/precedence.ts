import { sortBy } from "../../collections";
import type { Match, ValueCondition } from "./match";

/**
 * Routes of a listener in the order in which Envoy tries them: exact paths, expressions, prefixes; then
 * longer paths, more header conditions (the method is one), more cookies, more query parameters, of each
 * the exact ones counting more. Equal ones keep their order (internal/gatewayapi/sort.go).
 */
export const inPrecedence = <Route extends { readonly match: Match }>(
  routes: readonly Route[],
): Route[] => sortBy(routes, ({ match }) => rank(match));

const KINDS = ["Exact", "RegularExpression", "PathPrefix"];

const rank = ({ path, headers, cookies, query }: Match): string =>
  [
    KINDS.indexOf(path.type),
    // The prefix `/` is no path condition at all.
    descending(path.type === "PathPrefix" && path.value === "/" ? 0 : length(path.value)),
    ...[headers, cookies, query].flatMap((conditions) => [
      descending(conditions.length),
      descending(conditions.filter(isExact).length),
    ]),
  ].join(" ");

/** Envoy Gateway counts bytes. */
const length = (text: string): number => Buffer.byteLength(text);

const isExact = ({ kind }: ValueCondition): boolean => kind === "exact";

/** More comes first, as text. */
const descending = (count: number): string => String(99_999 - count);
