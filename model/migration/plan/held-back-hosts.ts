import { isWithin } from "../../nginx/answer/addresses";
import type { Conversion } from "../../nginx/convert";
import { passthroughOf } from "../../nginx/convert/gateway/passthrough";
import type { NginxConfiguration } from "../../nginx/configuration/configuration";
import type { Location, Nginx, Server } from "../../nginx/effective/nginx";
import type { MigrationSettings } from "../../settings";

/** The servers whose hosts stay on nginx, sorted. */
export const heldBackServers = ({
  nginx,
  conversion,
}: {
  nginx: Pick<Nginx, "servers">;
  conversion: Pick<Conversion, "heldBack">;
}): Server[] =>
  [...nginx.servers.values()].filter(({ host }) => conversion.heldBack.includes(host));

/** Hosts that stay on nginx and whose TLS cannot end at Envoy: it is passed through, or asks for certificates. */
export const unpassableHosts = ({
  nginx,
  conversion,
}: {
  nginx: Nginx;
  conversion: Pick<Conversion, "heldBack">;
}): string[] =>
  heldBackServers({ nginx, conversion })
    .filter(
      (server) =>
        passthroughOf(server, nginx) !== undefined ||
        (server.clientCertificate !== undefined && server.clientCertificate.value.verify !== "off"),
    )
    .map(({ host }) => host);

/**
 * What of a server depends on the client's address, sorted: behind Envoy nginx would see Envoy's, and
 * an allow-list of addresses inside the cluster would let everybody in.
 */
export const addressDependence = ({
  server,
  nginx: { configuration },
  migration,
}: {
  server: Server;
  nginx: Pick<Nginx, "configuration">;
  migration: Pick<MigrationSettings, "podCidrs">;
}): string[] => {
  if (isTold(configuration.clientAddress, migration)) {
    return [];
  }
  const own = server.locations.flatMap((location) => locationDependence(location));
  const blocked = configuration.blocked.cidrs.length > 0 ? ["block-cidrs"] : [];
  const snippet = server.snippet === undefined ? [] : ["server-snippet"];
  return [...new Set([...own, ...blocked, ...snippet])].sort();
};

/** Whether nginx takes the address from Envoy: by PROXY headers, or since it believes its X-Forwarded-For. */
const isTold = (
  { proxyProtocol, useForwardedHeaders, trustedCidrs }: NginxConfiguration["clientAddress"],
  { podCidrs }: Pick<MigrationSettings, "podCidrs">,
): boolean =>
  proxyProtocol ||
  (useForwardedHeaders &&
    (trustedCidrs.includes("0.0.0.0/0") ||
      (podCidrs.length > 0 &&
        podCidrs.every((range) => isWithin(range.replace(/\/\d+$/, ""), trustedCidrs)))));

const locationDependence = ({ settings }: Location): string[] => {
  const { sources, limits, balancing, snippets, auth } = settings;
  const reasons: Record<string, boolean> = {
    "whitelist-source-range": sources.allow.length > 0,
    "denylist-source-range": sources.deny.length > 0,
    "limit-rps": limits.rps > 0,
    "limit-rpm": limits.rpm > 0,
    "limit-connections": limits.connections > 0,
    "upstream-hash-by": balancing.hashBy?.expression.includes("addr") === true,
    "configuration-snippet": snippets.configuration !== undefined,
    "auth-snippet": auth.external?.snippet !== undefined,
  };
  return Object.keys(reasons).filter((reason) => reasons[reason]);
};
