import { RE2JS } from "re2js";
import type { HTTPRouteFilterSpec } from "../../../../kubernetes/types";
import type { Block } from "../../effective/nginx";
import { expressionFault } from "./expression-fault";

/** What becomes of a path that nginx rewrites. */
export type Rewrite =
  /** The whole path becomes this text. */
  | { readonly type: "text"; readonly text: string }
  | {
      readonly type: "expression";
      readonly urlRewrite: NonNullable<HTTPRouteFilterSpec["urlRewrite"]>;
    }
  /** nginx answers with a redirect to another host. */
  | { readonly type: "redirect"; readonly url: string }
  | { readonly type: "refused"; readonly reason: string };

/** A group of the expression, and anything else that nginx would fill in. */
const GROUP = /\$(\d)/g;
const VARIABLE = /\$(?!\d)/;

/**
 * The rewrite of a block (`rewrite "(?i)<text>" <target> break`): the whole path becomes the target, with
 * the expression's groups; the query stays.
 *
 * @returns undefined where the block rewrites nothing.
 */
export const rewriteOf = ({ text, rewriteTarget }: Block): Rewrite | undefined => {
  if (rewriteTarget === undefined) {
    return undefined;
  }
  if (VARIABLE.test(rewriteTarget)) {
    return { type: "refused", reason: "the target has variables of nginx" };
  }
  const isPlain = !rewriteTarget.includes("$");
  if (/^(https?:\/\/|\$scheme)/.test(rewriteTarget)) {
    return isPlain
      ? { type: "redirect", url: rewriteTarget }
      : { type: "refused", reason: "a redirect to another host cannot take parts of the path" };
  }
  if (isPlain && !rewriteTarget.includes("?") && rewriteTarget.startsWith("/")) {
    return { type: "text", text: rewriteTarget };
  }
  const fault = expressionFault(text);
  return fault === undefined
    ? { type: "expression", urlRewrite: { path: replacement({ text, target: rewriteTarget }) } }
    : { type: "refused", reason: fault };
};

const replacement = ({ text, target }: { text: string; target: string }) => ({
  type: "ReplaceRegexMatch" as const,
  replaceRegexMatch: {
    pattern: `(?i)^.*?(?:${text}).*$`,
    substitution: substitution({ target, groups: RE2JS.compile(text).groupCount() }),
  },
});

/** Envoy refuses a group that the expression does not have; for nginx it is empty. */
const substitution = ({ target, groups }: { target: string; groups: number }): string =>
  target
    .replaceAll("\\", "\\\\")
    .replace(GROUP, (_, group: string) => (Number(group) <= groups ? `\\${group}` : ""));
