import { milliseconds } from "../../routes/duration";
import type { MigrationSettings } from "../../settings";
import type { Stage } from "../stage";
import { unknown, verdict, type RunCheck } from "./check";

/** The shortest stay in a stage, by its name in the configuration. */
const SHORTEST: Partial<Record<Stage, keyof MigrationSettings["thresholds"] & `${string}Dwell`>> = {
  pool: "poolDwell",
  cutover: "idleDwell",
};

/** The stage has stood long enough to be judged. */
export const dwell: RunCheck = ({ settings, observation: { stage, since, time } }) => {
  const name = SHORTEST[stage];
  if (name === undefined) {
    return undefined;
  }
  if (since === undefined) {
    return unknown("no marker says since when the stage is applied");
  }
  const needed = Math.ceil(milliseconds(settings.thresholds[name]) / 1000);
  const stood = Math.floor((Date.parse(time) - Date.parse(since)) / 1000);
  return verdict({
    summary: `${stage} has stood for ${String(stood)} s of ${String(needed)} s`,
    numbers: { seconds: stood, needed },
    faults:
      stood >= needed
        ? []
        : [
            `${stage} must stand for ${String(needed)} s (thresholds.${name}): ${String(needed - stood)} s are left`,
          ],
  });
};
