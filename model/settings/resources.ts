import { z } from "zod";
import { quantity } from "./primitives";

const amounts = z.strictObject({
  cpu: quantity.exactOptional().describe("CPU, such as 250m or 2"),
  memory: quantity.exactOptional().describe("memory, such as 512Mi"),
});

type Amounts = z.output<typeof amounts>;

/** Container resources as Kubernetes quantities; no map in it is empty. */
export interface Resources {
  requests?: Amounts;
  limits?: Amounts;
}

/** An empty map would switch Envoy Gateway's own values off instead of leaving them. */
const withoutEmpty = (resources: Resources): Resources =>
  Object.fromEntries(
    Object.entries(resources).filter(([, amount]) => Object.keys(amount as Amounts).length > 0),
  );

/** Container resources of one workload; what is left out stays as Envoy Gateway sets it. */
export const resourcesSchema = z
  .strictObject({
    requests: amounts.exactOptional().describe("what the scheduler reserves"),
    limits: amounts.exactOptional().describe("what the container may not exceed"),
  })
  .transform(withoutEmpty);

/** How many pods a workload has and how many of them a node drain leaves running. */
export const capacity = {
  replicas: z.int().min(1).max(100).default(2).describe("number of pods"),
  minAvailable: z
    .int()
    .min(0)
    .exactOptional()
    .describe(
      "pods that a node drain leaves running (PodDisruptionBudget), 0 for no budget; default 1 with several replicas, else 0",
    ),
  resources: resourcesSchema.prefault({}).describe("resources of one pod"),
};

/** Fills in `minAvailable`: one pod stays when there are several; one alone must not block a drain. */
export const withBudget = <T extends { replicas: number; minAvailable?: number }>(
  workload: T,
): T & { minAvailable: number } => ({
  ...workload,
  minAvailable: workload.minAvailable ?? (workload.replicas > 1 ? 1 : 0),
});
