import type { HTTPRouteSpec } from "../../../kubernetes/types";
import { healthRouteName } from "../object-names";
import type { MigrationPlan } from "../plan/migration-plan";
import { verdict, whenSeen, type RunCheck } from "./check";

/** The path that a plan answers for load balancers; undefined before there are routes. */
export const healthPathOf = (plan: MigrationPlan): string | undefined => {
  const route = plan.resources.find(
    ({ object: { kind, metadata } }) =>
      kind === "HTTPRoute" && metadata.name === healthRouteName(plan.name),
  );
  const { rules } = (route?.object.spec ?? {}) as Partial<HTTPRouteSpec>;
  return rules?.[0]?.matches?.[0]?.path?.value;
};

/** Envoy answers the load balancer's health check as nginx does: with 200. */
export const healthPath: RunCheck = ({ observation }) =>
  whenSeen(observation.health, ({ path, status, error }) =>
    verdict({
      summary: status === undefined ? `no answer on ${path}` : `${String(status)} on ${path}`,
      numbers: status === undefined ? {} : { status },
      faults:
        status === 200
          ? []
          : [
              `Envoy answers ${status === undefined ? `nothing (${error ?? "no error"})` : String(status)} on ${path}: ` +
                "the load balancer would take its pods for dead; healthPath names another path",
            ],
    }),
  );
