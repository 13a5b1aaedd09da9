import type { Finding } from "../findings/finding";
import { placeLocations } from "./blocks";
import type { Canary, Location, Owned, Server, Upstream } from "./nginx";
import { hostNote } from "./note";
import type { DraftLocation, DraftServer, DraftServers } from "./servers";
import type { Services } from "./services";
import type { DraftUpstream, DraftUpstreams } from "./upstreams";
import { DEFAULT_UPSTREAM } from "./upstreams";

/** Upstreams as they are at last, with those that take the place of ones without endpoints. */
export interface Upstreams {
  readonly byId: Map<string, Upstream>;
  /** Where the requests of a location go. */
  readonly backendOf: (location: DraftLocation) => Location["backend"];
}

/** The upstreams with their canaries, affinity and default backends. */
export const finishUpstreams = ({
  drafts,
  fallback,
  services,
}: {
  drafts: DraftUpstreams;
  /** Of `--default-backend-service`. */
  fallback: DraftUpstream | undefined;
  services: Services;
}): Upstreams => {
  const all = [...drafts.values(), ...(fallback ? [fallback] : [])];
  const byId = new Map(all.map((draft) => [draft.id, finishUpstream({ draft, drafts })]));
  return {
    byId,
    backendOf: ({ backend, settings }) => {
      const upstream = byId.get(backend);
      if (upstream === undefined) {
        return { type: "default page" };
      }
      const custom = settings.errors.defaultBackend;
      if (custom === undefined || upstream.endpoints !== "none" || backend === DEFAULT_UPSTREAM) {
        return { type: "upstream", id: backend };
      }
      const facts = services({ service: custom });
      if (facts.endpoints === "none") {
        return { type: "upstream", id: backend };
      }
      const id = `${CUSTOM_DEFAULT_BACKEND}${custom.replace("/", "-")}`;
      byId.set(id, { ...upstream, ...facts, id });
      return { type: "upstream", id };
    },
  };
};

/** Begin of the ids of upstreams of the default-backend annotation, for Services without endpoints. */
export const CUSTOM_DEFAULT_BACKEND = "custom-default-backend-";

const finishUpstream = ({
  draft: { id, service, port, kind, endpoints, ingress, balancing, affinity, alternatives },
  drafts,
}: {
  draft: DraftUpstream;
  drafts: DraftUpstreams;
}): Upstream => {
  const canary = canaryOf({ alternatives, drafts });
  return {
    id,
    service,
    port,
    kind,
    endpoints,
    ...(canary && { canary }),
    balancing: { value: { ...balancing, ...(affinity && { affinity }) }, ingress },
  };
};

/** Only the first of several counts, whether it can serve or not (balancer.lua). */
const canaryOf = ({
  alternatives: [first],
  drafts,
}: {
  alternatives: readonly string[];
  drafts: DraftUpstreams;
}): Canary | undefined => {
  const alternative = drafts.get(first ?? "");
  return alternative?.canary === undefined ||
    alternative.removed ||
    alternative.endpoints === "none"
    ? undefined
    : { ...alternative.canary, ingress: alternative.ingress, upstream: alternative.id };
};

/** The servers by host in nginx's order, and what nginx refuses of them. */
export const finishServers = ({
  drafts,
  upstreams,
  certificates,
}: {
  drafts: DraftServers;
  upstreams: Upstreams;
  /** Whether a host has a certificate of its own, of a wildcard, or the default one. */
  certificates: (host: string) => Server["tls"];
}): { servers: Map<string, Server>; findings: Finding[] } => {
  const sorted = [...drafts.values()].sort((a, b) =>
    Buffer.compare(Buffer.from(a.host), Buffer.from(b.host)),
  );
  const servers = sorted.map((draft) => {
    const { paths, locations, duplicates } = placeLocations(draft.locations);
    const redirectFrom = redirectOf({ draft, drafts });
    return finishServer({
      draft,
      paths,
      locations: locations.map(({ draft: location, blocks }): Location => ({
        origin: location.origin,
        path: location.path,
        pathType: location.pathType,
        ...(location.ingress !== undefined && { ingress: location.ingress }),
        blocks,
        backend: upstreams.backendOf(location),
        settings: location.settings,
        ...(location.denied !== undefined && { denied: location.denied }),
      })),
      faults: [
        ...duplicates.map((text) => `two locations ${text}`),
        ...(redirectFrom && !isServerName(redirectFrom.value)
          ? [`a redirect from ${redirectFrom.value}`]
          : []),
      ],
      tls: certificates(draft.host),
      redirectFrom,
      upstreams,
    });
  });
  return {
    servers: new Map(servers.map((server) => [server.host, server])),
    findings: servers.flatMap(({ host, invalid }) => (invalid ? [frozen({ host, invalid })] : [])),
  };
};

const finishServer = ({
  draft: { host, aliases, snippet, ciphers, clientCertificate, denied, backendTls, passthroughBy },
  paths,
  locations,
  faults,
  tls,
  redirectFrom,
  upstreams,
}: Pick<Server, "paths" | "locations" | "tls"> & {
  draft: DraftServer;
  faults: readonly string[];
  redirectFrom: Owned<string> | undefined;
  upstreams: Upstreams;
}): Server => {
  const [appRoot] = locations.flatMap(({ settings: { routing }, ingress }) =>
    routing.appRoot === undefined || ingress === undefined
      ? []
      : [{ value: routing.appRoot, ingress }],
  );
  const passthrough = passthroughOf({ locations, upstreams });
  return {
    host,
    aliases: aliases.value,
    tls,
    paths,
    ...(appRoot && { appRoot }),
    ...(redirectFrom && isServerName(redirectFrom.value) && { redirectFrom }),
    ...(denied && { denied }),
    ...(backendTls && { backendTls }),
    ...(clientCertificate && { clientCertificate }),
    ...(snippet && { snippet }),
    ...(ciphers && { ciphers }),
    ...(passthroughBy !== undefined &&
      passthrough !== undefined && { passthrough: { value: passthrough, ingress: passthroughBy } }),
    locations,
    ...(faults.length > 0 && { invalid: faults.join(", ") }),
  };
};

/** The first `/` whose backend is a Service. */
const passthroughOf = ({
  locations,
  upstreams,
}: Pick<Server, "locations"> & { upstreams: Upstreams }): string | undefined => {
  const backend = locations.find(({ path }) => path === "/")?.backend;
  return backend?.type === "upstream" && upstreams.byId.get(backend.id)?.kind === "service"
    ? backend.id
    : undefined;
};

/** The other of `x` and `www.x`, unless a server has that name (BuildRedirects in pkg/util/ingress). */
const redirectOf = ({
  draft: { host, redirectBy },
  drafts,
}: {
  draft: DraftServer;
  drafts: DraftServers;
}): Owned<string> | undefined => {
  const other = otherName(host);
  return redirectBy === undefined || drafts.has(other)
    ? undefined
    : { value: other, ingress: redirectBy };
};

/** nginx takes a star as the first or last label only. */
const isServerName = (name: string): boolean => !name.includes("*");

/** The name that from-to-www-redirect leads from. */
export const otherName = (host: string): string =>
  host.startsWith("www.") ? host.slice("www.".length) : `www.${host}`;

const frozen = ({ host, invalid }: { host: string; invalid: string }): Finding =>
  hostNote({
    host,
    topic: "invalid",
    severity: "lossy",
    nginx: `nginx refuses the configuration (${invalid}) and stays at its last good one, for all hosts`,
    remedy: "remove it: until then nobody can say what nginx serves",
  });
