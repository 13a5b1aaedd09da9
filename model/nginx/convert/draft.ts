import { sortBy } from "../../collections";
import type { Nginx, Server } from "../effective/nginx";
import type { Finding } from "../findings/finding";
import type { Inventory } from "../inventory";
import { contextOf } from "./context";
import type { ConversionTarget } from "./conversion";
import type { MergedParts, RuleContext } from "./emission";
import { FAMILIES } from "./families";
import { hostFindings, locationFindings } from "./host-findings";
import { mergeParts } from "./merge";
import { type PathedBlock, pathedLocations } from "./paths/location-path";

/** A server before answers to findings have decided what becomes of its locations. */
export interface HostDraft {
  readonly server: Server;
  readonly locations: readonly LocationDraft[];
  readonly findings: readonly Finding[];
}

/** A location with what the families add. */
export interface LocationDraft {
  readonly context: RuleContext;
  readonly parts: MergedParts;
  readonly paths: readonly PathedBlock[];
}

/** All servers by host, with what the families say of their locations. */
export const draftHosts = (input: {
  inventory: Inventory;
  nginx: Nginx;
  target: ConversionTarget;
}): HostDraft[] =>
  distinctAliases([...input.nginx.servers.values()]).map((server) => {
    const locations = pathedLocations(server).map(({ location, paths }) => {
      const context = contextOf({ ...input, server, location });
      return { context, paths, parts: mergeParts(FAMILIES.map((family) => family(context))) };
    });
    const findings = [
      ...locations.flatMap(({ parts }) => parts.findings),
      ...locations.flatMap(locationFindings),
      ...hostFindings({ server, locations }),
    ];
    return { server, locations, findings };
  });

/** Of servers that claim the same alias, nginx gives it to the first, in the order of their hosts. */
const distinctAliases = (servers: readonly Server[]): Server[] => {
  const taken = new Set<string>();
  return sortBy(servers, ({ host }) => host).map((server) => {
    const aliases = server.aliases.filter((alias) => !taken.has(alias));
    aliases.forEach((alias) => taken.add(alias));
    return { ...server, aliases };
  });
};
