/** One directive of nginx's configuration language. */
export interface Directive {
  readonly name: string;
  /** Without quotes, escapes resolved; variables as written. */
  readonly args: readonly string[];
  /** `block`: it ends with `{ … }`, whose content is not read. */
  readonly form: "simple" | "block";
}

/** The directives of a text, or why nginx could not read it. */
export type ParsedSnippet =
  | { readonly type: "directives"; readonly directives: readonly Directive[] }
  | { readonly type: "fault"; readonly fault: string };

/**
 * Reads the directives of a snippet as nginx's own parser splits them (src/core/ngx_conf_file.c):
 * words and quoted texts, ended by a semicolon or a block; `#` begins a comment.
 */
export const parseSnippet = (text: string): ParsedSnippet => {
  const directives: Directive[] = [];
  let words: string[] = [];
  let depth = 0;
  for (const { kind, value } of tokens(text)) {
    if (depth > 0) {
      depth += Number(kind === "{") - Number(kind === "}");
    } else if (kind === "word") {
      words.push(value);
    } else if (kind === "open quote") {
      return { type: "fault", fault: "a quote is not closed" };
    } else {
      const [name, ...args] = words;
      if (name === undefined || kind === "}") {
        return { type: "fault", fault: `unexpected ${kind}` };
      }
      directives.push({ name, args, form: kind === "{" ? "block" : "simple" });
      depth = Number(kind === "{");
      words = [];
    }
  }
  return words.length > 0 || depth > 0
    ? { type: "fault", fault: depth > 0 ? "a block is not closed" : "a semicolon is missing" }
    : { type: "directives", directives };
};

interface Token {
  readonly kind: "word" | "open quote" | ";" | "{" | "}";
  readonly value: string;
}

/** Spaces and comments, or one token: a quoted text, a mark, an open quote, a word. */
const TOKEN =
  /(?:\s+|#[^\n]*)|"((?:\\[^]|[^"\\])*)"|'((?:\\[^]|[^'\\])*)'|([;{}])|(["'])|((?:\\[^]|\$\{[^}\s]*\}|[^\s;{\\])+|\\)/g;

const tokens = (text: string): Token[] =>
  [...text.matchAll(TOKEN)].flatMap((match) => {
    const [, double, single, mark, quote, word] = match;
    const value = double ?? single ?? word;
    if (value !== undefined) {
      return [{ kind: "word", value: unescaped(value) }];
    }
    const kind = quote === undefined ? mark : "open quote";
    return kind === undefined ? [] : [{ kind: kind as Token["kind"], value: kind }];
  });

const CONTROLS: Readonly<Record<string, string>> = { t: "\t", r: "\r", n: "\n" };

/** nginx resolves these escapes and leaves every other backslash. */
const unescaped = (text: string): string =>
  text.replace(/\\(["'\\trn])/g, (_, character: string) => CONTROLS[character] ?? character);
