import { sortedEntries } from "../collections";
import { covers as coversHost, type HostPattern } from "../gateway/hostnames";
import type { EffectiveMatch } from "../routes/effective";
import type { ValueMatch } from "../settings/matches";

const SIGNS = { Exact: "= ", PathPrefix: "", RegularExpression: "~ " };

/** A match in one line for people, such as `GET = /login header x-beta=1`. */
export const matchWords = ({ path, method, headers, query }: EffectiveMatch): string =>
  [
    ...(method === undefined ? [] : [method]),
    `${SIGNS[path.type]}${path.value}`,
    ...values("header", headers),
    ...values("query", query),
  ].join(" ");

const values = (kind: string, fields: Record<string, ValueMatch>): string[] =>
  sortedEntries(fields).map(([name, value]) =>
    typeof value === "string" ? `${kind} ${name}=${value}` : `${kind} ${name}~${value.regex}`,
  );

/** A host and a match: what a row of the table takes. */
export interface Entrance {
  readonly host: HostPattern;
  readonly match: EffectiveMatch;
}

/**
 * Whether every request that `inner` takes is one that `outer` takes, by host, path and conditions.
 * Regular expressions are compared as text: different ones are taken for different sets.
 */
export const takesAll = (outer: Entrance, inner: Entrance): boolean =>
  coversHost(outer.host, inner.host) &&
  takesPath(outer.match.path, inner.match.path) &&
  (outer.match.method === undefined || outer.match.method === inner.match.method) &&
  needsLess(outer.match.headers, inner.match.headers) &&
  needsLess(outer.match.query, inner.match.query);

type Path = EffectiveMatch["path"];

const takesPath = (outer: Path, inner: Path): boolean => {
  if (outer.type === "PathPrefix") {
    const start = outer.value.endsWith("/") ? outer.value : `${outer.value}/`;
    const isEverything = start === "/";
    return (
      isEverything || (inner.type !== "RegularExpression" && `${inner.value}/`.startsWith(start))
    );
  }
  return outer.type === inner.type && outer.value === inner.value;
};

const needsLess = (outer: Record<string, ValueMatch>, inner: Record<string, ValueMatch>): boolean =>
  Object.entries(outer).every(
    ([name, value]) => JSON.stringify(inner[name]) === JSON.stringify(value),
  );
