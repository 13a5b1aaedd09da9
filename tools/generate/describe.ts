/** Longest text that an editor's hover shows well. */
const LIMIT = 200;

/** Sentence ends: a full stop, but none after an abbreviation or inside a number or name. */
const SENTENCE_END = /(?<!\b(?:e\.g|i\.e|etc|vs))\.(?=\s+[A-Z"'`(])/g;

/** Removes lists and what Markdown adds to a sentence, and joins lines. */
function plain(markdown: string): string {
  return markdown
    .replace(/^\s*(?:[*-]|\d+\.)\s[\s\S]*/m, "")
    .replace(/<[^>\s][^>]*>/g, "") // <gateway:experimental> and the like
    .replace(/\[([^\]]+)\]\([^)]*\)/g, "$1")
    .replace(/\*\*|__/g, "")
    .replace(/^\s*#+\s+/gm, "")
    .replace(/\s+/g, " ")
    .trim();
}

function sentences(text: string): readonly string[] {
  return text.replace(SENTENCE_END, ".\n").split("\n");
}

function cutAtWord(text: string): string {
  const room = text.slice(0, LIMIT - 1);
  return text.length <= LIMIT ? text : `${room.slice(0, room.lastIndexOf(" "))}…`;
}

/** The first sentence, and the second when both fit and it does not announce a list. */
function shorten(text: string): string {
  const [first = "", second] = sentences(text).map((sentence) => sentence.trim());
  const both = second === undefined || second.endsWith(":") ? first : `${first} ${second}`;
  return both.length <= LIMIT ? both : cutAtWord(first);
}

/** What a hover says about a field. */
export interface Description {
  /** One or two sentences, at most 200 characters, without Markdown. */
  readonly text?: string;
  /** What to use instead, when the field is deprecated. */
  readonly deprecated?: string;
}

/**
 * Shortens a CRD's description: its first paragraph, and the paragraph after `Deprecated:`.
 * `Support: Core` and the like, examples and lists are left out.
 */
export function describe(markdown: string | undefined): Description {
  const paragraphs = (markdown ?? "")
    .replace(/```[\s\S]*?```/g, "")
    .split(/\n\s*\n/)
    .map(plain)
    .filter((text) => text !== "" && !text.startsWith("Support: "));
  const deprecation = paragraphs.find((text) => /^Deprecated\b/.test(text));
  const text = shorten(paragraphs.find((paragraph) => paragraph !== deprecation) ?? "");
  return {
    ...(text !== "" && { text }),
    ...(deprecation !== undefined && {
      deprecated: shorten(deprecation.replace(/^Deprecated[:.]?\s*/, "")),
    }),
  };
}
