import { byText, sortBy } from "../collections";
import { attachment, type NamedListener } from "../gateway/attachment";
import type { HostPattern } from "../gateway/hostnames";
import type { Method, ValueMatch } from "../settings/matches";
import type { Redirect, Rule } from "../settings/rules";
import type { BoundRoute } from "./bound";
import { literalStart, pathOf } from "./match";
import { precedenceKey } from "./precedence";
import { serviceBackend, type ServiceBackend } from "./service";

/** What a request must look like, with the kind of path match as the HTTPRoute has it. */
export interface EffectiveMatch {
  path: { type: "Exact" | "PathPrefix" | "RegularExpression"; value: string };
  method?: Method;
  headers: Record<string, ValueMatch>;
  query: Record<string, ValueMatch>;
}

/** What becomes of a request. */
export type Action =
  { type: "backends"; backends: ServiceBackend[] } | ({ type: "redirect" } & Redirect);

/** One row of the table that a reviewer reads: a host and a match, and what becomes of it. */
export interface EffectiveRoute {
  gateway: string;
  /** Name in the configuration. */
  route: string;
  /** Host name, `*.domain`, or `*`: as narrow as the route and the listener are together. */
  host: HostPattern;
  match: EffectiveMatch;
  action: Action;
  /** As clients type it; a host pattern stays, a regular expression is cut where it stops being text. */
  url: string;
}

/** The table of all routes, by host and in the order in which matches are tried. */
export const effectiveTable = (routes: readonly BoundRoute[]): EffectiveRoute[] => {
  const rows = routes.flatMap((route) =>
    entrances(route).flatMap((entrance) =>
      route.rules.flatMap((rule) =>
        rule.matches.map((match) => ({ route, entrance, rule, match })),
      ),
    ),
  );
  return sortBy(rows, ({ route, entrance, match }) =>
    [entrance.host, route.gateway, precedenceKey(match), route.name].join("\n"),
  ).map(({ route, entrance: { host, base }, rule, match }) => ({
    gateway: route.gateway,
    route: route.name,
    host,
    match: { ...match, path: pathOf(match.path) },
    action: actionOf(rule),
    url: base + literalStart(match.path),
  }));
};

const actionOf = ({ redirect, backends }: Rule): Action =>
  redirect
    ? { type: "redirect", ...redirect }
    : {
        type: "backends",
        backends: sortBy(backends, ({ service, weight }) => JSON.stringify([service, weight])).map(
          serviceBackend,
        ),
      };

interface Entrance {
  host: HostPattern;
  /** URL without a path. */
  base: string;
}

const DEFAULT_PORTS = { HTTP: 80, HTTPS: 443 };

/** Where clients enter: each host that a listener and the route have in common, by its best listener. */
const entrances = ({ hosts, home }: BoundRoute): Entrance[] => {
  const attached = hosts.flatMap((host) => attachment({ host, gateway: home }));
  // Of the listeners for one host the last stays in the map: the one preferred most.
  const best = new Map(
    sortBy(attached, preference)
      .reverse()
      .map((listener) => [listener.shared, listener]),
  );
  return [...best].map(([host, { protocol, port }]) => ({
    host,
    base: `${protocol.toLowerCase()}://${host}${port === DEFAULT_PORTS[protocol] ? "" : `:${port}`}`,
  }));
};

/** HTTPS comes first, then the port that needs no mention. */
const preference = ({ protocol, port }: NamedListener): string =>
  [protocol === "HTTPS" ? 0 : 1, port === DEFAULT_PORTS[protocol] ? 0 : 1, port + 100_000].join(
    " ",
  );

/** URLs of each route, sorted. Hosts stay patterns (`*`, `*.domain`) where nothing narrows them. */
export const urlsByRoute = (table: readonly EffectiveRoute[]): Record<string, string[]> => {
  const urls = new Map<string, Set<string>>();
  for (const { route, url } of table) {
    urls.set(route, (urls.get(route) ?? new Set()).add(url));
  }
  return Object.fromEntries([...urls].map(([route, all]) => [route, [...all].sort(byText)]));
};
