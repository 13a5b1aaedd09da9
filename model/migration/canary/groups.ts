import { byText, sortBy } from "../../collections";
import type { Location, Nginx, Server, Upstream } from "../../nginx/effective/nginx";
import type { CanaryGroup } from "../plan/migration-plan";

/** A location with its server. */
export interface Place {
  readonly server: Server;
  readonly location: Location;
}

/**
 * All locations of one upstream. They move together: nginx hangs a canary on the upstream, whatever
 * host and path it names (mergeAlternativeBackends in internal/ingress/controller/controller.go).
 */
export interface UpstreamGroup {
  readonly upstream: Upstream;
  readonly places: readonly Place[];
}

/** The groups of what Ingresses serve by their paths, in the order of their upstreams' ids. */
export const upstreamGroups = ({
  servers,
  upstreams,
}: Pick<Nginx, "servers" | "upstreams">): UpstreamGroup[] => {
  const placesOf = new Map<string, Place[]>();
  for (const server of servers.values()) {
    for (const location of server.locations) {
      if (location.backend.type === "upstream") {
        const { id } = location.backend;
        placesOf.set(id, [...(placesOf.get(id) ?? []), { server, location }]);
      }
    }
  }
  const groups = [...upstreams.values()].map((upstream) => ({
    upstream,
    places: placesOf.get(upstream.id) ?? [],
  }));
  return sortBy(
    groups.filter(({ places }) => places.some(({ location }) => location.origin === "path")),
    ({ upstream: { id } }) => id,
  );
};

/** A group as a plan shows it. */
export const shownGroup = ({
  upstream,
  places,
  reasons,
}: UpstreamGroup & { reasons: readonly string[] }): CanaryGroup => ({
  backend: `${upstream.service}:${upstream.port}`,
  hosts: distinct(places.flatMap(({ server: { host, aliases } }) => [host, ...aliases])),
  ingresses: distinct(places.flatMap(({ location: { ingress = [] } }) => ingress)),
  safe: reasons.length === 0,
  reasons,
});

/** Each text once, sorted. */
export const distinct = (texts: readonly string[]): string[] => [...new Set(texts)].sort(byText);
