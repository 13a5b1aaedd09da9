import { literalStart } from "../../../routes/match";
import type { Block, Location } from "../../effective/nginx";
import { MOST_OF_PATH } from "./literal";
import type { LocationPath, PathedBlock, PathedLocation } from "./location-path";
import { expressionFault } from "./expression-fault";
import { rewriteOf } from "./rewrite";

/** Matches nothing more: lengthens an expression, by which Envoy Gateway orders them. */
const PADDING = "(?:)";

/**
 * Matches of a host whose paths are expressions. nginx tries them in the order given and takes the
 * first that matches; Envoy Gateway tries the longest first (internal/gatewayapi/sort.go of 1.9.1), so
 * each expression is padded until it is longer than all later ones that may match the same paths.
 */
export const expressionPaths = (locations: readonly Location[]): PathedLocation[] => {
  const taken = new Set<string>();
  const ordered = locations.flatMap((location) =>
    widestBlocks(location).map((block) => ({ location, block, isFirst: isNew(block.text, taken) })),
  );
  const later: Placed[] = [];
  const paths = new Map<Location, PathedBlock[]>(locations.map((location) => [location, []]));
  for (const { location, block, isFirst } of ordered.reverse()) {
    const path = isFirst ? expressionPath(block.text, later) : UNREACHABLE;
    if (path.type !== "unreachable" && path.path.type === "RegularExpression") {
      later.push({ start: startOf(block.text), length: byteLength(path.path.value) });
    }
    const rewrite = rewriteOf(block);
    paths.get(location)?.unshift({ path, ...(rewrite && { rewrite }) });
  }
  return [...paths].map(([location, blocks]) => ({ location, paths: blocks }));
};

const isNew = (text: string, taken: Set<string>): boolean => {
  const isFirst = !taken.has(text);
  taken.add(text);
  return isFirst;
};

const UNREACHABLE = { type: "unreachable" } as const;

/** The blocks of a location, without those all of whose paths the next one has too. */
const widestBlocks = ({ blocks }: Location): Block[] =>
  blocks.filter(({ text, rewriteTarget }, index) => {
    const next = blocks[index + 1];
    return !(next && text.startsWith(next.text) && rewriteTarget === next.rewriteTarget);
  });

/** An expression that has its length: text that all its paths begin with, in lower case. */
interface Placed {
  readonly start: string;
  readonly length: number;
}

const startOf = (path: string): string => literalStart({ regex: path }).toLowerCase();

const byteLength = (text: string): number => Buffer.byteLength(text);

const expressionPath = (text: string, later: readonly Placed[]): LocationPath => {
  if (text === "/") {
    // Every path begins with it, and nothing comes after it: a prefix needs no expression.
    return { type: "path", path: { type: "PathPrefix", value: "/" } };
  }
  const fault = expressionFault(text);
  const plain = fault === undefined ? pathExpression(text) : widest(text);
  const value = padded(plain, leastLength({ plain, start: startOf(text), later }));
  if (value.length > MOST_OF_PATH) {
    return {
      type: "refused",
      path: { type: "PathPrefix", value: "/" },
      reason: `the expression that keeps nginx's order has ${value.length} characters; a match takes ${MOST_OF_PATH}`,
    };
  }
  const match = { type: "RegularExpression" as const, value };
  return fault === undefined
    ? { type: "path", path: match }
    : { type: "refused", path: match, reason: fault };
};

/** Length of an expression that comes before all later ones that may match the same paths. */
const leastLength = ({
  plain,
  start,
  later,
}: {
  plain: string;
  start: string;
  later: readonly Placed[];
}): number => {
  let least = byteLength(plain);
  for (const each of later) {
    const isLong = each.length >= least;
    if (isLong && (each.start.startsWith(start) || start.startsWith(each.start))) {
      least = each.length + 1;
    }
  }
  return least;
};

/** An expression with at least so many bytes, that matches the same. */
export const padded = (expression: string, bytes: number): string => {
  const missing = Math.max(0, bytes - byteLength(expression));
  return expression + PADDING.repeat(Math.ceil(missing / PADDING.length));
};

/**
 * An expression for the whole path that matches what nginx's `~* "^<path>"` finds anywhere: without
 * regard to case, at the start only, and with anything after it. Of a path with an alternative at its
 * top level, nginx anchors the first branch alone.
 */
export const pathExpression = (path: string): string =>
  hasTopLevelAlternative(path) ? `(?i).*?(?:^${path}).*` : `(?i)${path}.*`;

/** All that a path may match whose expression cannot be kept. */
const widest = (path: string): string => `(?i)${startOf(path)}.*`;

const hasTopLevelAlternative = (path: string): boolean => {
  const outside = path.replace(/\\./g, "").replace(/\[\^?\]?[^\]]*\]/g, "");
  let depth = 0;
  for (const sign of outside) {
    depth += Number(sign === "(") - Number(sign === ")");
    if (sign === "|" && depth === 0) {
      return true;
    }
  }
  return false;
};
