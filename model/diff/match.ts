import { covers as coversHost, type HostPattern } from "../gateway/hostnames";
import type { EffectiveMatch } from "../routes/effective";
import type { ValueMatch } from "../settings/matches";

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
