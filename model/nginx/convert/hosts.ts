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
import type { Certificates } from "./gateway/certificates";
import { listenerReference } from "./gateway/entrances";
import { locationRules } from "./location-rules";
import { mergeParts } from "./merge";
import { type LocationPath, pathedLocations } from "./paths/location-path";
import type { PlannedHost, PlannedLocation } from "./planned";
import { locationPolicies } from "./policies";
import { responseFilter } from "./responses";
import { httpRoutes, type PlacedRoute } from "./routes/http-routes";

/** A server before answers to findings have decided what becomes of its locations. */
export interface HostDraft {
  readonly server: Server;
  readonly locations: readonly LocationDraft[];
  readonly findings: readonly Finding[];
}

interface LocationDraft {
  readonly context: RuleContext;
  readonly parts: RuleParts;
  readonly path: LocationPath;
}

/** A server with its rules in routes. */
export interface RoutedHost extends PlannedHost {
  readonly routes: readonly PlacedRoute[];
}

/** All servers by host, with what the families say of their locations. */
export const draftHosts = (input: {
  inventory: Inventory;
  nginx: Nginx;
  target: ConversionTarget;
}): HostDraft[] =>
  sortBy([...input.nginx.servers.values()], ({ host }) => host).map((server) => {
    const locations = pathedLocations(server).map(({ location, path }) => {
      const context = contextOf({ ...input, server, location });
      return { context, path, parts: mergeParts(FAMILIES.map((family) => family(context))) };
    });
    return { server, locations, findings: locations.flatMap(({ parts }) => parts.findings ?? []) };
  });

/** The rules and routes of all servers, once it is decided what becomes of their locations. */
export const planHosts = ({
  drafts,
  fateOf,
  certificates,
  target,
}: {
  drafts: readonly HostDraft[];
  fateOf: Decision["fateOf"];
  certificates: Certificates;
  target: ConversionTarget;
}): RoutedHost[] =>
  drafts.map(({ server, locations: drafted }) => {
    const locations = drafted.map((draft): PlannedLocation => {
      const { path, ingress } = draft.context.location;
      const fate = fateOf({
        host: server.host,
        path,
        ...(ingress !== undefined && { ingress }),
      });
      return { ...draft, fate, rules: locationRules({ ...draft, fate }) };
    });
    const rules = locations.flatMap((location) => location.rules);
    const routes = httpRoutes({
      host: server.host,
      hostnames: server.host === "_" ? [] : [server.host, ...server.aliases],
      rules,
      entrances: {
        http: [listenerReference({ target, sectionName: "http" })],
        https:
          certificates.secrets.length === 0
            ? []
            : [listenerReference({ target, sectionName: "https" })],
      },
      stack: target.stack,
    });
    return { server, locations, rules: [], routes };
  });

/** The objects of a host: its routes, their policies, and what both refer to. */
export const hostObjects = ({
  host: { locations, routes },
  target: { stack },
}: {
  host: RoutedHost;
  target: ConversionTarget;
}): KubernetesObject[] => [
  ...routes.map(({ object }) => object),
  ...locations
    .flatMap(({ rules }) => rules)
    .flatMap(({ response, namespace }) =>
      response === undefined ? [] : [responseFilter({ response, namespace, stack })],
    ),
  ...locations
    .filter(({ rules }) => rules.some(({ backendRefs }) => backendRefs.length > 0))
    .flatMap((location) => [
      ...locationPolicies(location, routes),
      ...cookieFilters(location.context),
      ...(location.parts.objects ?? []),
    ]),
];
