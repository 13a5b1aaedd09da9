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
import { locationPolicies, targetsOf } from "./policies";
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
  entrancesOf,
  target: { stack },
}: {
  draft: HostDraft;
  nginx: Pick<Nginx, "configuration" | "certificates">;
  fateOf: Decision["fateOf"];
  /** By name of the host, an alias, or the name of a redirect. */
  entrancesOf: (name: string) => Entrances;
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
  const groups = namesAlike({ names: [host, ...aliases], nginx, entrancesOf }).map(
    ({ names, secure, entrances }) => {
      const locations = decided.map((each): PlannedLocation => ({
        ...each,
        rules: locationRules({ ...each, secure }),
      }));
      const hostnames = names.filter((name) => name !== "_");
      const rules = hostRules(server, locations);
      return {
        locations,
        routes: httpRoutes({ host: names[0], hostnames, rules, entrances, stack }),
      };
    },
  );
  return {
    server,
    locations: decided.map((each, index) => ({
      ...each,
      rules: groups
        .flatMap(({ locations }) => locations.slice(index, index + 1))
        .flatMap(({ rules }) => rules),
    })),
    routes: [
      ...groups.flatMap(({ routes }) => routes),
      ...httpRoutes({
        entrances: entrancesOf(redirectFrom?.value ?? ""),
        stack,
        host: redirectFrom?.value ?? "",
        hostnames: redirectFrom ? [redirectFrom.value] : [],
        rules: wwwRules({ server, configuration: nginx.configuration }),
      }),
    ],
  };
};

interface Names {
  readonly names: [string, ...string[]];
  readonly secure: boolean;
  readonly entrances: Entrances;
}

/** The names of a server, together where redirects to HTTPS and listeners are the same; `_` alone. */
const namesAlike = ({
  names,
  nginx,
  entrancesOf,
}: {
  names: readonly string[];
  nginx: Pick<Nginx, "certificates">;
  entrancesOf: (name: string) => Entrances;
}): Names[] => {
  const keyOf = (name: string) =>
    JSON.stringify([name === "_", isSecure(nginx, name), entrancesOf(name)]);
  const byKey = new Map<string, Names>();
  for (const name of names) {
    const known = byKey.get(keyOf(name));
    byKey.set(
      keyOf(name),
      known
        ? { ...known, names: [...known.names, name] }
        : { names: [name], secure: isSecure(nginx, name), entrances: entrancesOf(name) },
    );
  }
  return [...byKey.values()];
};

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
}): KubernetesObject[] => {
  const targets = targetsOf(routes);
  return [
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
        ...locationPolicies(location, targets),
        ...rewriteFilters(location),
        ...cookieFilters(location.context),
        ...location.parts.objects,
      ]),
  ];
};
