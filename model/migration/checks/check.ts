import { byText } from "../../collections";
import type { Inventory } from "../../nginx/inventory";
import type { MigrationSettings } from "../../settings";
import type { Check } from "../evidence/evidence";
import type { MigrationPlan } from "../plan/migration-plan";
import type { MigrationObservation, Seen } from "./observation";

/** What a check judges. The plan is that of the applied stage. */
export interface CheckInput {
  readonly plan: MigrationPlan;
  /** As it was reviewed. */
  readonly inventory: Inventory;
  readonly settings: MigrationSettings;
  readonly observation: MigrationObservation;
}

/** A check; absent: it was not looked at. */
export type RunCheck = (input: CheckInput) => Check | undefined;

/** A check: failed by any fault, unknown by any doubt, else passed. */
export const verdict = ({
  summary,
  numbers = {},
  faults = [],
  doubts = [],
  notes = [],
}: {
  summary: string;
  numbers?: Readonly<Record<string, number>>;
  faults?: readonly string[];
  doubts?: readonly string[];
  /** What is no fault and good to know. */
  notes?: readonly string[];
}): Check => ({
  status: faults.length > 0 ? "failed" : doubts.length > 0 ? "unknown" : "passed",
  summary,
  numbers,
  details: [faults, doubts, notes].flatMap((lines) => [...lines].sort(byText)),
});

/** What could not be looked at is no pass. */
export const unknown = (why: string): Check =>
  verdict({ summary: "could not be looked at", doubts: [why] });

/** Judges what was seen; unknown where something was not. */
export const whenSeen = <Thing>(seen: Seen<Thing>, judge: (thing: Thing) => Check): Check =>
  "unknown" in seen ? unknown(seen.unknown) : judge(seen.seen);

/** `1 pod`, `2 pods`. */
export const count = (number: number, what: string): string =>
  `${String(number)} ${what}${number === 1 ? "" : "s"}`;
