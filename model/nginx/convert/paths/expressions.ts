import { RE2JS } from "re2js";
import { literalStart } from "../../../routes/match";
import type { Location } from "../../effective/nginx";
import { MOST_OF_PATH } from "./literal";
import type { LocationPath, PathedLocation } from "./location-path";

/** Matches nothing more: lengthens an expression, by which Envoy Gateway orders them. */
const PADDING = "(?:)";

/**
 * Matches of a host whose paths are expressions. nginx tries them in the order given and takes the
 * first that matches; Envoy Gateway tries the longest first (internal/gatewayapi/sort.go of 1.9.1), so
 * each expression is padded until it is longer than all later ones that may match the same paths.
 */
export const expressionPaths = (locations: readonly Location[]): PathedLocation[] => {
  const later: Placed[] = [];
  const placed: PathedLocation[] = [];
  for (const location of locations.toReversed()) {
    const path = expressionPath(location, later);
    placed.unshift({ location, path });
    if (path.type !== "unreachable" && path.path.type === "RegularExpression") {
      later.push({ start: startOf(location.path), length: byteLength(path.path.value) });
    }
  }
  return placed;
};

/** An expression that has its length: text that all its paths begin with, in lower case. */
interface Placed {
  readonly start: string;
  readonly length: number;
}

const startOf = (path: string): string => literalStart({ regex: path }).toLowerCase();

const byteLength = (text: string): number => Buffer.byteLength(text);

const expressionPath = ({ path }: Location, later: readonly Placed[]): LocationPath => {
  if (path === "/") {
    // Every path has it, and it comes last: a prefix needs no expression.
    return { type: "path", path: { type: "PathPrefix", value: "/" } };
  }
  const fault = expressionFault(path);
  const plain = fault === undefined ? pathExpression(path) : widest(path);
  const value = padded({ plain, start: startOf(path), later });
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

const padded = ({
  plain,
  start,
  later,
}: {
  plain: string;
  start: string;
  later: readonly Placed[];
}): string => {
  const least = later
    .filter((each) => each.start.startsWith(start) || start.startsWith(each.start))
    .reduce((longest, each) => Math.max(longest, each.length + 1), 0);
  const missing = Math.max(0, least - byteLength(plain));
  return plain + PADDING.repeat(Math.ceil(missing / PADDING.length));
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

/** Why an expression of nginx's (PCRE) cannot be one of Envoy's (RE2); nothing if it can. */
export const expressionFault = (expression: string): string | undefined => {
  if (expression.includes("\\\\")) {
    return "nginx reads two backslashes in its configuration as one: it is not known what is meant";
  }
  try {
    RE2JS.compile(expression);
    return undefined;
  } catch (error) {
    return `Envoy's expressions (RE2) do not have it: ${(error as Error).message}`;
  }
};
