import type {
  BackendTrafficPolicySpec,
  HTTPRouteSpec,
  ReferenceGrantSpec,
} from "../../kubernetes/types";
import type { KubernetesObject } from "../kubernetes-object";
import type { Settings } from "../settings/schema";
import { boundRoutes } from "./bound";
import { effectiveTable, type EffectiveRoute } from "./effective";
import { compileGrants } from "./grants";
import { compileHttpRoutes } from "./http-route";
import { compilePolicies } from "./policies";

/** All routes of a stack as Kubernetes objects, and the table of what they do. */
export interface RoutesPlan {
  readonly routes: readonly KubernetesObject<HTTPRouteSpec>[];
  /** Time limits of single rules, merged into the Gateway's baseline. */
  readonly policies: readonly KubernetesObject<BackendTrafficPolicySpec>[];
  /** Allow routes to send to Services of other namespaces. */
  readonly grants: readonly KubernetesObject<ReferenceGrantSpec>[];
  readonly table: readonly EffectiveRoute[];
}

/** Compiles the `routes` section. Pure: the same settings, in any order, give the same plan. */
export const compileRoutes = ({
  settings,
  stack,
}: {
  settings: Pick<Settings, "gateways" | "routes">;
  stack: string;
}): RoutesPlan => {
  const bound = boundRoutes(settings);
  const routes = bound.flatMap((route) => compileHttpRoutes(route, stack));
  return {
    routes: routes.map(({ object }) => object),
    policies: routes.flatMap(compilePolicies),
    grants: compileGrants(bound, stack),
    table: effectiveTable(bound),
  };
};
