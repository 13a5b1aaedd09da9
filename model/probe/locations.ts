import { DEFAULT_SERVER } from "../nginx/effective/servers";
import type { HttpRequest } from "../http/request";
import type { Answer } from "../http/answer";
import { answerNginx } from "../nginx/answer";
import { placeOf } from "../nginx/answer/place";
import type { Location, Nginx, Server } from "../nginx/effective/nginx";
import { sampleAddress, sampleHost, samplePaths } from "./samples";

/** A location and a request that nginx answers by it. */
export interface ReachedLocation {
  readonly server: Server;
  readonly location: Location;
  readonly scheme: HttpRequest["scheme"];
  /** Host to ask for. */
  readonly host: string;
  /** Path that hits it. */
  readonly path: string;
  /** Of nginx, to a GET of it from an address that is let through. */
  readonly answer: Answer;
}

/** A location for which no request was found. */
export interface Unreached {
  readonly host: string;
  readonly path: string;
  readonly reason: string;
}

/** Every location of nginx with a request that it answers, or the reason why there is none. */
export const reachLocations = ({
  nginx,
  clientAddress,
}: {
  nginx: Nginx;
  clientAddress: string;
}): { readonly reached: readonly ReachedLocation[]; readonly unreached: readonly Unreached[] } => {
  const all = [...nginx.servers.values()].flatMap((server) =>
    server.locations.map((location) => ({
      server,
      location,
      found: reach({ nginx, server, location, clientAddress }),
    })),
  );
  return {
    reached: all.flatMap(({ found }) => found ?? []),
    unreached: all.flatMap(({ server, location, found }) =>
      found === undefined && location.origin === "path"
        ? [
            {
              host: server.host,
              path: location.path,
              reason: "no request was found that it answers; --requests can name one",
            },
          ]
        : [],
    ),
  };
};

const reach = ({
  nginx,
  server,
  location,
  clientAddress,
}: {
  nginx: Nginx;
  server: Server;
  location: Location;
  clientAddress: string;
}): ReachedLocation | undefined => {
  const host = sampleHost(server.host);
  const scheme = server.tls.type === "https" && server.host !== DEFAULT_SERVER ? "https" : "http";
  const ask = (target: string): HttpRequest => ({
    scheme,
    host,
    method: "GET",
    target,
    headers: [],
    clientAddress,
  });
  const path = samplePaths(location).find((each) => {
    const place = placeOf({ nginx, request: ask(each) });
    return (
      place.host === server.host &&
      place.path === location.path &&
      place.ingress === location.ingress
    );
  });
  return path === undefined
    ? undefined
    : { server, location, scheme, host, path, answer: openAnswer(nginx, location, ask(path)) };
};

/** From an address of the list where the client's own is kept out, so that other guards show. */
const openAnswer = (nginx: Nginx, { settings }: Location, request: HttpRequest): Answer => {
  const from = (clientAddress: string): Answer =>
    answerNginx({ nginx, request: { ...request, clientAddress } });
  const own = from(request.clientAddress);
  const others = settings.sources.allow.map((range) => from(sampleAddress(range)));
  return [own, ...others].find(({ outcome }) => outcome.type !== "response") ?? own;
};
