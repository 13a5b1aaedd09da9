/**
 * Stages of a migration in their order. What exists in each is a function of settings, inventory and
 * stage, never of the stage before.
 */
export const STAGES = [
  "assess",
  "install",
  "routes",
  "optin",
  "canary",
  "adopt",
  "pool",
  "cutover",
  "idle",
  "retire",
] as const;

export type Stage = (typeof STAGES)[number];

/** How clients are led from nginx to Envoy. */
export const ADDRESS_MODES = ["adopt", "own", "dns"] as const;

export type AddressMode = (typeof ADDRESS_MODES)[number];

/** Stages that may be left out. */
export const OPTIONAL_STAGES: readonly Stage[] = ["optin", "canary"];

/** Place of a stage in the order, from 0. */
export const position = (stage: Stage): number => STAGES.indexOf(stage);

/** Whether `stage` is `other` or a later one. */
export const atLeast = (stage: Stage, other: Stage): boolean => position(stage) >= position(other);

/** Whether `stage` lies between two others, both included. */
export const between = ({ stage, from, to }: { stage: Stage; from: Stage; to: Stage }): boolean =>
  atLeast(stage, from) && atLeast(to, stage);

/** Stages that may follow `stage` by one step forward: the next, and what comes after those that may be left out. */
export const nextStages = (stage: Stage): Stage[] => {
  const after = STAGES.slice(position(stage) + 1);
  const required = after.findIndex((each) => !OPTIONAL_STAGES.includes(each));
  // canary needs optin before it: only the bracket as a whole is left out.
  return after.filter((_, index) => index === 0 || index === required);
};

/** What clients reach at a stage; `envoy` of `dns` means the hosts that point to it. */
export const servedBy = (stage: Stage): "nginx" | "both" | "envoy" =>
  stage === "pool" || stage === "canary" ? "both" : atLeast(stage, "cutover") ? "envoy" : "nginx";
