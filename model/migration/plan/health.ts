import { responseFilter, responseReference } from "../../nginx/convert/responses";
import { healthRouteName } from "../object-names";
import type { PlanContext } from "./context";
import type { PlannedResource } from "./migration-plan";
import { routeBesideGateway } from "./pass-route";
import { created } from "./resource";

/** nginx answers so by itself, without a body. */
const HEALTHY = { status: 200 };

/**
 * Path that load balancers ask: what the settings say; what the Service's annotations say, where nginx
 * answers it by itself; else nginx's own (`--health-check-path`).
 */
export const healthPath = ({
  migration,
  service,
  nginx: { configuration },
}: Pick<PlanContext, "migration" | "service" | "nginx">): string => {
  const own = configuration.ownPaths.health;
  const asked = service?.loadBalancer.healthCheckPath;
  return migration.healthPath ?? (asked?.startsWith(own) === true ? asked : own);
};

/**
 * Answers the health checks of load balancers, over HTTP and HTTPS, before every other rule. They ask by
 * address, so it is for hosts that no other route names, as in nginx: its location for the path is on the
 * server for unknown hosts alone (rootfs/etc/nginx/template/nginx.tmpl).
 */
export const healthResources = (context: PlanContext): PlannedResource[] => {
  const { namespace, target, gateway } = context;
  const { http, https } = gateway.entrancesOf("_");
  const route = routeBesideGateway({
    context,
    name: healthRouteName(context.name),
    parentRefs: [...http, ...https],
    rule: {
      matches: [{ path: { type: "Exact", value: healthPath(context) } }],
      filters: [responseReference(HEALTHY)],
    },
  });
  return [
    created("routes", route),
    created("policies", responseFilter({ response: HEALTHY, namespace, stack: target.stack })),
  ];
};
