import { RE2JS } from "re2js";

/**
 * What a value may be. Facts: internal/ingress/annotations/parser/validators.go of controller
 * 1.15.1; they were written anew so that none needs more than linear time.
 */
export interface Check {
  /** Ends the sentence "it is not …". */
  readonly name: string;
  /** Of a value as written. */
  readonly allows: (value: string) => boolean;
}

/** Without blanks at the ends of its lines, as the controller uses a text; undefined when empty. */
export const normalized = (value: string): string | undefined =>
  value
    .split("\n")
    .map((line) => line.trim())
    .join("\n") || undefined;

const BOOLEANS: Readonly<Record<string, boolean>> = Object.fromEntries([
  ...["1", "t", "T", "true", "TRUE", "True"].map((word) => [word, true] as const),
  ...["0", "f", "F", "false", "FALSE", "False"].map((word) => [word, false] as const),
]);

/** As Go reads it. */
export const boolean = {
  name: "true or false",
  parse: (value: string): boolean | undefined =>
    Object.hasOwn(BOOLEANS, value) ? BOOLEANS[value] : undefined,
  allows: (value: string): boolean => Object.hasOwn(BOOLEANS, value),
} as const;

const parseInteger = (value: string): number | undefined => {
  const number = /^[+-]?\d+$/.test(value) ? Number(value) : undefined;
  return number !== undefined && Number.isSafeInteger(number) ? number : undefined;
};

/** As Go reads it, decimal. */
export const integer = {
  name: "a whole number",
  parse: parseInteger,
  allows: (value: string): boolean => parseInteger(value) !== undefined,
} as const;

/** A text that an expression takes: without blanks where they do not count, and on one line. */
const like = ({
  name,
  pattern,
  blanks,
}: {
  name: string;
  pattern: RegExp;
  blanks: "count" | "do not count";
}): Check => ({
  name,
  allows: (value) => {
    const text = blanks === "count" ? value : value.replaceAll(" ", "");
    return pattern.test(text) && !/[\r\n]/.test(text);
  },
});

/** A text that an expression takes, with blanks left out first. */
export const matching = (name: string, pattern: RegExp): Check =>
  like({ name, pattern, blanks: "do not count" });

/** A text that an expression takes as it is. */
export const matchingExactly = (name: string, pattern: RegExp): Check =>
  like({ name, pattern, blanks: "count" });

/** One of these words, with blanks around it. */
export const oneOf = (words: readonly string[], letterCase: "as is" | "any" = "as is"): Check => ({
  name: words.join(", "),
  allows: (value) =>
    words.includes(letterCase === "any" ? value.trim().toLowerCase() : value.trim()),
});

export const anything: Check = { name: "a text", allows: () => true };

/** Characters of names, paths and addresses with a port. */
export const BASIC = matching("made of letters, digits and -._~/:", /^[-._~a-zA-Z0-9/:]*$/);

export const BASIC_WITH_BLANKS = matchingExactly(
  "made of letters, digits, blanks and -._~/:",
  /^[-._~a-zA-Z0-9/: ]*$/,
);

export const LIST = matchingExactly(
  "made of letters, digits, commas, blanks and -._~/:",
  /^[-._~a-zA-Z0-9/:, ]*$/,
);

const URL_CHARACTERS = /^[-._~a-zA-Z0-9/:,?&=]*$/;

export const URL_TEXT = matching("made of letters, digits and -._~/:,?&=", URL_CHARACTERS);

export const URL_TEXT_EXACTLY = matchingExactly(
  "made of letters, digits and -._~/:,?&=",
  URL_CHARACTERS,
);

export const URL_WITH_VARIABLES = matching(
  "made of letters, digits and -._~/:,?&=$",
  /^[-._~a-zA-Z0-9/:, ?&=$]*$/,
);

export const PATH_WITH_CAPTURES = /^[-._~a-zA-Z0-9/:$]*$/;

export const VARIABLES = /^[-a-zA-Z0-9_${}]*$/;

export const HEADER_LIST = /^[-A-Za-z0-9_, ]*$/;

/** A size of nginx: bytes, or with k, m or g. */
export const SIZE = matching("a size such as 8m", /^\d+[bkmg]?$/i);

/** A name of a server, perhaps an expression. */
export const SERVER_NAME: Check = {
  name: "a server name",
  allows: (value) => /^[-._~a-zA-Z0-9/:^$[\](){}*+?|&=\\]*$/.test(value.trim()),
};

export const SERVER_NAMES: Check = {
  name: "a list of server names",
  allows: (value) => value.split(",").every(SERVER_NAME.allows),
};

/** Characters of an expression. */
export const EXPRESSION = matchingExactly(
  "made of the characters of a simple regular expression",
  /^[-._~a-zA-Z0-9/:^$[\](){}*+?|&=\\]*$/,
);

/** A subject that begins with CN=, and an RE2 expression after it. */
export const COMMON_NAME: Check = {
  name: "CN= and a regular expression",
  allows: (value) => value.startsWith("CN=") && isExpression(value.slice(3)),
};

const isExpression = (text: string): boolean => {
  try {
    RE2JS.compile(text);
    return true;
  } catch {
    return false;
  }
};

/** A name of a header field that the controller writes into nginx's configuration. */
export const isHeaderName = (name: string): boolean => /^[-a-zA-Z\d_]+$/.test(name);
