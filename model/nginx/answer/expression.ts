import { RE2JS } from "re2js";
import { toBytes } from "./uri";

/** An expression of nginx (PCRE) run by RE2, in bounded time; `unsupported` where RE2 cannot take it. */
export type Expression =
  { readonly type: "expression"; readonly groups: Search } | { readonly type: "unsupported" };

/** The whole match and its groups, a group without a match as an empty text; nothing if none fits. */
export type Search = (text: string) => readonly string[] | undefined;

/** @param source over bytes or characters below 128; `caseless`: letters in any case. */
export const expressionOf = ({
  source,
  caseless,
}: {
  source: string;
  caseless: boolean;
}): Expression => {
  const compiled = compile({ source, flags: caseless ? RE2JS.CASE_INSENSITIVE : 0 });
  return compiled === undefined
    ? { type: "unsupported" }
    : {
        type: "expression",
        groups: (text) => {
          const matcher = compiled.matcher(text);
          return matcher.find()
            ? Array.from(
                { length: matcher.groupCount() + 1 },
                (_, group) => matcher.group(group) ?? "",
              )
            : undefined;
        },
      };
};

const compile = ({ source, flags }: { source: string; flags: number }): RE2JS | undefined => {
  try {
    return RE2JS.compile(toBytes(source), flags);
  } catch {
    return undefined;
  }
};
