import type { Location, Nginx, Server } from "../effective/nginx";
import type { Inventory } from "../inventory";
import type { ConversionTarget } from "./conversion";
import type { RuleContext } from "./emission";
import { hostName, locationName } from "./names";

/** What families see of a location. */
export const contextOf = ({
  location,
  ...common
}: {
  inventory: Inventory;
  nginx: Nginx;
  server: Server;
  location: Location;
  target: ConversionTarget;
}): RuleContext => {
  const { nginx, server, target } = common;
  const upstream =
    location.backend.type === "upstream" ? nginx.upstreams.get(location.backend.id) : undefined;
  return {
    ...common,
    location,
    ingress: location.ingress ?? "",
    namespace: namespaceOf(location) ?? homeOf(server) ?? target.gateway.namespace,
    ...(upstream && { upstream }),
    name: `${hostName(server.host)}.${locationName(location)}`,
  };
};

/** Namespace of a host's first Ingress: that of routes for what no Ingress formed. */
const homeOf = ({ locations }: Server): string | undefined =>
  locations.map(namespaceOf).find((namespace) => namespace !== undefined);

const namespaceOf = ({ ingress }: Location): string | undefined =>
  ingress?.slice(0, ingress.indexOf("/"));
