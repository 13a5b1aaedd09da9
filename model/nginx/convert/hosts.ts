import { sortBy } from "../../collections";
import type { KubernetesObject } from "../../kubernetes-object";
import type { Nginx, Server } from "../effective/nginx";
import type { Finding } from "../findings/finding";
import type { Inventory } from "../inventory";
import { cookieFilters } from "./canary";
import { contextOf } from "./context";
import type { ConversionTarget } from "./conversion";
import type { RuleContext, RuleParts } from "./emission";
import { FAMILIES } from "./families";
import type { Decision } from "./fit";
import type { Entrances } from "./gateway/entrances";
import { serviceGrants } from "./gateway/grants";
import { hostFindings, locationFindings } from "./host-findings";
import { locationRules, rewriteFilters } from "./location-rules";
import { mergeParts } from "./merge";
import { type PathedBlock, pathedLocations } from "./paths/location-path";
import type { PlannedLocation, PlannedRule } from "./planned";
import { locationPolicies } from "./policies";
import { responseFilter } from "./responses";
import { appRootRules, withoutRoot } from "./routes/app-root";
import { ambiguousPathRules, ambiguousPaths } from "./routes/encoded-slashes";
import { httpRoutes, type PlacedRoute } from "./routes/http-routes";
import { slashRedirects } from "./routes/trailing-slash";
import { oneLabel } from "./routes/wildcard";
import { wwwRules } from "./routes/www-redirect";

/** A server before answers to findings have decided what becomes of its locations. */
export interface HostDraft {
  readonly server: Server;
  readonly locations: readonly LocationDraft[];
  readonly findings: readonly Finding[];
}

/** A location with what the families add. */
export interface LocationDraft {
  readonly context: RuleContext;
  readonly parts: RuleParts;
  readonly paths: readonly PathedBlock[];
}

/** A server with its rules in routes. */
export interface RoutedHost {
  readonly server: Server;
  readonly locations: readonly PlannedLocation[];
  /** Of the host, and of the other name that is redirected to it. */
  readonly routes: readonly PlacedRoute[];
}

/** All servers by host, with what the families say of their locations. */
export const draftHosts = (input: {
  inventory: Inventory;
  nginx: Nginx;
  target: ConversionTarget;
}): HostDraft[] =>
  sortBy([...input.nginx.servers.values()], ({ host }) => host).map((server) => {
    const locations = pathedLocations(server).map(({ location, paths }) => {
      const context = contextOf({ ...input, server, location });
      return { context, paths, parts: mergeParts(FAMILIES.map((family) => family(context))) };
    });
    const findings = [
      ...locations.flatMap(({ parts }) => parts.findings ?? []),
      ...locations.flatMap(locationFindings),
      ...hostFindings({ server, locations }),
    ];
    return { server, locations, findings };
  });

/** The rules and routes of a server, once it is decided what becomes of its locations. */
export const planHost = ({
  draft: { server, locations: drafted },
  nginx: { configuration },
  fateOf,
  entrances,
  target: { stack },
}: {
  draft: HostDraft;
  nginx: Pick<Nginx, "configuration">;
  fateOf: Decision["fateOf"];
  entrances: Entrances;
  target: Pick<ConversionTarget, "stack">;
}): RoutedHost => {
  const locations = drafted.map((draft): PlannedLocation => {
    const { path, ingress } = draft.context.location;
    const fate = fateOf({ host: server.host, path, ...(ingress !== undefined && { ingress }) });
    return { ...draft, fate, rules: locationRules({ ...draft, fate }) };
  });
  if (locations.every(({ fate }) => fate === "heldBack")) {
    return { server, locations, routes: [] };
  }
  const { host, redirectFrom } = server;
  const common = { entrances, stack };
  return {
    server,
    locations,
    routes: [
      ...httpRoutes({
        ...common,
        host,
        hostnames: host === "_" ? [] : [host, ...server.aliases],
        rules: hostRules(server, locations),
      }),
      ...httpRoutes({
        ...common,
        host: redirectFrom?.value ?? "",
        hostnames: redirectFrom ? [redirectFrom.value] : [],
        rules: wwwRules({ server, configuration }),
      }),
    ],
  };
};

/** The rules of all locations, and those that nginx or the conversion adds. */
const hostRules = (server: Server, locations: readonly PlannedLocation[]): PlannedRule[] => {
  const own = locations.flatMap(({ rules }) => rules);
  const served = server.denied ? [] : [...slashRedirects({ server, locations })];
  const kind = ambiguousPaths(locations);
  const rules = [...own, ...served];
  return oneLabel(server, [
    ...(server.appRoot && !server.denied
      ? [...appRootRules(server), ...withoutRoot(rules)]
      : rules),
    ...(kind === undefined
      ? []
      : ambiguousPathRules({ kind, rules, namespace: locations[0]?.context.namespace ?? "" })),
  ]);
};

/** The objects of a host: its routes, their policies, and what both refer to. */
export const hostObjects = ({
  host: { locations, routes },
  target: { stack },
}: {
  host: RoutedHost;
  target: Pick<ConversionTarget, "stack">;
}): KubernetesObject[] => [
  ...routes.map(({ object }) => object),
  ...serviceGrants({ routes, stack }),
  ...routes
    .flatMap(({ rules }) => rules)
    .flatMap(({ response, namespace }) =>
      response === undefined ? [] : [responseFilter({ response, namespace, stack })],
    ),
  ...locations
    .filter(({ rules }) => rules.some(({ backendRefs }) => backendRefs.length > 0))
    .flatMap((location) => [
      ...locationPolicies(location, routes),
      ...rewriteFilters(location),
      ...cookieFilters(location.context),
      ...(location.parts.objects ?? []),
    ]),
];
