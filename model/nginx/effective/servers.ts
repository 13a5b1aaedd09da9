import { omit } from "../../collections";
import type { Finding } from "../findings/finding";
import type { InventoryPath } from "../inventory";
import type { Certificates, ServerCertificate } from "./certificates";
import type { ServedIngress } from "./ingresses";
import type { Owned, Server } from "./nginx";
import { hostNote } from "./note";
import type { LocationSettings } from "./settings";
import { DEFAULT_UPSTREAM, upstreamId } from "./upstreams";

/** Name of the server for hosts that no other server has. */
export const DEFAULT_SERVER = "_";

/** A location while the controller builds it. */
export interface DraftLocation {
  readonly origin: "path" | "default";
  /** Whether the first path `/` of type Prefix takes its place. */
  readonly placeholder: boolean;
  readonly path: string;
  readonly pathType: InventoryPath["pathType"];
  /** Id of the upstream. */
  backend: string;
  readonly settings: LocationSettings;
  readonly ingress?: string;
  readonly denied?: string;
}

/** A server while the controller builds it. */
export interface DraftServer {
  readonly host: string;
  /** None: an empty list of nobody. */
  aliases: Owned<readonly string[]>;
  certificate?: ServerCertificate;
  snippet?: Owned<string>;
  ciphers?: Owned<string>;
  passthroughBy?: string;
  clientCertificate?: NonNullable<Server["clientCertificate"]>;
  denied?: Owned<string>;
  backendTls?: Owned<NonNullable<LocationSettings["proxy"]["tls"]>>;
  /** Ingress that asks for the redirect from the other of `www.x` and `x`. */
  redirectBy?: string;
  readonly locations: DraftLocation[];
}

export type DraftServers = Map<string, DraftServer>;

/**
 * A server for each host of an Ingress that is no canary, with its `/`, and what the first Ingress of
 * the host says of it (createServers in internal/ingress/controller/controller.go).
 *
 * @param bare settings of the default server's `/`, which no annotation forms.
 */
export const createServers = ({
  served,
  certificates,
  bare,
}: {
  served: readonly ServedIngress[];
  certificates: Certificates;
  bare: LocationSettings;
}): { servers: DraftServers; findings: Finding[] } => {
  const primary = served.filter(({ settings }) => settings.canary === undefined);
  const servers: DraftServers = new Map([
    [DEFAULT_SERVER, emptyServer({ host: DEFAULT_SERVER, location: defaultLocation(bare) })],
  ]);
  for (const each of primary) {
    takeCatchAll({ server: serverOf(servers, DEFAULT_SERVER), served: each });
    for (const host of hostsOf(each)) {
      if (!servers.has(host)) {
        servers.set(host, emptyServer({ host, location: rootLocation(each) }));
      }
    }
  }
  const findings = primary.flatMap((each) =>
    hostsOf(each).flatMap((host) =>
      configure({ server: serverOf(servers, host), served: each, certificates }),
    ),
  );
  return { servers, findings: [...findings, ...settleAliases(servers)] };
};

/** The server of a host; of an unknown one the default server. */
export const serverOf = (servers: DraftServers, host: string): DraftServer => {
  const server = servers.get(host) ?? servers.get(DEFAULT_SERVER);
  if (server === undefined) {
    throw new Error(`no server ${DEFAULT_SERVER}: createServers makes it first`);
  }
  return server;
};

const hostsOf = ({ ingress: { rules } }: ServedIngress): string[] =>
  rules.map(({ host = DEFAULT_SERVER }) => host);

const emptyServer = ({
  host,
  location,
}: {
  host: string;
  location: DraftLocation;
}): DraftServer => ({ host, aliases: { value: [], ingress: "" }, locations: [location] });

const defaultLocation = (settings: LocationSettings): DraftLocation => ({
  origin: "default",
  placeholder: true,
  path: "/",
  pathType: "Prefix",
  backend: DEFAULT_UPSTREAM,
  settings,
});

