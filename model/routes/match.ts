import { sortedEntries } from "../collections";
import type { Match, PathMatch, ValueMatch } from "../settings/matches";

/** Kind and value of a path match, as the HTTPRoute names them. */
export const pathOf = (
  path: PathMatch,
): { type: "Exact" | "PathPrefix" | "RegularExpression"; value: string } => {
  if ("exact" in path) {
    return { type: "Exact", value: path.exact };
  }
  return "prefix" in path
    ? { type: "PathPrefix", value: path.prefix }
    : { type: "RegularExpression", value: path.regex };
};

/** Flags and anchor of a regular expression, its leading text, and what quantifies that text's end. */
const LEADING_TEXT = /^(?:\(\?[a-zA-Z]+\))?\^?(\/[A-Za-z0-9/_~-]*)(?=([*?{]?))/;

/** The path itself; of a regular expression the text that every path it matches begins with. */
export const literalStart = (path: PathMatch): string => {
  const { type, value } = pathOf(path);
  if (type !== "RegularExpression") {
    return value;
  }
  const [, text = "/", quantifier = ""] = value.includes("|")
    ? []
    : (LEADING_TEXT.exec(value) ?? []);
  return quantifier === "" ? text : text.slice(0, -1);
};

/** The same for equal matches and only for those, whatever the order of their fields. */
export const matchKey = ({ path, method, headers, query }: Match): string =>
  JSON.stringify([pathOf(path), method ?? "", sortedEntries(headers), sortedEntries(query)]);

const PATH_SIGNS = { Exact: "= ", PathPrefix: "", RegularExpression: "~ " };

const valuesText = (kind: string, values: Record<string, ValueMatch>): string[] =>
  sortedEntries(values).map(([name, value]) =>
    typeof value === "string" ? `${kind} ${name}=${value}` : `${kind} ${name}~${value.regex}`,
  );

/** A match whose path has its kind, as the HTTPRoute names it. */
type TypedMatch = Omit<Match, "path"> & { readonly path: ReturnType<typeof pathOf> };

/** A match in one line for people, such as `GET = /login header x-beta=1 query v~\d+`. */
export const typedMatchText = ({ path, method, headers, query }: TypedMatch): string =>
  [
    ...(method ? [method] : []),
    `${PATH_SIGNS[path.type]}${path.value}`,
    ...valuesText("header", headers),
    ...valuesText("query", query),
  ].join(" ");

/** The same for a match as the configuration has it. */
export const matchText = ({ path, ...match }: Match): string =>
  typedMatchText({ ...match, path: pathOf(path) });
