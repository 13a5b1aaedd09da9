import { sortBy } from "../../collections";
import type { Guard } from "../../http/answer";
import type { NginxConfiguration } from "../configuration/configuration";
import type { Location, Server } from "../effective/nginx";
import { isWithin } from "./addresses";
import type { LocatedExchange } from "./exchange";
import { urlTarget } from "./url-target";

/** A certificate that TLS asks the client for; checked before anything else. */
export const certificateGuard = ({
  server: { clientCertificate },
  scheme,
}: {
  server: Server;
  scheme: "http" | "https";
}): Guard[] => {
  if (clientCertificate === undefined || scheme === "http") {
    return [];
  }
  const { secret, verify, mode } = clientCertificate.value;
  return verify === "off" ? [] : [{ kind: "clientCertificate", authorities: secret, mode }];
};

/** Counters of the client's address, which nginx looks at before addresses and credentials. */
export const limitGuards = ({
  location: { settings },
  client,
  nginx: { configuration },
}: LocatedExchange): Guard[] => {
  const { rps, rpm, connections, burstMultiplier, exempt } = settings.limits;
  if (isWithin(client.address, exempt)) {
    return [];
  }
  const rate = (requests: number, unit: "second" | "minute"): Guard[] =>
    requests === 0
      ? []
      : [
          {
            kind: "rateLimit",
            requests,
            unit,
            burst: requests * burstMultiplier,
            status: configuration.limitStatus,
          },
        ];
  return [
    ...rate(rps, "second"),
    ...rate(rpm, "minute"),
    ...(connections === 0
      ? []
      : [
          {
            kind: "connectionLimit" as const,
            connections,
            status: configuration.limitConnectionsStatus,
          },
        ]),
  ];
};

/** Credentials and address, as `satisfy` combines them. */
export const accessGuards = ({ location, nginx: { configuration } }: LocatedExchange): Guard[] => {
  const guards = authGuards({ location, configuration });
  return isEither({ location, configuration })
    ? [{ kind: "anyOf", addresses: location.settings.sources.allow, guards }]
    : guards;
};

/** Whether one of several checks is enough: `satisfy any` with more than one. */
export const isEither = ({
  location,
  configuration,
}: {
  location: Location;
  configuration: NginxConfiguration;
}): boolean => {
  const { auth, sources } = location.settings;
  const guards = authGuards({ location, configuration });
  const checks = guards.length + (sources.allow.length + sources.deny.length > 0 ? 1 : 0);
  return auth.satisfy === "any" && guards.length > 0 && checks > 1;
};

const authGuards = ({
  location: { settings, blocks },
  configuration: { noAuthLocations, globalAuth },
}: {
  location: Location;
  configuration: NginxConfiguration;
}): Guard[] => {
  const { basic, external, globalAuth: withGlobal } = settings.auth;
  const checked = external ?? (withGlobal ? globalAuth : undefined);
  return blocks.some(({ text }) => noAuthLocations.some((begin) => text.startsWith(begin)))
    ? []
    : [
        ...(basic
          ? [{ kind: "basicAuth" as const, users: basic.secret, scheme: basic.scheme }]
          : []),
        ...(checked ? [externalGuard(checked)] : []),
      ];
};

const externalGuard = ({
  url,
  responseHeaders,
  signIn,
  signInRedirectParameter,
}: {
  readonly url: string;
  readonly responseHeaders: readonly string[];
  readonly signIn?: string;
  readonly signInRedirectParameter: string;
}): Guard => ({
  kind: "externalAuth",
  ...urlTarget(url),
  copiedHeaders: responseHeaders.map((name) => name.toLowerCase()).sort(),
  ...(signIn !== undefined && { signIn: signInUrl(signIn, signInRedirectParameter) }),
});

/** buildAuthSignURL in template.go. */
const signInUrl = (url: string, parameter: string): string => {
  const query = url.split("?")[1];
  const back = `${parameter}=$pass_access_scheme://$http_host$escaped_request_uri`;
  if (query === undefined || query === "") {
    return `${url}?${back}`;
  }
  return new URLSearchParams(query).get(parameter) ? url : `${url}&${back}`;
};

/** What nginx checks while it passes a request on. */
export const contentGuards = ({
  location: {
    settings: { proxy, firewall },
  },
}: LocatedExchange): Guard[] => [
  ...(proxy.bodyBytes === 0 ? [] : [{ kind: "bodySize" as const, bytes: proxy.bodyBytes }]),
  ...(firewall?.enabled === true ? [{ kind: "webApplicationFirewall" as const }] : []),
];

export const sortGuards = (guards: readonly Guard[]): Guard[] => sortBy(guards, ({ kind }) => kind);
