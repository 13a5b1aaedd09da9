import type { HTTPRouteSpec } from "../../../kubernetes/types";
import { FOREIGN, forceAt, isManaged, valueAt } from "../foreign/table";
import { atLeast, type Stage } from "../stage";
import type { PlanContext } from "./context";
import { ENVOY_ADDRESS, type Manifest, type PlannedResource } from "./migration-plan";
import { patched } from "./resource";

/** Prefixes of external-dns' annotations: before release 0.22, and since. */
const PREFIXES = ["external-dns.alpha.kubernetes.io", "external-dns.kubernetes.io"] as const;

/** Where the records of an object point to, in place of the address in its status. */
export const TARGET_ANNOTATIONS = PREFIXES.map((prefix) => `${prefix}/target`);

/** By which external-dns writes no record of an object. */
const IGNORED = Object.fromEntries(PREFIXES.map((prefix) => [`${prefix}/controller`, "none"]));

/** Whether external-dns is to move records: only hosts moved by DNS, and only where it runs. */
export const writesRecords = ({
  migration,
  inventory,
}: Pick<PlanContext, "migration" | "inventory">): boolean =>
  migration.addressMode === "dns" && inventory.externalDns.length > 0;

/** Hosts whose records point to Envoy at a stage, sorted; `_` of nginx stands for no record. */
export const movedHosts = (
  { migration, nginx }: Pick<PlanContext, "migration" | "nginx">,
  stage: Stage,
): string[] => {
  if (migration.addressMode !== "dns" || !atLeast(stage, "pool")) {
    return [];
  }
  const all = [...nginx.servers.values()]
    .flatMap(({ host, aliases }) => [host, ...aliases])
    .filter((host) => host !== "_");
  const { dnsHosts = [] } = migration;
  return [...new Set(stage === "pool" ? dnsHosts : all)].sort();
};

/** The names of hosts that are moved, with their aliases. */
const movedNames = (context: PlanContext, stage: Stage): Set<string> => {
  const hosts = new Set(movedHosts(context, stage));
  const servers = [...context.nginx.servers.values()];
  return new Set(
    servers
      .filter(({ host }) => hosts.has(host))
      .flatMap(({ host, aliases }) => [host, ...aliases]),
  );
};

/**
 * Routes of which external-dns writes no record before their hosts are moved: until then it would
 * publish Envoy's address beside nginx's, or an address inside the cluster.
 */
export const withoutRecords = (
  context: PlanContext,
  stage: Stage,
): ((route: Manifest) => Manifest) => {
  const moved = movedNames(context, stage);
  return (route) => {
    const { hostnames = [] } = route.spec as Pick<HTTPRouteSpec, "hostnames">;
    const isMoved = hostnames.length > 0 && hostnames.every((host) => moved.has(host));
    const { metadata } = route;
    return !ROUTES.includes(route.kind) || isMoved
      ? route
      : {
          ...route,
          metadata: { ...metadata, annotations: { ...metadata.annotations, ...IGNORED } },
        };
  };
};

/** Kinds of routes that external-dns reads. */
const ROUTES = ["HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute", "UDPRoute"];

/** Patches of Ingresses by which external-dns moves their records to Envoy, and back. */
export const dnsResources = (context: PlanContext, stage: Stage): PlannedResource[] => {
  const object = FOREIGN.dnsTarget;
  const mode = context.migration.addressMode;
  if (!writesRecords(context) || !isManaged({ object, stage, mode })) {
    return [];
  }
  const moved = new Set(movedHosts(context, stage));
  const isAway = valueAt(object, stage) === "envoy";
  return context.inventory.ingresses.map(({ namespace, name, rules, annotations }) => {
    const isMoved = isAway && rules.some(({ host }) => host !== undefined && moved.has(host));
    const targets = TARGET_ANNOTATIONS.flatMap((annotation): [string, string][] => {
      const value = isMoved ? ENVOY_ADDRESS : annotations[annotation];
      return value === undefined ? [] : [[annotation, value]];
    });
    return patched("entry", {
      apiVersion: "networking.k8s.io/v1",
      kind: "Ingress",
      metadata: {
        name,
        namespace,
        annotations: { ...Object.fromEntries(targets), ...forceAt(object, stage) },
      },
    });
  });
};
