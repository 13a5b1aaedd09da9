import type { MigrationSettings } from "../settings";
import { removeKey, setKey, setStage, type Subject, up } from "./commands";
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

/** Keys whose values a step changes, as a shell can set them. */
const SETTABLE = ["canaryWeight", "poolReplicas", "dnsHosts"] as const;

/**
 * Commands for a shell that lead from one version of a migration's settings back to the one before: its
 * stage and what belongs to it.
 *
 * @returns `undefined` if there is nothing to undo, or `retire` was gone to, which nothing undoes.
 */
export const restore = ({
  before,
  after,
  ...subject
}: Subject & { before: MigrationSettings; after: MigrationSettings }): string | undefined => {
  const changes = [
    ...(before.stage === after.stage ? [] : [setStage({ ...subject, stage: before.stage })]),
    ...SETTABLE.flatMap((key) => {
      const [old, present] = [before[key], after[key]];
      if (JSON.stringify(old) === JSON.stringify(present)) {
        return [];
      }
      // A list is set item by item: what it had more is removed with it.
      return [
        ...(Array.isArray(present) || old === undefined ? [removeKey({ ...subject, key })] : []),
        ...settings({ ...subject, key, value: old }),
      ];
    }),
  ];
  return changes.length === 0 || after.stage === "retire"
    ? undefined
    : [...changes, up(subject)].join(" && ");
};

const settings = ({
  key,
  value,
  ...subject
}: Subject & { key: string; value: number | readonly string[] | undefined }): string[] => {
  if (value === undefined) {
    return [];
  }
  return typeof value === "number"
    ? [setKey({ ...subject, key, value })]
    : value.map((item, index) =>
        setKey({ ...subject, key: `${key}[${index}]`, value: `'${item}'` }),
      );
};
