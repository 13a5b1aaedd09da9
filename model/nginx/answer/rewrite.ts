import { expressionOf } from "./expression";
import { escapeArgument, escapePath, type NginxUri, toBytes } from "./uri";

/** What a rewrite makes of a request. */
export type Rewritten =
  /** Path and query for the backend; `fill` writes `$1` … into another text. */
  | { readonly type: "target"; readonly target: string; readonly fill: (text: string) => string }
  /** The target is a URL: 302. */
  | { readonly type: "redirect"; readonly location: string };

/**
 * `rewrite "(?i)<text>" <target> break`: the whole path is replaced, and the query is appended unless
 * the target ends in `?`; groups hold decoded text, which is encoded anew for the backend
 * (ngx_http_script_regex_* in nginx's src/http/ngx_http_script.c).
 *
 * @returns nothing where the expression does not fit: then there is no rewrite.
 * @param text path of the location, an expression that is not anchored.
 */
export const rewrite = ({
  text,
  rewriteTarget,
  uri: { path, args, encoded },
}: {
  text: string;
  rewriteTarget: string;
  uri: NginxUri;
}): Rewritten | undefined => {
  const expression = expressionOf({ source: text, caseless: true });
  const groups = expression.type === "expression" ? expression.groups(path) : undefined;
  if (groups === undefined) {
    return undefined;
  }
  const fill = (template: string, escape: (group: string) => string = same): string =>
    toBytes(template).replace(/\$(?:\{(\d)\}|(\d))/g, (_, braced?: string, plain?: string) =>
      escape(groups[Number(braced ?? plain)] ?? ""),
    );
  const pathTemplate = rewriteTarget.replace(/\?.*$/s, "");
  const query = rewriteTarget.slice(pathTemplate.length);
  const escape = encoded ? escapeArgument : same;
  const filledQuery = appended({ query: fill(query, escape), args });
  return /^(https?:\/\/|\$scheme)/.test(rewriteTarget)
    ? { type: "redirect", location: fill(pathTemplate, escape) + filledQuery }
    : { type: "target", target: escapePath(fill(pathTemplate)) + filledQuery, fill };
};

const same = (text: string): string => text;

/** The target's own query, then the request's unless the target ends in `?`. */
const appended = ({ query, args = "" }: { query: string; args: string | undefined }): string => {
  const own = query.replace(/^\?/, "").replace(/\?$/, "");
  const parts = [own, query.endsWith("?") ? "" : args].filter((part) => part !== "");
  return parts.length === 0 ? "" : `?${parts.join("&")}`;
};
