import type { Location, Nginx, Server, Upstream } from "../../effective/nginx";
import type { RuleContext } from "../emission";

/** Where the authorisation service is for Envoy. */
export type AuthTarget =
  | {
      readonly type: "service";
      /** `namespace/name`. */
      readonly service: string;
      readonly port: number;
      /** Path and query that it is asked by. */
      readonly path: string;
    }
  | {
      readonly type: "host";
      readonly host: string;
      readonly port: number;
      /** `unverified`: a name inside the cluster, whose certificate nobody else vouches for. */
      readonly tls: "none" | "verified" | "unverified";
      readonly path: string;
    }
  | { readonly type: "refused"; readonly reason: string };

/** `name.namespace.svc`, perhaps with the cluster's domain. */
const SERVICE_NAME = /^([a-z0-9-]+)\.([a-z0-9-]+)\.svc(?:\.[a-z0-9.-]+)?$/;

const URL_PARTS =
  /^(?<scheme>https?):\/\/(?:[^@/?#]*@)?(?<name>[^:/?#]+)(?::(?<digits>\d+))?(?<rest>[/?][^#]*)?/i;

/**
 * Finds the service that a URL names. A host that this nginx serves itself (often the URL's `$host`)
 * is followed to the Service behind it: Envoy sends the client's Host, so that the way through the
 * Gateway would lead elsewhere.
 */
export const authTarget = ({
  context: { nginx, server },
  url,
}: {
  context: Pick<RuleContext, "nginx" | "server">;
  url: string;
}): AuthTarget => {
  const parts = URL_PARTS.exec(url)?.groups;
  if (parts === undefined) {
    return refused("it is no URL with a host");
  }
  const { scheme = "", name = "", digits, rest = "/" } = parts;
  const host = /^\$\{?(http_)?host\}?$/.test(name) ? server.host : name.toLowerCase();
  const path = rest.startsWith("/") ? rest : `/${rest}`;
  const fault = faultOf({ host, path });
  if (fault !== undefined) {
    return refused(fault);
  }
  const secure = scheme.toLowerCase() === "https";
  const port = digits === undefined ? (secure ? 443 : 80) : Number(digits);
  const own = nginx.servers.get(host);
  return own === undefined
    ? outsideTarget({ host, port, path, secure })
    : ownTarget({ nginx, server: own, path });
};

const refused = (reason: string): AuthTarget => ({ type: "refused", reason });

const faultOf = ({ host, path }: { host: string; path: string }): string | undefined => {
  if (host === "_" || host.startsWith("*")) {
    return "the host is the client's, and the route serves many";
  }
  if (host.includes("$")) {
    return "the host is a variable";
  }
  return path.includes("$") ? "the path has a variable" : undefined;
};

const outsideTarget = ({
  host,
  port,
  path,
  secure,
}: {
  host: string;
  port: number;
  path: string;
  secure: boolean;
}): AuthTarget => {
  const [, name = "", namespace = ""] = SERVICE_NAME.exec(host) ?? [];
  if (name !== "" && !secure) {
    return { type: "service", service: `${namespace}/${name}`, port, path };
  }
  const tls = secure ? (name === "" ? "verified" : "unverified") : "none";
  return { type: "host", host, port, tls, path };
};

const ownTarget = ({
  nginx,
  server,
  path,
}: {
  nginx: Nginx;
  server: Server;
  path: string;
}): AuthTarget => {
  const location = locationOf({ server, path: path.replace(/\?.*/, "") });
  const upstream = location && upstreamOf({ nginx, location });
  return location !== undefined && upstream !== undefined && isPlain(server, location)
    ? { type: "service", service: upstream.service, port: Number(upstream.port), path }
    : refused("it leads back to this controller, to a location that cannot be skipped");
};

/** The location of the path on a host without expressions. */
const locationOf = ({ server, path }: { server: Server; path: string }): Location | undefined =>
  server.paths === "regex"
    ? undefined
    : server.locations
        .filter((location) => serves(location, path))
        .toSorted((a, b) => rank(b) - rank(a))[0];

const serves = ({ path, pathType }: Location, wanted: string): boolean =>
  path === wanted ||
  (pathType !== "Exact" && wanted.startsWith(path.endsWith("/") ? path : `${path}/`));

/** An exact path before prefixes, a longer prefix before a shorter. */
const rank = ({ path, pathType }: Location): number =>
  pathType === "Exact" ? Number.MAX_SAFE_INTEGER : path.length;

const upstreamOf = ({
  nginx,
  location: { backend },
}: {
  nginx: Nginx;
  location: Location;
}): Upstream | undefined => {
  const upstream = backend.type === "upstream" ? nginx.upstreams.get(backend.id) : undefined;
  return upstream?.kind === "service" && typeof upstream.port === "number" ? upstream : undefined;
};

/** Whether a request for the location reaches its backend as it is, and unchecked. */
const isPlain = (server: Server, { denied, settings }: Location): boolean =>
  denied === undefined &&
  server.denied === undefined &&
  server.clientCertificate === undefined &&
  server.snippet === undefined &&
  settings.routing.redirect === undefined &&
  settings.routing.rewriteTarget === undefined &&
  settings.auth.basic === undefined &&
  settings.auth.external === undefined &&
  settings.proxy.protocol === "HTTP" &&
  settings.snippets.configuration === undefined;
