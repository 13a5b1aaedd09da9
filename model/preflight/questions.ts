import { CRDS } from "../gateway/crds";
import { CRD_RELEASE, CRD_RELEASE_NAMESPACE } from "../gateway/charts";
import { CONTROLLER_RELEASE } from "../gateway/controller";
import { matrixRow } from "../gateway/matrix";
import type { KubernetesObject } from "../kubernetes-object";
import type { Plan } from "../plan";
import { planObjects } from "../plan";
import type { Settings } from "../settings";
import type { Permission } from "./observation";

/** What the checks before an update must know of the cluster. Derived from the plan alone. */
export interface Questions {
  /** Groups whose CRDs are of interest. */
  readonly crdGroups: readonly string[];
  /** CRDs of the wanted version. */
  readonly crds: readonly string[];
  /** Gateway API bundle of the wanted version, such as `v1.6.1`. */
  readonly bundleVersion: string;
  /** Kinds of the plan, each with the path that lists it over all namespaces. */
  readonly kinds: readonly { readonly kind: string; readonly path: string }[];
  /** `Kind namespace/name` of every planned object; the namespace is empty for cluster-wide ones. */
  readonly objects: readonly string[];
  /** Namespaces of the backends. */
  readonly serviceNamespaces: readonly string[];
  readonly releases: readonly { readonly namespace: string; readonly name: string }[];
  readonly permissions: readonly Permission[];
}

/** Derives the questions of a plan. */
export function questionsFor({ plan, settings }: { plan: Plan; settings: Settings }): Questions {
  const objects = planObjects(plan);
  return {
    crdGroups: [...new Set(CRDS.map((crd) => crd.group))],
    crds: CRDS.map((crd) => crd.name),
    bundleVersion: `v${matrixRow(settings.controller.version).gatewayApi}`,
    kinds: distinct(objects.map((each) => ({ kind: each.kind, path: listPath(each) }))),
    objects: objects.map(placeOf),
    serviceNamespaces: [...new Set(plan.routes.table.flatMap(backendNamespaces))].sort(),
    releases: [
      { namespace: CRD_RELEASE_NAMESPACE, name: CRD_RELEASE },
      { namespace: settings.controller.namespace, name: CONTROLLER_RELEASE },
    ],
    permissions: permissionsFor({ objects, settings }),
  };
}

/** `Kind namespace/name`, the identity used in messages and look-ups. */
export function placeOf({ kind, metadata }: KubernetesObject): string {
  return `${kind} ${metadata.namespace ?? ""}/${metadata.name}`;
}

function backendNamespaces(row: Plan["routes"]["table"][number]): string[] {
  return row.action.type === "backends"
    ? row.action.backends.map((backend) => backend.namespace)
    : [];
}

function listPath({ apiVersion, kind }: KubernetesObject): string {
  const base = apiVersion.includes("/") ? "/apis" : "/api";
  return `${base}/${apiVersion}/${pluralOf(kind)}`;
}

/** API group; empty for the core group. */
function groupOf({ apiVersion }: KubernetesObject): string {
  return apiVersion.slice(0, Math.max(apiVersion.indexOf("/"), 0));
}

/** Plurals of Kubernetes' own kinds that are more than the name and an s. */
const PLURALS: Readonly<Record<string, string>> = {
  Ingress: "ingresses",
  NetworkPolicy: "networkpolicies",
};

function pluralOf(kind: string): string {
  return CRDS.find((crd) => crd.kind === kind)?.plural ?? PLURALS[kind] ?? `${kind.toLowerCase()}s`;
}

/** Rights to make the planned objects and what the charts make; the charts' lists are not repeated. */
function permissionsFor({
  objects,
  settings,
}: {
  objects: readonly KubernetesObject[];
  settings: Settings;
}): Permission[] {
  const { namespace } = settings.controller;
  const own = objects.flatMap((each) =>
    ["get", "list", "create", "patch", "delete"].map((verb) => ({
      verb,
      group: groupOf(each),
      resource: pluralOf(each.kind),
      ...(verb === "list" || each.metadata.namespace === undefined
        ? {}
        : { namespace: each.metadata.namespace }),
    })),
  );
  const installed: Permission[] = [
    { verb: "list", group: "apiextensions.k8s.io", resource: "customresourcedefinitions" },
    { verb: "list", group: "", resource: "secrets", namespace: CRD_RELEASE_NAMESPACE },
    { verb: "create", group: "", resource: "secrets", namespace: CRD_RELEASE_NAMESPACE },
    { verb: "create", group: "", resource: "secrets", namespace },
    { verb: "create", group: "apps", resource: "deployments", namespace },
    { verb: "create", group: "batch", resource: "jobs", namespace },
    { verb: "create", group: "rbac.authorization.k8s.io", resource: "clusterroles" },
    // The address and what keeps it from coming are read there.
    ...[...new Set(Object.values(settings.gateways).map((each) => each.namespace))].flatMap(
      (each) => [
        { verb: "get", group: "", resource: "services", namespace: each },
        { verb: "list", group: "", resource: "pods", namespace: each },
      ],
    ),
    { verb: "create", group: "rbac.authorization.k8s.io", resource: "clusterrolebindings" },
    ...(settings.controller.crds === "existing"
      ? []
      : [
          {
            verb: "create",
            group: "apiextensions.k8s.io",
            resource: "customresourcedefinitions",
          },
        ]),
  ];
  return distinct([...own, ...installed]);
}

function distinct<T>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
