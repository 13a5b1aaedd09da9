import { INGRESS_NGINX } from "../../lab/ingress-nginx/install";
import { POD_CIDR } from "../../lab/node/names";
import { ANSWERS, FINAL_ANSWERS } from "./answers";
import type { Step } from "./way";

/** Name of the migration, and so of its Gateway. */
export const MIGRATION = "edge";

/** The Gateway of the migration, as routes name it. */
export const GATEWAY = { name: MIGRATION, namespace: INGRESS_NGINX.namespace } as const;

/**
 * The configuration of the stack at a step. Nobody waits for days here: the limits of time are short,
 * those of what may be seen are the usual ones.
 */
export const configurationOf = ({
  step,
  stack,
}: {
  step: Step;
  stack: string;
}): Record<string, unknown> => ({
  controller: { replicas: 1, extensions: ["backend"] },
  migration: {
    [MIGRATION]: {
      stage: step.stage,
      podCidrs: [POD_CIDR],
      answers: step.settled === true ? FINAL_ANSWERS : ANSWERS,
      thresholds: {
        ...{ poolDwell: "1s", idleDwell: "1s", certificateDays: 1 },
        // The WebSockets that the watch keeps stay with nginx until its pod ends: sixteen, more where the
        // machine is late; and nginx asks itself for its health and its metrics.
        openConnections: 64,
      },
      ...step.settings,
      ...(step.stage === "retire" && { confirmRetire: stack }),
    },
  },
});
