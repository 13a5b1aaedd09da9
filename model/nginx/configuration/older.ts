import type { Values } from "./key";
import type { ARGUMENTS } from "./arguments";
import type { KEYS } from "./keys";

/** Defaults that a release changed: what held before it. */
interface Change {
  /** First release with the new defaults, as [major, minor]. */
  readonly since: readonly [number, number];
  readonly keys: Partial<Values<typeof KEYS>>;
  readonly arguments: Partial<Values<typeof ARGUMENTS>>;
}

/** Newest first. Facts: upstream's pull requests 11819 (1.12.0) and 10393 (1.9.0). */
const CHANGES: readonly Change[] = [
  {
    since: [1, 12],
    keys: {
      "allow-cross-namespace-resources": true,
      "annotations-risk-level": "Critical",
      "strict-validate-path-type": false,
    },
    arguments: { "enable-annotation-validation": false },
  },
  { since: [1, 9], keys: { "allow-snippet-annotations": true }, arguments: {} },
];

/** Newest release whose configuration this model knows. */
const KNOWN: readonly [number, number] = [1, 15];

/** How an inventory's controller stands to the one that the tables describe. */
export const olderDefaults = (
  version: string | undefined,
): Omit<Change, "since"> & { readonly like: "the model" | "another" } => {
  const [major = Number.NaN, minor = Number.NaN] = (version ?? "").split(".").map(Number);
  const isBefore = ([otherMajor, otherMinor]: Change["since"]): boolean =>
    major < otherMajor || (major === otherMajor && minor < otherMinor);
  const before = CHANGES.filter(({ since }) => isBefore(since));
  const known = !Number.isNaN(minor) && before.length === 0 && isBefore([KNOWN[0], KNOWN[1] + 1]);
  return {
    keys: Object.assign({}, ...before.map(({ keys }) => keys)) as Change["keys"],
    arguments: Object.assign({}, ...before.map((each) => each.arguments)) as Change["arguments"],
    like: known ? "the model" : "another",
  };
};
