import { canonical } from "./canonical";
import { sortBy, sortedEntries } from "./collections";
import { compileGateway, type GatewayPlan } from "./gateway/compile";
import { compileController, type ControllerPlan } from "./gateway/controller";
import { matrixRow } from "./gateway/matrix";
import { compileVerification, type Verification } from "./gateway/verification";
import { type KubernetesObject, stackLabels } from "./kubernetes-object";
import type { MigrationPlan } from "./migration/plan/migration-plan";
import { compileRoutes, type RoutesPlan } from "./routes/compile";
import { urlsByRoute } from "./routes/effective";
import type { Settings } from "./settings";

/** Everything that a stack makes, as plain data: what a person reviews is printed from it. */
export interface Plan {
  readonly controller: ControllerPlan;
  /** Namespaces that the stack owns, by name. */
  readonly namespaces: readonly KubernetesObject[];
  /** By name. */
  readonly gateways: readonly GatewayPlan[];
  readonly routes: RoutesPlan;
  /** What migrations make, as far as it is no object of somebody else. */
  readonly migrated: readonly KubernetesObject[];
  /** Routes by which the address of a Gateway is verified, by Gateway; none for those that switch it off. */
  readonly verifications: Readonly<Record<string, Verification>>;
  /** URLs by route, as the stack exports them. */
  readonly urls: Readonly<Record<string, { readonly urls: readonly string[] }>>;
  /** What is installed, as the stack exports it. */
  readonly versions: { readonly version: string; readonly gatewayApiVersion: string };
}

/**
 * Compiles the configuration. Pure: the same settings, in any order, give the same bytes.
 */
export const compile = ({
  settings,
  stack,
  migrations = [],
}: {
  settings: Settings;
  stack: string;
  /** Plans of section `migration`, which come of files that are not the configuration. */
  migrations?: readonly MigrationPlan[];
}): Plan => {
  const { controller } = settings;
  // In canonical form before anything is derived from it: the verification holds a digest.
  const gateways = sortedEntries(settings.gateways).map(([name, gateway]) =>
    canonical(compileGateway({ name, settings: gateway, controller, stack })),
  );
  const routes = canonical(compileRoutes({ settings, stack }));
  return canonical({
    controller: compileController({ settings: controller, stack }),
    namespaces: ownNamespaces({ settings, stack }),
    gateways,
    routes,
    migrated: migrations.flatMap(({ resources }) =>
      resources.filter(({ mechanism }) => mechanism === "create").map(({ object }) => object),
    ),
    verifications: Object.fromEntries(
      gateways
        .filter(({ verify }) => verify === "request")
        .map((gateway) => [gateway.name, compileVerification({ gateway, routes, stack })]),
    ),
    urls: Object.fromEntries(
      Object.entries(urlsByRoute(routes.table)).map(([route, urls]) => [route, { urls }]),
    ),
    versions: {
      version: controller.version,
      gatewayApiVersion: matrixRow(controller.version).gatewayApi,
    },
  });
};

/** Namespaces of the controller and of the Gateways that bring theirs. */
const ownNamespaces = ({
  settings: { controller, gateways },
  stack,
}: {
  settings: Settings;
  stack: string;
}): KubernetesObject[] => {
  const names = [
    controller.namespace,
    ...Object.values(gateways)
      .filter(({ namespaceOwner }) => namespaceOwner === "stack")
      .map(({ namespace }) => namespace),
  ];
  return sortBy([...new Set(names)], (name) => name).map((name) => ({
    apiVersion: "v1",
    kind: "Namespace",
    metadata: { name, labels: stackLabels(stack) },
  }));
};

/** All Kubernetes objects of a plan but those inside Helm releases. */
export const planObjects = ({
  controller,
  namespaces,
  gateways,
  routes,
  migrated,
  verifications,
}: Plan): KubernetesObject[] => [
  ...namespaces,
  controller.gatewayClass,
  ...gateways.flatMap((gateway) => [
    gateway.envoyProxy,
    gateway.gateway,
    ...gateway.policies,
    ...gateway.redirects,
    ...gateway.grants,
  ]),
  ...routes.routes,
  ...routes.policies,
  ...routes.grants,
  ...migrated,
  ...Object.values(verifications).flatMap(({ filter, route }) => [filter, route]),
];

/** Whether a stack only looks: all that it has are migrations that have not begun. */
export const makesNothing = ({ gateways, routes, migration }: Settings): boolean =>
  Object.keys(gateways).length + Object.keys(routes).length === 0 &&
  Object.keys(migration).length > 0 &&
  Object.values(migration).every(({ stage }) => stage === "assess");
