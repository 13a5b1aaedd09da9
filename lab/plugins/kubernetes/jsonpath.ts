import { compile } from "json-p3";
import type { Properties } from "../engine/values";

/** Everything that a path selects in an object. */
export type Query = (object: Properties) => unknown[];

/**
 * A JSONPath of RFC 9535, `$` at its begin optional. What the official plugin's parser
 * (github.com/theory/jsonpath 0.9.0) does not take is refused here too.
 *
 * @throws Error that names the path and what is wrong with it.
 */
export function compilePath(text: string): Query {
  const path = text.startsWith("$") ? text : `$${text}`;
  try {
    refuseForeign(path);
    const query = compile(path);
    return (object) => query.query(object).values();
  } catch (error) {
    throw new Error(`pulumi.com/waitFor: {${text}} is no JSONPath: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

function refuseForeign(path: string): void {
  const code = path.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g, "''");
  if (/\.[A-Za-z_][A-Za-z_0-9]*-/.test(code)) {
    throw new Error("a name with a dash needs brackets and quotes: ['a-b']");
  }
  if (longestConjunction(code) > 2) {
    throw new Error(
      "three terms joined by && need parentheses round two of them: (a && b) && c, " +
        "because the official plugin's parser stops at the second &&",
    );
  }
}

/** The number of terms of the longest chain of `&&` without an `||` between, at any one level. */
function longestConjunction(code: string): number {
  let longest = 1;
  const levels = [1];
  for (const [token] of code.matchAll(/&&|\|\||[([]|[)\]]/g)) {
    const top = levels.length - 1;
    switch (token) {
      case "&&":
        levels[top] = (levels[top] ?? 1) + 1;
        longest = Math.max(longest, levels[top] ?? 1);
        break;
      case "||":
        levels[top] = 1;
        break;
      case "(":
      case "[":
        levels.push(1);
        break;
      default:
        levels.pop();
    }
  }
  return longest;
}