/** The `/` of a host's first Ingress: all its annotations hold for what its paths do not serve. */
const rootLocation = ({ name, ingress, settings, denied }: ServedIngress): DraftLocation => ({
  ...defaultLocation(settings),
  backend: defaultBackendId(ingress) ?? DEFAULT_UPSTREAM,
  ingress: name,
  ...(denied !== undefined && { denied }),
});

const defaultBackendId = ({
  namespace,
  defaultBackend,
}: ServedIngress["ingress"]): string | undefined =>
  defaultBackend?.type === "service"
    ? upstreamId({ namespace, backend: defaultBackend })
    : undefined;

/** The first Ingress with a defaultBackend and no rule serves unknown hosts, without its redirects. */
const takeCatchAll = ({
  server: { locations },
  served,
}: {
  server: DraftServer;
  served: ServedIngress;
}): void => {
  const { ingress, settings } = served;
  const takes = defaultBackendId(ingress) !== undefined && ingress.rules.length === 0;
  if (takes && locations[0]?.placeholder === true) {
    locations[0] = {
      ...rootLocation(served),
      placeholder: false,
      settings: { ...settings, routing: withoutRedirects(settings.routing) },
    };
  }
};

/** Routing as the default server's `/` has it: neither Rewrite nor Redirect of any annotation. */
export const withoutRedirects = (
  routing: LocationSettings["routing"],
): LocationSettings["routing"] => ({
  ...omit(routing, "rewriteTarget", "appRoot", "redirect"),
  useRegex: false,
  preserveTrailingSlash: false,
  sslRedirect: false,
  forceSslRedirect: false,
  fromToWww: false,
  relativeRedirects: false,
});

/** Sets what the server has not yet; what comes too late is a finding. */
const configure = ({
  server,
  served: { name, ingress, settings },
  certificates,
}: {
  server: DraftServer;
  served: ServedIngress;
  certificates: Certificates;
}): Finding[] => {
  const { host } = server;
  const { serverAliases } = settings.routing;
  const { server: snippet } = settings.snippets;
  const { ciphers, passthrough } = settings.tls;
  const late: string[] = [];
  /** The first that has it, as an Owned. */
  const first = <Value>(key: string, has: Owned<Value> | undefined, value: Value): Owned<Value> => {
    late.push(...(has !== undefined && has.ingress !== name ? [key] : []));
    return has ?? { value, ingress: name };
  };
  if (serverAliases.length > 0) {
    const { aliases } = server;
    const has = aliases.value.length > 0 ? aliases : undefined;
    server.aliases = first("server-alias", has, serverAliases);
  }
  if (snippet !== undefined) {
    server.snippet = first("server-snippet", server.snippet, snippet);
  }
  if (ciphers !== undefined) {
    server.ciphers = first("ssl-ciphers", server.ciphers, ciphers);
  }
  if (passthrough) {
    server.passthroughBy ??= name;
  }
  const certificate = server.certificate ?? certificates({ ingress, host });
  if (certificate !== undefined && host !== DEFAULT_SERVER) {
    server.certificate = certificate;
  }
  return late.map((key) => tooLate({ host, ingress: name, key }));
};

/** What is set once for a host, by the first Ingress that does. */
export const tooLate = ({
  host,
  ingress,
  key,
}: {
  host: string;
  ingress: string;
  key: string;
}): Finding =>
  hostNote({
    host,
    topic: `${key}/${ingress}`,
    key,
    nginx: `${key} of ${ingress} has no effect: an older Ingress of the host has set it`,
    remedy: "remove the annotation, or set it on the oldest Ingress of the host only",
  });

/** Aliases that are no server's own name, each once, sorted. */
const settleAliases = (servers: DraftServers): Finding[] =>
  [...servers.values()].flatMap((server) => {
    const { value, ingress } = server.aliases;
    const wanted = [...new Set(value)].filter((alias) => alias !== server.host);
    server.aliases = { value: wanted.filter((alias) => !servers.has(alias)).sort(), ingress };
    return wanted
      .filter((alias) => servers.has(alias))
      .map((alias) =>
        hostNote({
          host: server.host,
          topic: `server-alias/${alias}`,
          key: "server-alias",
          nginx: `the alias ${alias} has no effect: an Ingress has that host`,
          remedy: "remove the alias",
        }),
      );
  });
