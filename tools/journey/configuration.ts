import { POD_CIDR } from "../../lab/node/names";
import { ANSWERS, FINAL_ANSWERS } from "./answers";
import type { Step } from "./way";

/** Name of the migration, and so of its Gateway. */
export const MIGRATION = "edge";

/** Checks for which nothing takes evidence yet. */
const UNPROVED = ["parity", "protections"];

/** Where the program and its commands find a run's files, from the folder of the project. */
export interface RunFiles {
  readonly inventory: string;
  readonly evidence: string;
}

/**
 * The configuration of the stack at a step. Nobody waits for days here: the limits of time are short,
 * those of what may be seen are the usual ones.
 */
export const configurationOf = ({
  step,
  stack,
  files,
}: {
  step: Step;
  stack: string;
  files: RunFiles;
}): Record<string, unknown> => ({
  controller: { replicas: 1, extensions: ["backend"] },
  migration: {
    [MIGRATION]: {
      stage: step.stage,
      podCidrs: [POD_CIDR],
      answers: step.settled === true ? FINAL_ANSWERS : ANSWERS,
      thresholds: { poolDwell: "1s", idleDwell: "1s", certificateDays: 1 },
      ...files,
      force: UNPROVED.map((gate) => ({ gate, reason: "edge probe is not run here yet" })),
      ...step.settings,
      ...(step.stage === "retire" && { confirmRetire: stack }),
    },
  },
});
