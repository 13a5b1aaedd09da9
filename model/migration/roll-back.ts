import type { MigrationSettings } from "../settings";
import { removeKey, setStage, type Subject, up } from "./commands";
import type { Stage } from "./stage";

/**
 * Where the roll-back of a stage leads: clients to nginx again at once, and the rest to what was before.
 * Out of `idle` nginx must run again first. Absent: there is nothing to undo, or no way.
 */
const TO: Partial<Record<Stage, Stage>> = {
  install: "assess",
  routes: "install",
  optin: "routes",
  canary: "optin",
  adopt: "routes",
  pool: "adopt",
  cutover: "adopt",
  idle: "cutover",
};

/** Keys that belong to one stage: left behind they would be faults. */
const KEYS_OF: Partial<Record<Stage, readonly (keyof MigrationSettings)[]>> = {
  canary: ["canaryWeight"],
  pool: ["poolReplicas", "dnsHosts"],
};

/**
 * Commands for a shell that undo a stage, joined by `&&`.
 *
 * @returns `undefined` at `assess` and `retire`.
 */
export const rollBack = ({
  settings,
  ...subject
}: Subject & { settings: MigrationSettings }): string | undefined => {
  const stage = TO[settings.stage];
  if (stage === undefined) {
    return undefined;
  }
  const leftBehind = (KEYS_OF[settings.stage] ?? []).filter((key) => settings[key] !== undefined);
  return [
    setStage({ ...subject, stage }),
    ...leftBehind.map((key) => removeKey({ ...subject, key })),
    up(subject),
  ].join(" && ");
};
