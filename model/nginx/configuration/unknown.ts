import { closest, distance } from "fastest-levenshtein";
import type { Finding } from "../findings/finding";
import { controllerFinding } from "../findings/loss";
import { ARGUMENTS } from "./arguments";
import { KEYS, REMOVED_KEYS } from "./keys";

/** A key of the main ConfigMap that controller 1.15.1 does not know. */
export const unknownKey = (key: string): Finding =>
  REMOVED_KEYS.test(key)
    ? controllerFinding({
        key,
        severity: "note",
        differences: [
          {
            field: "operation",
            when: "always",
            nginx: "passes the key over: only earlier controllers read it",
            envoy: "has nothing of it either",
          },
        ],
        remedy: "remove it, unless the controller is an earlier one",
      })
    : controllerFinding({
        key,
        ...strange,
        remedy: `${nearest(key, KEYS)}remove the key if it does nothing, or accept this with a reason`,
      });

/** An argument that controller 1.15.1 does not know. */
export const unknownArgument = (name: string): Finding =>
  controllerFinding({
    key: `--${name}`,
    ...strange,
    remedy: `${nearest(name, ARGUMENTS)}say what it does and accept this with a reason`,
  });

const strange = {
  severity: "refused",
  protective: true,
  differences: [
    {
      field: "operation",
      when: "always",
      nginx: "may heed it: it is not one of those that controller 1.15.1 has",
      envoy: "has nothing of it",
    },
  ],
} as const;

/** Share of a word's letters that a slip of the pen changes at most. */
const SLIP = 1 / 4;

const nearest = (name: string, known: Readonly<Record<string, unknown>>): string => {
  const near = closest(name.toLowerCase(), Object.keys(known));
  return distance(name.toLowerCase(), near) <= name.length * SLIP
    ? `write ${near} if that is meant; else `
    : "";
};
