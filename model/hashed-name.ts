import { createHash } from "node:crypto";

/** First eight hexadecimal digits of a text's SHA-256. */
export const shortHash = (text: string): string =>
  createHash("sha256").update(text).digest("hex").slice(0, 8);

/**
 * A name for something that has none: words for people, of at most 40 letters, digits and dashes,
 * and a hash of the key that tells it from others.
 */
export const hashedName = ({ words, key }: { words: string; key: string }): string => {
  const readable = words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 40)
    .replace(/^-+|-+$/g, "");
  return `${readable || "root"}-${shortHash(key)}`;
};
