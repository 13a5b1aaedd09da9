import { milliseconds } from "../../routes/duration";
import type { MigrationSettings } from "../../settings";
import type { Stage } from "../stage";
import type { GateInput, ShutGate } from "./gate";

/** Shortest stay at the stage before: what goes wrong slowly needs time to be seen. */
const STAYS: Partial<Record<Stage, "poolDwell" | "idleDwell">> = {
  cutover: "poolDwell",
  idle: "idleDwell",
} satisfies Partial<Record<Stage, keyof MigrationSettings["thresholds"]>>;

/** The stay counts to this very moment: no new evidence is needed for time that went by. */
export const dwellGates = ({ plan, settings, applied, evidence, now }: GateInput): ShutGate[] => {
  const key = STAYS[plan.stage];
  if (key === undefined) {
    return [];
  }
  const shortest = settings.thresholds[key];
  const since = applied.since ?? evidence?.since;
  const isOver = since !== undefined && now.getTime() - Date.parse(since) >= milliseconds(shortest);
  return isOver
    ? []
    : [
        {
          id: "dwell",
          message: `${plan.stage} comes after some time at ${applied.stage}`,
          seen: since === undefined ? "nobody knows since when" : `${applied.stage} since ${since}`,
          needed: `${shortest} at ${applied.stage} (thresholds.${key})`,
        },
      ];
};
