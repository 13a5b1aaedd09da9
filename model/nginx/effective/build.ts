import { parseAnnotations } from "../annotations";
import { readConfiguration } from "../configuration";
import type { NginxConfiguration } from "../configuration/configuration";
import type { Finding } from "../findings/finding";
import type { Inventory } from "../inventory";
import { mergeCanaries } from "./canaries";
import { certificateNamesOf, certificatesOf } from "./certificates";
import { finishServers, finishUpstreams } from "./finish";
import { servedIngresses } from "./ingresses";
import { scopeNotes } from "./leaks";
import { addLocations } from "./locations";
import type { Nginx } from "./nginx";
import { createServers, withoutRedirects } from "./servers";
import { servicesOf } from "./services";
import type { LocationSettings } from "./settings";
import { tlsOf } from "./tls";
import { createUpstreams, defaultUpstream } from "./upstreams";

/**
 * What ingress-nginx 1.15.1 makes of an inventory: its servers, locations and upstreams, step by step
 * as getBackendServers in internal/ingress/controller/controller.go does it.
 */
export const effectiveNginx = (inventory: Inventory): Nginx => {
  const { configuration, findings: ofConfiguration } = readConfiguration(inventory);
  const services = servicesOf({
    inventory,
    externalNames: configuration.admission.externalNames,
  });
  const { served, findings: ofIngresses } = servedIngresses({ inventory, configuration });
  const namesOf = certificateNamesOf(inventory);

  const upstreamDrafts = createUpstreams({ served, services });
  const { servers: serverDrafts, findings: ofServers } = createServers({
    served,
    certificates: certificatesOf(namesOf),
    bare: bareSettings({ inventory, configuration }),
  });
  const drafts = { served, servers: serverDrafts, upstreams: upstreamDrafts };
  const ofLocations = addLocations({ ...drafts, configuration, inventory });
  const ofCanaries = mergeCanaries(drafts);

  const upstreams = finishUpstreams({
    drafts: upstreamDrafts,
    fallback: defaultUpstream({ configuration, services }),
    services,
  });
  const tls = tlsOf({ servers: serverDrafts, configuration, namesOf });
  const { servers, findings: ofPaths } = finishServers({
    drafts: serverDrafts,
    upstreams,
    certificates: tls.of,
  });
  const nginx = { servers, upstreams: upstreams.byId };
  return {
    configuration,
    ...nginx,
    certificates: tls.certificates,
    findings: unique([
      ...ofConfiguration,
      ...ofIngresses,
      ...ofServers,
      ...ofLocations,
      ...ofCanaries,
      ...ofPaths,
      ...scopeNotes({ ...nginx, inventory }),
    ]),
  };
};

/** Settings of the default server's `/` where no Ingress forms it: none of the families is in force. */
const bareSettings = ({
  inventory,
  configuration,
}: {
  inventory: Inventory;
  configuration: NginxConfiguration;
}): LocationSettings => {
  const ingress = {
    namespace: "",
    name: "",
    chosenBy: "withoutClass" as const,
    labels: {},
    annotations: {},
    rules: [],
    tls: [],
  };
  const { settings } = parseAnnotations({ ingress, inventory, configuration });
  return {
    ...settings,
    routing: withoutRedirects(settings.routing),
    auth: { ...settings.auth, globalAuth: false },
    sources: { allow: [], deny: [] },
    limits: { ...settings.limits, rate: 0, rateAfter: 0 },
  };
};

/** One of each id: an Ingress may name a host in several rules. */
const unique = (findings: readonly Finding[]): Finding[] => [
  ...new Map(findings.map((finding) => [finding.id, finding])).values(),
];
