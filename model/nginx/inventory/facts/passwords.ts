/** How the hash of a password in an htpasswd file begins, by the name of its kind. */
const KINDS: readonly (readonly [string, RegExp])[] = [
  ["apr1", /^\$apr1\$/],
  ["bcrypt", /^\$2[abxy]?\$/],
  ["md5-crypt", /^\$1\$/],
  ["sha256-crypt", /^\$5\$/],
  ["sha512-crypt", /^\$6\$/],
  ["SHA", /^\{SHA\}/],
  ["SSHA", /^\{SSHA\}/],
  ["plain", /^\{PLAIN\}/],
  ["crypt", /^[./A-Za-z0-9]{13}$/],
];

/** Number of hashes of each kind; `other` for what no kind fits. */
export const countHashes = (hashes: readonly string[]): Record<string, number> => {
  const counts = new Map<string, number>();
  for (const hash of hashes) {
    const [kind] = KINDS.find(([, pattern]) => pattern.test(hash)) ?? ["other"];
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
};

/** The hashes of an htpasswd file: `user:hash` a line, perhaps with a comment after another colon. */
export const hashesOf = (htpasswd: string): string[] =>
  htpasswd
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.split(":")[1] ?? "");
