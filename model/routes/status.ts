import type { ObservedCondition } from "../gateway/address";

/** Controller name that Envoy Gateway writes into the status of what it serves. */
export const CONTROLLER_NAME = "gateway.envoyproxy.io/gatewayclass-controller";

/** An HTTPRoute in the cluster with what controllers say of it, one entry per parent. */
export interface ObservedRoute {
  readonly namespace: string;
  readonly name: string;
  readonly generation: number;
  readonly parents: readonly {
    readonly controllerName: string;
    readonly parentRef: { readonly name: string; readonly sectionName?: string | undefined };
    readonly conditions: readonly ObservedCondition[];
  }[];
}

/** Wanted route: where it is, and how many parents must have accepted it. */
export interface WantedRoute {
  readonly namespace: string;
  readonly name: string;
  readonly parents: number;
}

/** An HTTPRoute of a plan as a wanted one. */
export const wantedRoute = ({
  metadata,
  spec,
}: {
  metadata: { readonly name: string; readonly namespace?: string };
  spec?: unknown;
}): WantedRoute => ({
  namespace: metadata.namespace ?? "",
  name: metadata.name,
  parents: (spec as { parentRefs?: readonly unknown[] } | undefined)?.parentRefs?.length ?? 0,
});

/** Verdict over all wanted routes: those still waited for, and those that were refused. */
export interface RoutesState {
  readonly waiting: readonly string[];
  readonly refused: readonly string[];
}

/** Conditions that must be True on every parent before a route serves as written. */
const REQUIRED = ["Accepted", "ResolvedRefs"];

/**
 * Compares what was wanted with what Envoy Gateway says. Only conditions of the route's present
 * generation count: an older `Accepted` says nothing about the change just made.
 */
export function routesState({
  wanted,
  observed,
}: {
  wanted: readonly WantedRoute[];
  observed: readonly ObservedRoute[];
}): RoutesState {
  const found = new Map(observed.map((route) => [`${route.namespace}/${route.name}`, route]));
  const waiting: string[] = [];
  const refused: string[] = [];
  for (const { namespace, name, parents } of wanted) {
    const place = `${namespace}/${name}`;
    const route = found.get(place);
    const current = route === undefined ? [] : currentConditions(route);
    const wrong = current.filter((each) => REQUIRED.includes(each.type) && each.status === "False");
    const right = current.filter((each) => REQUIRED.includes(each.type) && each.status === "True");
    if (wrong.length > 0) {
      refused.push(`HTTPRoute ${place}: ${wrong.map(describe).join("; ")}`);
    } else if (right.length < REQUIRED.length * parents) {
      waiting.push(`HTTPRoute ${place}`);
    }
  }
  return { waiting, refused };
}

/** What Envoy Gateway says of the route's present generation, over all parents. */
function currentConditions({ parents, generation }: ObservedRoute): ObservedCondition[] {
  return parents
    .filter(({ controllerName }) => controllerName === CONTROLLER_NAME)
    .flatMap(({ conditions }) => conditions)
    .filter(({ observedGeneration = 0 }) => observedGeneration >= generation);
}

function describe({ type, reason, message }: ObservedCondition): string {
  return `${type} is False (${reason ?? "no reason"}): ${message ?? "no message"}`;
}
