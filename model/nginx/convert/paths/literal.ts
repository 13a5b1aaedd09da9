import type { Block, Location } from "../../effective/nginx";
import type { LocationPath, PathedLocation, PathMatch } from "./location-path";

/** Longest value of a path match (Gateway API, HTTPPathMatch). */
export const MOST_OF_PATH = 1024;

/** What a path match does not take as it is (Gateway API 1.6, CEL rules of HTTPPathMatch). */
const NOT_PLAIN = /[^-A-Za-z0-9/._~!$&'()*+,;=:@]/gu;

/**
 * Matches of a host without expressions: exact, and prefixes of whole segments, into which the
 * controller splits them (internal/ingress/controller/location.go). Of equal blocks the first counts.
 */
export const literalPaths = (locations: readonly Location[]): PathedLocation[] => {
  const taken = new Set<string>();
  const fresh = locations.map((location) => ({
    location,
    blocks: location.blocks.filter((block) => isNew(block, taken)),
  }));
  const fallen = fallThroughs(fresh, taken);
  return fresh.map(({ location, blocks }) => ({
    location,
    paths: [...matchesOf(blocks), ...(fallen.get(location) ?? [])].map((match) => ({
      path: literalPath(match),
    })),
  }));
};

interface Fresh {
  readonly location: Location;
  readonly blocks: readonly Block[];
}

const keyOf = ({ match, text }: Pick<Block, "match" | "text">): string => `${match} ${text}`;

const isNew = (block: Block, taken: Set<string>): boolean => {
  const isFirst = !taken.has(keyOf(block));
  taken.add(keyOf(block));
  return isFirst;
};

/** A prefix `/p/` with an exact `/p` is one match: of the path and of all below it. */
const matchesOf = (blocks: readonly Block[]): PathMatch[] => {
  const prefix = blocks.find(({ match }) => match === "prefix");
  const exact = blocks.find(({ match }) => match === "exact");
  if (prefix === undefined) {
    return exact ? [{ type: "Exact", value: exact.text }] : [];
  }
  const isJoined = exact !== undefined && `${exact.text}/` === prefix.text;
  return [{ type: "PathPrefix", value: isJoined ? exact.text : prefix.text }];
};

/**
 * Paths without the slash at the end of a denied location's, by the location that gets them: nginx
 * redirects no such path, and gives it to the next location; Envoy's prefix would take it.
 */
const fallThroughs = (
  fresh: readonly Fresh[],
  taken: ReadonlySet<string>,
): ReadonlyMap<Location | undefined, PathMatch[]> => {
  const fallen = new Map<Location | undefined, PathMatch[]>();
  const denied = fresh.filter(({ location }) => location.denied !== undefined);
  const paths = denied
    .flatMap(({ blocks }) => blocks.filter(({ match }) => match === "prefix"))
    .map(({ text }) => text.slice(0, -1))
    .filter((text) => text !== "" && !taken.has(keyOf({ match: "exact", text })));
  for (const value of new Set(paths)) {
    const location = longestPrefix(value, fresh);
    fallen.set(location, [...(fallen.get(location) ?? []), { type: "Exact", value }]);
  }
  return fallen;
};

const longestPrefix = (path: string, fresh: readonly Fresh[]): Location | undefined =>
  fresh
    .flatMap(({ location, blocks }) =>
      blocks
        .filter(({ match, text }) => match === "prefix" && path.startsWith(text))
        .map(({ text }) => ({ location, text })),
    )
    .reduce<{ location: Location; text: string } | undefined>(
      (best, each) => (best && best.text.length >= each.text.length ? best : each),
      undefined,
    )?.location;

/** nginx compares with the path in normal form, which has no empty and no dot segments. */
const isUnreachable = (path: string): boolean => /\/\/|\/\.{1,2}(\/|$)/.test(path);

/** Other characters than those of plain paths are percent-encoded, as they stand in a request. */
const literalPath = ({ type, value }: PathMatch): LocationPath => {
  if (isUnreachable(value)) {
    return { type: "unreachable" };
  }
  const encoded = value.replace(NOT_PLAIN, encodeURIComponent);
  return encoded.length <= MOST_OF_PATH
    ? { type: "path", path: { type, value: encoded } }
    : {
        type: "refused",
        path: { type: "PathPrefix", value: "/" },
        reason: `the path has ${encoded.length} characters; a match takes ${MOST_OF_PATH}`,
      };
};
