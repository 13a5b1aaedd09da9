import { RE2JS } from "re2js";

/** Longest expression that an authorization rule takes (api/v1alpha1/authorization_types.go). */
const LONGEST = 4096;

/**
 * A CEL condition that a text matches an expression somewhere, as nginx's `~` does: CEL's `matches`
 * searches too, by RE2.
 *
 * @param attribute such as `request.headers["user-agent"]`; where it is absent the condition fails.
 * @returns undefined for an expression that RE2 does not take, that the empty text matches (an absent
 *   field is empty in nginx), or that is too long.
 */
export const matchesCondition = ({
  attribute,
  expression,
}: {
  attribute: string;
  expression: string;
}): string | undefined => {
  const cel = `${attribute}.matches(${JSON.stringify(expression)})`;
  return isUsable(expression) && cel.length <= LONGEST ? cel : undefined;
};

const isUsable = (expression: string): boolean => {
  try {
    return !RE2JS.compile(expression).matcher("").find();
  } catch {
    return false;
  }
};
