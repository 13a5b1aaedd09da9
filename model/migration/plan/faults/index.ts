import type { Canaries } from "../../canary/contract";
import type { PlanContext } from "../context";
import type { PlanFault } from "../migration-plan";

/** Everything that refuses a stage of this migration, whatever the evidence, by stage and id. */
export const planFaults = ({
  canaries,
}: {
  context: PlanContext;
  canaries: Canaries;
}): PlanFault[] => [...canaries.faults];
