import type { MigrationSettings } from "../../settings";
import type { MigrationEvidence } from "../evidence/evidence";
import type { MigrationPlan } from "../plan/migration-plan";
import type { Stage } from "../stage";

/** What the cluster's marker object says: which stage is applied, by which stack, of which plan. */
export interface Applied {
  /** `assess` without a marker. */
  readonly stage: Stage;
  /** What is there that only a migration with a marker has, where there is none: it was lost. */
  readonly lost?: string;
  readonly planHash?: string;
  readonly stack?: string;
  /** When this stage was applied, as an ISO 8601 time; absent: not known. */
  readonly since?: string;
}

/** What decides whether a stage may be gone to. `now` is passed in: nothing here reads a clock. */
export interface GateInput {
  readonly stack: string;
  readonly plan: MigrationPlan;
  readonly settings: MigrationSettings;
  readonly applied: Applied;
  /** Absent: there is no file, or it has nothing of this migration. */
  readonly evidence: MigrationEvidence | undefined;
  readonly evidenceStack: string | undefined;
  /** Path of the evidence file, for the commands in messages. */
  readonly evidenceFile: string;
  readonly now: Date;
}

/** One reason not to go on, or something to know. */
export interface Gate {
  /** Stable name, by which `force` can name it. */
  readonly id: string;
  readonly effect: "blocker" | "note" | "forced";
  /** The check and what it is about. */
  readonly message: string;
  /** Value seen and value needed, such as `3 unexplained` and `0`. */
  readonly seen: string;
  readonly needed: string;
  /** Command that shows or mends it. */
  readonly command?: string;
  /** Why it is passed over, where the configuration forces it. */
  readonly reason?: string;
}

/** A gate that is shut, before anything is forced. */
export type ShutGate = Omit<Gate, "effect" | "reason">;

/** How the stage that is wanted lies to the one that is applied. */
export type Direction = "forward" | "same" | "back";
