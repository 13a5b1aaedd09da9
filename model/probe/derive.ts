import type { HttpRequest } from "../http/request";
import { answerNginx } from "../nginx/answer";
import type { Nginx } from "../nginx/effective/nginx";
import { attemptsAt } from "./attempts";
import { reachLocations, type ReachedLocation, type Unreached } from "./locations";
import { bypassVariants, pathVariants } from "./paths";
import { protectionsOf, type Protection } from "./protections";
import {
  CALLS,
  isAskedFor,
  probeRequest,
  renewed,
  unique,
  type ProbeRequest,
  type RequestInput,
} from "./request";
import { settingVariants } from "./settings-variants";

/** What is asked for besides GET and HEAD of each location. */
export interface DeriveOptions {
  /** Methods that may be sent, and `GRPC`; those that change things only where somebody asks for them. */
  readonly methods: readonly string[];
  /** Whether what goes over TLS is also asked for by HTTP/2. */
  readonly http2: boolean;
}

/** The requests that put a conversion to the test. */
export interface Derived {
  /** By host and target, each once. */
  readonly requests: readonly ProbeRequest[];
  readonly protections: readonly Protection[];
  readonly unreached: readonly Unreached[];
}

/**
 * Derives requests from what nginx serves: each location hit, just missed and spelled in other ways, and
 * every protection tried without what it asks for.
 *
 * @param clientAddress address from which the requests are sent.
 */
export const deriveRequests = ({
  nginx,
  clientAddress,
  options,
}: {
  nginx: Nginx;
  clientAddress: string;
  options: DeriveOptions;
}): Derived => {
  const { reached, unreached } = reachLocations({ nginx, clientAddress });
  const places = reached.map((place) => ({ place, protections: protectionsAt(place) }));
  const requests = places.flatMap(({ place, protections }) => [
    ...locationRequests({
      place,
      nginx,
      clientAddress,
      options,
      isProtected: protections.length > 0,
    }),
    ...protections.flatMap((protection) => protectionRequests({ place, protection })),
  ]);
  return {
    requests: unique([
      ...requests,
      ...nameRequests(nginx),
      ...(options.http2 ? requests.flatMap(byHttp2) : []),
    ]),
    protections: places.flatMap(({ protections }) => protections),
    unreached,
  };
};

const protectionsAt = ({ server, location, answer }: ReachedLocation): Protection[] =>
  protectionsOf({ host: server.host, location, answer });

const locationRequests = ({
  place,
  nginx,
  clientAddress,
  options: { methods },
  isProtected,
}: {
  place: ReachedLocation;
  nginx: Nginx;
  clientAddress: string;
  options: DeriveOptions;
  isProtected: boolean;
}): ProbeRequest[] => {
  const { host, scheme, path, location } = place;
  const at = { host, scheme, target: path };
  const paths = [...pathVariants(path), ...(isProtected ? bypassVariants(path) : [])];
  return [
    ...(methods.includes("GET")
      ? [
          ...paths.map((variant): RequestInput => ({ ...at, ...variant })),
          otherScheme({ place, nginx, clientAddress }),
          ...settingVariants({ location, nginx, methods }).map((variant) => ({
            ...at,
            ...variant,
          })),
          ...webSocket(place),
        ]
      : []),
    ...methods
      .filter((method) => method !== "GET" && method !== CALLS)
      .map((method): RequestInput => ({ ...at, method, purpose: "method" })),
    ...call(place).filter((each) => isAskedFor(each, methods)),
  ].map(probeRequest);
};

/** Where nginx leads plain HTTP to HTTPS, no proxy may let it pass. */
const otherScheme = ({
  place: { host, scheme, path: target },
  nginx,
  clientAddress,
}: {
  place: ReachedLocation;
  nginx: Nginx;
  clientAddress: string;
}): RequestInput => {
  if (scheme === "http") {
    return { host, target, scheme: "https", purpose: "HTTPS" };
  }
  const plain = { host, target, scheme: "http" } as const;
  const request: HttpRequest = { ...plain, method: "GET", headers: [], clientAddress };
  const { outcome } = answerNginx({ nginx, request });
  const isLedAway = outcome.type === "response" && outcome.location?.startsWith("https:") === true;
  return { ...plain, purpose: "plain HTTP", ...(isLedAway && { expected: "refused" }) };
};

/** nginx hands on an upgrade wherever it speaks HTTP/1.1 to the backend. */
const webSocket = ({ host, scheme, path, answer }: ReachedLocation): RequestInput[] =>
  answer.outcome.type === "upstream" && ["http/1.1", "https"].includes(answer.outcome.protocol)
    ? [{ host, scheme, target: path, protocol: "websocket", purpose: "WebSocket" }]
    : [];

/** An empty message to whatever method has the location's path: most backends do not know it. */
const call = ({ host, scheme, path, answer }: ReachedLocation): Call[] =>
  answer.outcome.type === "upstream" && ["h2c", "h2"].includes(answer.outcome.protocol)
    ? [{ host, scheme, target: path, method: "POST", protocol: "grpc", purpose: "gRPC" }]
    : [];

type Call = RequestInput & { readonly method: "POST"; readonly protocol: "grpc" };

const protectionRequests = ({
  place,
  protection,
}: {
  place: ReachedLocation;
  protection: Protection;
}): ProbeRequest[] => {
  const { host, scheme, path, location, answer } = place;
  return protection.untested === undefined
    ? attemptsAt({ protection, location, answer }).map((attempt) =>
        probeRequest({ host, scheme, target: path, protections: [protection.id], ...attempt }),
      )
    : [];
};

/** Names besides hosts: aliases, and those of redirects between a name and its www. */
const nameRequests = ({ servers }: Nginx): ProbeRequest[] =>
  [...servers.values()].flatMap(({ aliases, redirectFrom, tls }) =>
    [
      ...aliases.filter(isName),
      ...(redirectFrom === undefined ? [] : [redirectFrom.value]),
    ].flatMap((host) =>
      (tls.type === "https" ? (["http", "https"] as const) : (["http"] as const)).map((scheme) =>
        probeRequest({ host, scheme, target: "/", purpose: "other name" }),
      ),
    ),
  );

/** Neither an expression nor a wildcard. */
const isName = (alias: string): boolean => /^[\w-]+(\.[\w-]+)*$/.test(alias);

const byHttp2 = (request: ProbeRequest): ProbeRequest[] =>
  request.scheme === "https" && request.protocol === "http/1.1"
    ? [renewed({ ...request, protocol: "h2" })]
    : [];
