import { sortBy } from "../../../collections";
import type { Canaries } from "../../canary/contract";
import { position } from "../../stage";
import type { PlanContext } from "../context";
import type { PlanFault } from "../migration-plan";
import { controllerFaults } from "./controller";
import { dnsFaults } from "./dns";
import { entryServiceFaults } from "./entry-service";
import type { FindFaults } from "./fault";
import { gatewayFaults } from "./gateway";
import { heldBackFaults } from "./held-back";
import { portFaults } from "./ports";
import { selectorFaults } from "./selectors";

const FIND: readonly FindFaults[] = [
  controllerFaults,
  dnsFaults,
  entryServiceFaults,
  gatewayFaults,
  heldBackFaults,
  portFaults,
  selectorFaults,
];

/**
 * Everything that refuses a stage of this migration, whatever the evidence, by stage and id. Whether
 * Envoy has a pod on each node of nginx's (`externalTrafficPolicy: Local`) only the cluster knows: that
 * is a check of the evidence.
 */
export const planFaults = ({
  context,
  canaries,
}: {
  context: PlanContext;
  canaries: Pick<Canaries, "faults">;
}): PlanFault[] =>
  sortBy(
    [...FIND.flatMap((find) => find(context)), ...canaries.faults],
    ({ stage, id }) => `${position(stage)} ${id}`,
  );
