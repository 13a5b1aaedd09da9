import type { Match } from "../settings/matches";
import { matchKey, pathOf } from "./match";

/** Envoy Gateway puts regular expressions between exact paths and prefixes. */
const KINDS = ["Exact", "RegularExpression", "PathPrefix"];

/** More comes first, and as text: `9999` for none, `9998` for one. */
const descending = (count: number): string => String(9999 - count);

/**
 * Text by which the matches of a host sort in the order in which they are tried: Gateway API's
 * precedence as Envoy Gateway reads it. Matches of equal rank get an order of their own, so that it
 * never depends on that of the configuration.
 */
export const precedenceKey = (match: Match): string => {
  const { type, value } = pathOf(match.path);
  return [
    KINDS.indexOf(type),
    descending(value.length),
    match.method === undefined ? 1 : 0,
    descending(Object.keys(match.headers).length),
    descending(Object.keys(match.query).length),
    matchKey(match),
  ].join(" ");
};
