import { canonical } from "../../canonical";
import { sortBy } from "../../collections";
import type { Inventory } from "../../nginx/inventory";
import type { Settings } from "../../settings";
import { planCanaries } from "../canary";
import type { Canaries } from "../canary/contract";
import { atLeast, type Stage } from "../stage";
import { anchorResources } from "./anchor";
import { type PlanContext, planContext } from "./context";
import { movedHosts, writesRecords } from "./dns";
import { entryPlan, entryResources } from "./entry";
import { planFaults } from "./faults";
import { bridgeListenerSet, gatewayResources } from "./gateway";
import { digest } from "./hash";
import { markerResources } from "./marker";
import {
  GROUPS,
  type MigrationPlan,
  type PlannedController,
  type PlannedResource,
} from "./migration-plan";
import { nginxResources } from "./nginx";
import { nginxReplicas } from "./present";
import { proxyResources } from "./proxy";
import { routeResources } from "./routes";

/**
 * What one entry of section `migration` makes at its stage. Pure: a function of settings, inventory and
 * stage alone, whatever was applied before; the same input gives the same bytes.
 *
 * @throws {RangeError} The configuration has no migration of this name.
 */
export const planMigration = (input: {
  name: string;
  settings: Pick<Settings, "controller" | "migration">;
  inventory: Inventory;
  stack: string;
}): MigrationPlan => {
  const context = planContext(input);
  const { stage, addressMode } = context.migration;
  const canaries = canariesAt(context, stage);
  const planHash = hashOf(context);
  const resources = atLeast(stage, "install")
    ? [
        ...resourcesAt({ context, stage, canaries }),
        ...markerResources({ context, stage, planHash }),
      ]
    : [];
  const controller = plannedController(context);
  return canonical({
    name: context.name,
    stage,
    addressMode,
    namespace: context.namespace,
    ...(controller && { controller }),
    planHash,
    conversion: context.conversion,
    resources: inOrder(resources),
    entry: entryPlan(context),
    ...(addressMode === "dns" &&
      !writesRecords(context) && { movedHosts: movedHosts(context, stage) }),
    canaries: { groups: canaries.groups },
    faults: planFaults({ context, canaries }),
  });
};

/** What exists at a stage, but for the marker. */
const resourcesAt = ({
  context,
  stage,
  canaries,
}: {
  context: PlanContext;
  stage: Stage;
  canaries: Canaries;
}): PlannedResource[] => [
  ...proxyResources(context, stage),
  ...gatewayResources({ context, stage, listener: canaries.listener }),
  ...routeResources({ context, stage, canaries }),
  ...anchorResources(context, stage),
  ...canaries.resources,
  ...nginxResources(context, stage),
  ...entryResources(context, stage),
];

const canariesAt = (context: PlanContext, stage: Stage): Canaries => {
  const { name, namespace, migration, inventory, nginx, conversion, target, selectors } = context;
  const listenerSet = bridgeListenerSet(context);
  return planCanaries({
    name,
    settings: migration,
    inventory,
    nginx,
    conversion,
    stage,
    target,
    envoyService: { namespace, name },
    pods: { nginx: selectors.nginx, envoy: selectors.envoy },
    ...(listenerSet !== undefined && { listenerSet }),
  });
};

/**
 * Stage whose resources evidence is evidence of: it has all that any stage has, and no value that is set
 * from stage to stage (`canaryWeight`, `poolReplicas`, `dnsHosts`).
 */
const HASHED: Stage = "optin";

const hashOf = (context: PlanContext): string =>
  digest(inOrder(resourcesAt({ context, stage: HASHED, canaries: canariesAt(context, HASHED) })));

const plannedController = (context: PlanContext): PlannedController | undefined => {
  const { controller } = context.inventory;
  const replicas = nginxReplicas(context);
  return (
    controller && {
      name: `${controller.namespace}/${controller.name}`,
      ...(replicas !== undefined && { replicas }),
    }
  );
};

/** By group, then kind, namespace and name; an object that several parts ask for once. */
const inOrder = (resources: readonly PlannedResource[]): PlannedResource[] => {
  const keyOf = ({ group, mechanism, object: { kind, metadata } }: PlannedResource) =>
    [GROUPS.indexOf(group), kind, metadata.namespace ?? "", metadata.name, mechanism].join("\n");
  return sortBy([...new Map(resources.map((each) => [keyOf(each), each])).values()], keyOf);
};
