import type { Finding } from "../findings/finding";
import type { ServedIngress } from "./ingresses";
import { isExact } from "./locations";
import { ingressNote } from "./note";
import type { DraftLocation, DraftServers } from "./servers";
import { DEFAULT_SERVER, serverOf } from "./servers";
import type { DraftUpstream, DraftUpstreams } from "./upstreams";
import { upstreamId } from "./upstreams";

/**
 * Merges the canary Ingresses into the upstreams of the locations that they name by host, path and
 * type. A canary that any of its paths finds no location for is lost, also for the others; one whose
 * Service is a primary one is none (mergeAlternativeBackends in internal/ingress/controller/controller.go).
 */
export const mergeCanaries = ({
  served,
  servers,
  upstreams,
}: {
  served: readonly ServedIngress[];
  servers: DraftServers;
  upstreams: DraftUpstreams;
}): Finding[] => {
  const canaries = served.filter(({ settings }) => settings.canary !== undefined);
  return canaries.length === served.length
    ? canaries.map((canary) => lost(canary, "there is no Ingress but canaries"))
    : canaries.flatMap((canary) => mergeCanary({ canary, servers, upstreams }));
};

const mergeCanary = ({
  canary,
  servers,
  upstreams,
}: {
  canary: ServedIngress;
  servers: DraftServers;
  upstreams: DraftUpstreams;
}): Finding[] => {
  const { namespace, defaultBackend, rules } = canary.ingress;
  const merge = (options: Pick<Merge, "backend" | "locations" | "fits">): Finding[] =>
    mergeBackend({ canary, upstreams, ...options });
  const catchAll =
    defaultBackend === undefined
      ? []
      : merge({
          backend: upstreamId({ namespace, backend: defaultBackend }),
          locations: serverOf(servers, DEFAULT_SERVER).locations,
          fits: () => true,
        });
  const paths = rules.flatMap(({ host = DEFAULT_SERVER, paths }) =>
    servers.has(host)
      ? paths.flatMap(({ path, pathType, backend }) =>
          merge({
            backend: upstreamId({ namespace, backend }),
            locations: serverOf(servers, host).locations,
            fits: (location) =>
              location.path === (path === "" ? "/" : path) &&
              isExact(location) === isExact({ pathType }),
          }),
        )
      : [lost(canary, `no other Ingress has the host ${host}`)],
  );
  return [...catchAll, ...paths];
};

interface Merge {
  readonly canary: ServedIngress;
  readonly upstreams: DraftUpstreams;
  /** Id of the canary's upstream. */
  readonly backend: string;
  /** In the order in which they were added. */
  readonly locations: readonly DraftLocation[];
  readonly fits: (location: DraftLocation) => boolean;
}

const mergeBackend = ({ canary, upstreams, backend, locations, fits }: Merge): Finding[] => {
  const alternative = upstreams.get(backend);
  if (alternative === undefined) {
    return [];
  }
  if (alternative.removed) {
    return [lost(canary, "another path of it has no location")];
  }
  let merged = false;
  for (const location of locations) {
    const primary = upstreams.get(location.backend);
    if (primary === undefined || primary.removed) {
      continue;
    }
    if (primary.id === alternative.id) {
      return [lost(canary, `${primary.service}:${primary.port} is the Service of another Ingress`)];
    }
    if (fits(location)) {
      attach({ primary, alternative });
      merged = true;
    }
  }
  if (merged) {
    return [];
  }
  alternative.removed = true;
  return [lost(canary, "no other Ingress has its host, path and path type")];
};

const attach = ({
  primary,
  alternative,
}: {
  primary: DraftUpstream;
  alternative: DraftUpstream;
}): void => {
  if (!primary.alternatives.includes(alternative.id)) {
    primary.alternatives.push(alternative.id);
  }
};

const lost = ({ name }: ServedIngress, reason: string): Finding =>
  ingressNote({
    ingress: name,
    topic: "canary-lost",
    key: "canary",
    nginx: `the canary gets no request: ${reason}`,
    remedy: "give the canary a Service of its own and the host, paths and types of its primary",
  });
