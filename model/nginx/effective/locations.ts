import type { NginxConfiguration } from "../configuration/configuration";
import type { Finding } from "../findings/finding";
import type { Inventory, InventoryPath } from "../inventory";
import type { ServedIngress } from "./ingresses";
import type { Owned } from "./nginx";
import { ingressNote } from "./note";
import type { DraftLocation, DraftServer, DraftServers } from "./servers";
import { DEFAULT_SERVER, serverOf, tooLate } from "./servers";
import type { DraftUpstream, DraftUpstreams } from "./upstreams";
import { upstreamId } from "./upstreams";

interface Build {
  readonly served: readonly ServedIngress[];
  readonly servers: DraftServers;
  readonly upstreams: DraftUpstreams;
  readonly configuration: NginxConfiguration;
  readonly inventory: Inventory;
}

/**
 * Adds a location for each path of the Ingresses, the oldest first, and what their rules say of the
 * server and of the upstream (getBackendServers in internal/ingress/controller/controller.go).
 */
export const addLocations = (build: Build): Finding[] => {
  const certificateAuthorities = new Set(
    build.inventory.secrets
      .filter(({ keys }) => keys?.includes("ca.crt") === true)
      .map(({ namespace, name }) => `${namespace}/${name}`),
  );
  return build.served.flatMap((each) =>
    each.ingress.rules.flatMap(({ host = DEFAULT_SERVER, paths }) => {
      // Where a canary has a host of its own, this is the default server.
      const server = serverOf(build.servers, host);
      return paths.length === 0 && host !== DEFAULT_SERVER
        ? []
        : [
            ...configureTls({ ...build, server, served: each, certificateAuthorities }),
            ...paths.flatMap((path) => addPath({ ...build, server, served: each, path })),
          ];
    }),
  );
};

const configureTls = ({
  server,
  served: { name, settings },
  certificateAuthorities,
  configuration,
}: Pick<Build, "configuration"> & {
  server: DraftServer;
  served: ServedIngress;
  certificateAuthorities: ReadonlySet<string>;
}): Finding[] => {
  const own = <Value>(value: Value): Owned<Value> => ({ value, ingress: name });
  const { clientCertificate, clientCertificateFault, proxy } = settings;
  if (clientCertificateFault !== undefined) {
    server.denied ??= own(clientCertificateFault);
  }
  const has = server.backendTls?.value.secret ?? "";
  if (configuration.backendTlsScope === "server" && !certificateAuthorities.has(has)) {
    // Until one has a CA each takes the place of the one before, also one without any.
    delete server.backendTls;
    Object.assign(server, proxy.tls && { backendTls: own(proxy.tls) });
  }
  if (clientCertificate === undefined) {
    return [];
  }
  const first = (server.clientCertificate ??= own(clientCertificate));
  return first.ingress === name
    ? []
    : [tooLate({ host: server.host, ingress: name, key: "auth-tls-secret" })];
};

const addPath = ({
  server,
  served,
  path: { path: written, pathType, backend },
  upstreams,
}: Pick<Build, "upstreams"> & {
  server: DraftServer;
  served: ServedIngress;
  path: InventoryPath;
}): Finding[] => {
  const { name, ingress, settings, denied } = served;
  const upstream = upstreams.get(upstreamId({ namespace: ingress.namespace, backend }));
  const path = written === "" ? "/" : written;
  if (backend.type !== "service" || upstream === undefined) {
    return [];
  }
  if (upstream.canary !== undefined) {
    return settings.canary === undefined
      ? [hiddenByCanary({ name, upstream, location: { host: server.host, path } })]
      : [];
  }
  return [
    ...stick({ upstream, served }),
    ...place({
      server,
      location: {
        origin: "path",
        placeholder: false,
        path,
        pathType,
        backend: upstream.id,
        settings,
        ingress: name,
        ...(denied !== undefined && { denied }),
      },
    }),
  ];
};

/** A path of the same type that is there already stays, but for the placeholder. */
const place = ({
  server,
  location,
}: {
  server: DraftServer;
  location: DraftLocation & { readonly ingress: string };
}): Finding[] => {
  const { locations } = server;
  const index = locations.findIndex(({ path }) => path === location.path);
  const found = locations[index];
  const same = found !== undefined && isExact(found) === isExact(location);
  if (same && !found.placeholder) {
    return [duplicate({ server, location, by: found.ingress })];
  }
  locations.splice(same ? index : locations.length, same ? 1 : 0, location);
  if (location.settings.routing.fromToWww) {
    server.redirectBy ??= location.ingress;
  }
  return [];
};

/** The controller takes ImplementationSpecific for Prefix. */
export const isExact = ({ pathType }: Pick<DraftLocation, "pathType">): boolean =>
  pathType === "Exact";

/** Affinity: whether and how by the first Ingress that asks for it, the cookie by the last. */
const stick = ({
  upstream,
  served: { name, settings },
}: {
  upstream: DraftUpstream;
  served: ServedIngress;
}): Finding[] => {
  const { affinity, hashBy } = settings.balancing;
  if (affinity !== undefined) {
    upstream.affinity = { ...affinity, mode: upstream.affinity?.mode ?? affinity.mode };
  }
  const ignored =
    hashBy !== undefined && hashBy.expression !== upstream.balancing.hashBy?.expression;
  return ignored && upstream.ingress !== name
    ? [
        ingressNote({
          ingress: name,
          topic: `upstream-hash-by/${upstream.id}`,
          key: "upstream-hash-by",
          nginx: `no effect: ${upstream.ingress} named ${upstream.service}:${upstream.port} first`,
          remedy: "set it on that Ingress",
        }),
      ]
    : [];
};

const duplicate = ({
  server: { host },
  location: { ingress, path, pathType },
  by = "the default backend",
}: {
  server: DraftServer;
  location: DraftLocation & { readonly ingress: string };
  by: string | undefined;
}): Finding =>
  ingressNote({
    ingress,
    topic: `duplicate-path/${host}${path}`,
    locations: [{ host, path }],
    nginx: `no effect: ${by} has the ${pathType} path ${path} of this host`,
    remedy: "remove the path from one of the two",
  });

const hiddenByCanary = ({
  name,
  upstream,
  location,
}: {
  name: string;
  upstream: DraftUpstream;
  location: { readonly host: string; readonly path: string };
}): Finding =>
  ingressNote({
    ingress: name,
    topic: `canary-service/${upstream.id}`,
    locations: [location],
    nginx: `no effect: the older canary ${upstream.ingress} has the same Service and port`,
    remedy: "give the canary a Service of its own",
  });
