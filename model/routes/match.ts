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

const byName = (values: Record<string, ValueMatch>): [string, ValueMatch][] =>
  Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));

/** The same for equal matches and only for those, whatever the order of their fields. */
export const matchKey = ({ path, method, headers, query }: Match): string =>
  JSON.stringify([pathOf(path), method ?? "", byName(headers), byName(query)]);

const PATH_SIGNS = { Exact: "= ", PathPrefix: "", RegularExpression: "~ " };

const valuesText = (kind: string, values: Record<string, ValueMatch>): string[] =>
  byName(values).map(([name, value]) =>
    typeof value === "string" ? `${kind} ${name}=${value}` : `${kind} ${name}~${value.regex}`,
  );

/** A match in one line for people, such as `GET = /login header x-beta=1 query v~\d+`. */
export const matchText = ({ path, method, headers, query }: Match): string => {
  const { type, value } = pathOf(path);
  return [
    ...(method ? [method] : []),
    `${PATH_SIGNS[type]}${value}`,
    ...valuesText("header", headers),
    ...valuesText("query", query),
  ].join(" ");
};
