import { RE2JS } from "re2js";

/** Whether Envoy, whose expressions are those of RE2, takes it. */
export const isValidExpression = (pattern: string): boolean => {
  try {
    RE2JS.compile(pattern);
    return true;
  } catch {
    return false;
  }
};

/**
 * All matches of an expression replaced, as RE2's GlobalReplace does it: `\1` is a group, `\0` the
 * whole match, `\\` a backslash. An empty match right after another is none.
 */
export const replaceAll = ({
  text,
  pattern,
  substitution,
}: {
  text: string;
  pattern: string;
  substitution: string;
}): string => {
  const matcher = RE2JS.compile(pattern).matcher(text);
  let replaced = "";
  let end = 0;
  let isFirst = true;
  while (matcher.find()) {
    const [start, next] = [matcher.start(), matcher.end()];
    if (isFirst || start > end || next > start) {
      replaced += text.slice(end, start);
      replaced += substitution.replace(/\\(\\|\d)/g, (_, sign: string) =>
        sign === "\\" ? sign : groupOf(matcher, Number(sign)),
      );
      end = next;
    }
    isFirst = false;
  }
  return replaced + text.slice(end);
};

const groupOf = (matcher: ReturnType<RE2JS["matcher"]>, group: number): string =>
  group > matcher.groupCount() ? "" : (matcher.group(group) ?? "");
