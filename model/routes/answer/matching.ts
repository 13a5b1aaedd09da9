import { type Incoming, splitTarget, valuesOf } from "./incoming";
import type { Match, PathCondition, ValueCondition } from "./match";

/** Whether a route of Envoy's takes a request. */
export const matches = (match: Match, request: Incoming): boolean => {
  const { path, query } = splitTarget(request.target);
  return (
    matchesPath(match.path, path) &&
    match.headers.every((condition) => holdsForField(condition, request)) &&
    holdAll(match.cookies, () => cookies(request)) &&
    holdAll(match.query, () => parameters(query))
  );
};

/**
 * Paths are compared as normalised, with case, without query. A prefix ends at a slash: `/a` and `/a/`
 * take `/a` and `/a/b`, not `/ab` (internal/xds/translator/route.go, buildPathMatch). An expression
 * must match all of the path.
 */
export const matchesPath = (condition: PathCondition, path: string): boolean => {
  if (condition.type === "RegularExpression") {
    return condition.expression.matches(path);
  }
  if (condition.type === "Exact") {
    return path === condition.value;
  }
  const prefix = condition.value.replace(/\/$/, "");
  return path === prefix || path.startsWith(`${prefix}/`);
};

/**
 * One of several fields of a name is enough; an expression may also match them joined. `Host` is the
 * authority, with its port and in its case (Envoy 1.39.1, run).
 */
const holdsForField = ({ name, holds }: ValueCondition, request: Incoming): boolean => {
  const values = valuesOf(request, name);
  return values.some(holds) || (values.length > 1 && holds(values.join(",")));
};

const holdAll = (
  conditions: readonly ValueCondition[],
  read: () => ReadonlyMap<string, string>,
): boolean => {
  if (conditions.length === 0) {
    return true;
  }
  const values = read();
  return conditions.every(({ name, holds }) => {
    const value = values.get(name);
    return value !== undefined && holds(value);
  });
};

/** The first of each name, without quotes. */
const cookies = (request: Incoming): Map<string, string> =>
  firstOfEach(
    valuesOf(request, "cookie")
      .flatMap((field) => field.split(";"))
      .map((cookie) => nameAndValue(cookie.trim()))
      .map(([name, value]) => [name, value.replace(/^"(.*)"$/, "$1")] as const),
  );

/** Parameters of a query with its question mark: the first of each name, not decoded; without `=` empty. */
export const parameters = (query: string): Map<string, string> =>
  firstOfEach(query.slice(1).split("&").map(nameAndValue));

const nameAndValue = (text: string): readonly [string, string] => {
  const sign = text.indexOf("=");
  return sign < 0 ? [text, ""] : [text.slice(0, sign), text.slice(sign + 1)];
};

const firstOfEach = (pairs: readonly (readonly [string, string])[]): Map<string, string> =>
  new Map(pairs.toReversed());
