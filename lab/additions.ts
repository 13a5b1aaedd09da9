import { ingressNginxSteps } from "./ingress-nginx/install";
import type { ClusterId } from "./node/names";
import { nodejsSteps } from "./nodejs/install";
import type { Step } from "./steps";

/** What a cluster can have besides its own parts; built and installed only when it is asked for. */
export const ADDITIONS = ["ingress-nginx", "nodejs"] as const;

export type Addition = (typeof ADDITIONS)[number];

const STEPS: Readonly<Record<Addition, (id: ClusterId) => Promise<Step[]>>> = {
  "ingress-nginx": ingressNginxSteps,
  nodejs: nodejsSteps,
};

/** The steps that bring additions to a cluster that is up. */
export async function additionSteps(task: {
  id: ClusterId;
  additions: readonly Addition[];
}): Promise<Step[]> {
  const { id, additions } = task;
  return (await Promise.all(additions.map((addition) => STEPS[addition](id)))).flat();
}
