import { groupBy } from "../../collections";
import type { KubernetesObject } from "../../kubernetes-object";
import type { Nginx, Server } from "../effective/nginx";
import { cookieFilters } from "./canary";
import type { ConversionTarget } from "./conversion";
import type { HostDraft } from "./draft";
import type { Decision } from "./fit";
import type { Entrances } from "./gateway/entrances";
import { serviceGrants } from "./gateway/grants";
import { isSecure } from "./https-redirect";
import { locationRules, rewriteFilters } from "./location-rules";
import type { PlannedLocation, PlannedRule } from "./planned";
import { locationPolicies } from "./policies";
import { responseFilter } from "./responses";
import { appRootRules, withoutRoot } from "./routes/app-root";
import { ambiguousPathRules, ambiguousPaths } from "./routes/encoded-slashes";
import { httpRoutes, type PlacedRoute } from "./routes/http-routes";
import { slashRedirects } from "./routes/trailing-slash";
import { oneLabel } from "./routes/wildcard";
import { wwwRules } from "./routes/www-redirect";

/** A server with its rules in routes. */
export interface RoutedHost {
  readonly server: Server;
  readonly locations: readonly PlannedLocation[];
  /** Of the host, of its aliases, and of the other name that is redirected to it. */
  readonly routes: readonly PlacedRoute[];
}

/** The rules and routes of a server, once it is decided what becomes of its locations. */
export const planHost = ({
  draft: { server, locations: drafted },
  nginx,
  fateOf,
  entrances,
  target: { stack },
}: {
  draft: HostDraft;
  nginx: Pick<Nginx, "configuration" | "certificates">;
  fateOf: Decision["fateOf"];
  entrances: Entrances;
  target: Pick<ConversionTarget, "stack">;
}): RoutedHost => {
  const { host, aliases, redirectFrom } = server;
  const decided = drafted.map((draft) => {
    const { path, ingress } = draft.context.location;
    return { ...draft, fate: fateOf({ host, path, ...(ingress !== undefined && { ingress }) }) };
  });
  if (decided.every(({ fate }) => fate === "heldBack")) {
    return { server, locations: decided.map((each) => ({ ...each, rules: [] })), routes: [] };
  }
  const common = { entrances, stack };
  const groups = namesAlike([host, ...aliases], nginx).map(({ names, secure }) => {
    const locations = decided.map((each): PlannedLocation => ({
      ...each,
      rules: locationRules({ ...each, secure }),
    }));
    const hostnames = names.filter((name) => name !== "_");
    const rules = hostRules(server, locations);
    return { locations, routes: httpRoutes({ ...common, host: names[0], hostnames, rules }) };
  });
  return {
    server,
    locations: decided.map((each, index) => ({
      ...each,
      rules: groups.flatMap(({ locations }) => locations[index]?.rules ?? []),
    })),
    routes: [
      ...groups.flatMap(({ routes }) => routes),
      ...httpRoutes({
        ...common,
        host: redirectFrom?.value ?? "",
        hostnames: redirectFrom ? [redirectFrom.value] : [],
        rules: wwwRules({ server, configuration: nginx.configuration }),
      }),
    ],
  };
};

/** The names of a server by whether they have a certificate, as redirects to HTTPS do; `_` alone. */
const namesAlike = (
  names: readonly string[],
  nginx: Pick<Nginx, "certificates">,
): { names: [string, ...string[]]; secure: boolean }[] =>
  groupBy(names, (name) => `${name === "_"} ${isSecure(nginx, name)}`).flatMap(
    ([first, ...others]) =>
      first === undefined ? [] : [{ names: [first, ...others], secure: isSecure(nginx, first) }],
  );

/** The rules of all locations, and those that nginx or the conversion adds. */
const hostRules = (server: Server, locations: readonly PlannedLocation[]): PlannedRule[] => {
  const rules = [
    ...locations.flatMap((location) => location.rules),
    ...slashRedirects({ server, locations }),
  ];
  const kind = ambiguousPaths(locations);
  return oneLabel(server, [
    ...(server.appRoot ? [...appRootRules(server), ...withoutRoot(rules)] : rules),
    ...(kind === undefined ? [] : ambiguousPathRules({ kind, rules, locations })),
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
