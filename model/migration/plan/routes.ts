import type { Canaries } from "../canary/contract";
import { atLeast, type Stage } from "../stage";
import { acmeResources } from "./acme";
import type { PlanContext } from "./context";
import { withoutRecords } from "./dns";
import { belongsToGateway } from "./gateway";
import { healthResources } from "./health";
import { heldBackResources } from "./held-back";
import type { Manifest, PlannedResource } from "./migration-plan";
import { created } from "./resource";

/** Routes of the conversion and what they need, health checks, and what is passed to nginx. */
export const routeResources = ({
  context,
  stage,
  canaries,
}: {
  context: PlanContext;
  stage: Stage;
  canaries: Pick<Canaries, "routesOf">;
}): PlannedResource[] => {
  if (!atLeast(stage, "routes")) {
    return [];
  }
  const objects = context.conversion.objects.filter((object) => !belongsToGateway(object));
  const converted = canaries
    .routesOf(objects as unknown as readonly Manifest[])
    .map((object) => created(object.kind.endsWith("Route") ? "routes" : "policies", object));
  return [
    ...converted,
    ...healthResources(context),
    ...acmeResources(context, stage),
    ...heldBackResources(context, stage),
  ].map((resource) => ({ ...resource, object: withoutRecords(context, stage)(resource.object) }));
};
