import { boolean as words } from "../annotations/values";
import { parseRanges } from "../values/addresses";
import { parseBytes, parseList, parseTime, parseWords } from "../values/texts";
import type { Fate, Key } from "./key";

/**
 * Rows of a table by the type of their value. Facts: internal/ingress/controller/template/configmap.go
 * of controller 1.15.1, which hands most keys to mapstructure's weak decoding: empty texts are false
 * and 0, and what cannot be read leaves the default.
 */

export const boolean = (fallback: boolean, fate: Fate): Key<boolean> =>
  row({ fallback, fate, parse: (text) => (text === "" ? false : words.parse(text)) });

/** Decimal, or with 0x, 0o, 0b or a leading 0 (octal), as Go's strconv.ParseInt with base 0. */
export const integer = (fallback: number, fate: Fate): Key<number> =>
  row({
    fallback,
    fate,
    parse: (text) => {
      const [, sign = "", digits = ""] =
        /^([-+]?)(0x[\da-f]+|0b[01]+|0o[0-7]+|0[0-7]*|[1-9]\d*)$/i.exec(text || "0") ?? [];
      const value = /^0[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number(digits);
      return digits === "" || !Number.isSafeInteger(value) ? undefined : Number(`${sign}${value}`);
    },
  });

export const text = (fallback: string, fate: Fate): Key<string> =>
  row({ fallback, fate, parse: (value) => value });

/** A text that may hold credentials. */
export const hiddenText = (fallback: string, fate: Fate): Key<string> => ({
  ...text(fallback, fate),
  value: "hidden",
});

/** Items between commas. */
export const list = (fallback: readonly string[], fate: Fate): Key<readonly string[]> =>
  row({ fallback, fate, parse: parseList });

/** Addresses and ranges of nginx's allow and deny; in CIDR notation, sorted. */
export const ranges = (fate: Fate): Key<readonly string[]> => ({
  ...row<readonly string[]>({
    fallback: [],
    fate,
    parse: (value) => {
      const items = parseList(value).flatMap((item) => (item === "all" ? EVERY_ADDRESS : [item]));
      return items.length === 0 ? [] : parseRanges(items.join(","));
    },
  }),
  invalid: "stops the controller",
});

const EVERY_ADDRESS = ["0.0.0.0/0", "::/0"];

/** Words between blanks, which nginx reads itself. */
export const wordList = (fallback: readonly string[], fate: Fate): Key<readonly string[]> =>
  row({ fallback, fate, parse: parseWords });

/** A size in bytes; nginx's own default holds where it cannot be read. */
export const bytes = (fallback: number, fate: Fate): Key<number> =>
  row({ fallback, fate, parse: parseBytes });

/** A time in seconds that nginx reads itself. */
export const seconds = (fallback: number, fate: Fate): Key<number> => ({
  ...row({ fallback, fate, parse: parseTime }),
  invalid: "stops the controller",
});

/** One of some words, which nginx reads itself. */
export const oneOf = <Word extends string>({
  words: allowed,
  fallback,
  fate,
}: {
  words: readonly Word[];
  fallback: Word;
  fate: Fate;
}): Key<Word> => ({
  ...row({ fallback, fate, parse: (value) => allowed.find((word) => word === value) }),
  invalid: "stops the controller",
});

/** A row of a type of its own. */
export const row = <Value>({
  fallback,
  fate,
  parse,
}: Pick<Key<Value>, "fallback" | "fate" | "parse">): Key<Value> => ({
  fallback,
  fate,
  parse,
  invalid: "takes the default",
  value: "shown",
});
