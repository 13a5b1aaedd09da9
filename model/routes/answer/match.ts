import { RE2JS } from "re2js";

/** A condition on one named value of a request: a header field, a cookie, or a query parameter. */
export interface ValueCondition {
  /** Header fields in lower case; `:method` and `:path` are Envoy's own. */
  readonly name: string;
  readonly kind: "exact" | "regex" | "suffix";
  readonly holds: (value: string) => boolean;
}

export type PathCondition =
  | { readonly type: "Exact" | "PathPrefix"; readonly value: string }
  | { readonly type: "RegularExpression"; readonly value: string; readonly expression: RE2JS };

/** What a request must be like for a route of Envoy's; all conditions count. */
export interface Match {
  readonly path: PathCondition;
  readonly headers: readonly ValueCondition[];
  readonly cookies: readonly ValueCondition[];
  readonly query: readonly ValueCondition[];
}

/** A match that cannot be told apart from no match at all. */
export const ANY_PATH: PathCondition = { type: "PathPrefix", value: "/" };

/**
 * A path condition; Gateway API's default is every path.
 *
 * @throws Error if the expression is not one of RE2.
 */
export const pathCondition = ({
  type = "PathPrefix",
  value = "/",
}: {
  type?: PathCondition["type"];
  value?: string;
}): PathCondition =>
  type === "RegularExpression"
    ? { type, value, expression: RE2JS.compile(value) }
    : { type, value };

/**
 * A condition as Gateway API writes it.
 *
 * @throws Error if the expression is not one of RE2.
 */
export const valueCondition = ({
  name,
  type = "Exact",
  value,
}: {
  name: string;
  type?: "Exact" | "RegularExpression";
  value: string;
}): ValueCondition => {
  if (type === "Exact") {
    return { name, kind: "exact", holds: (actual) => actual === value };
  }
  const expression = RE2JS.compile(value);
  return { name, kind: "regex", holds: (actual) => expression.matches(actual) };
};

/** Names of header fields have no case. */
export const headerCondition = (condition: Parameters<typeof valueCondition>[0]): ValueCondition =>
  valueCondition({ ...condition, name: condition.name.toLowerCase() });
