import { omit } from "../../collections";
import type { NginxConfiguration } from "../configuration/configuration";
import type { InventoryBackend } from "../inventory";
import type { ServedIngress } from "./ingresses";
import type { ServiceFacts, Services } from "./services";
import type { BalancingSettings, CanarySettings } from "./settings";

/** Id of the controller's own default backend. */
export const DEFAULT_UPSTREAM = "upstream-default-backend";

/** An upstream while the controller builds it. */
export interface DraftUpstream extends ServiceFacts {
  readonly id: string;
  /** Ingress that made it. */
  readonly ingress: string;
  readonly balancing: BalancingSettings;
  /** The first Ingress that asks for affinity turns it on; of the last that does are the attributes. */
  affinity?: BalancingSettings["affinity"];
  /** Present: made by a canary Ingress; no location leads to it. */
  readonly canary?: CanarySettings;
  /** Ids of the canaries' upstreams that were merged into it. */
  readonly alternatives: string[];
  /** The controller takes it away again: a canary without a location. */
  removed: boolean;
}

export type DraftUpstreams = Map<string, DraftUpstream>;

/** `namespace-service-port` (upstreamName in internal/ingress/controller/util.go). */
export const upstreamId = ({
  namespace,
  backend,
}: {
  namespace: string;
  backend: InventoryBackend;
}): string =>
  backend.type === "service"
    ? `${namespace}-${backend.service}-${backend.port}`
    : `${namespace}-INVALID`;

/**
 * An upstream for each Service and port that the Ingresses name, by the first that names it; a
 * defaultBackend makes its upstream anew (createUpstreams in internal/ingress/controller/controller.go).
 */
export const createUpstreams = ({
  served,
  services,
}: {
  served: readonly ServedIngress[];
  services: Services;
}): DraftUpstreams => {
  const upstreams: DraftUpstreams = new Map();
  for (const each of served) {
    const { defaultBackend, rules } = each.ingress;
    if (defaultBackend?.type === "service") {
      const upstream = draft({ served: each, backend: defaultBackend, services });
      upstreams.set(upstream.id, upstream);
    }
    for (const { backend } of rules.flatMap(({ paths }) => paths)) {
      const id = upstreamId({ namespace: each.ingress.namespace, backend });
      if (backend.type === "service" && !upstreams.has(id)) {
        upstreams.set(id, draft({ served: each, backend, services }));
      }
    }
  }
  return upstreams;
};

const draft = ({
  served: { name, ingress, settings },
  backend,
  services,
}: {
  served: ServedIngress;
  backend: Extract<InventoryBackend, { type: "service" }>;
  services: Services;
}): DraftUpstream => {
  const balancing = omit(settings.balancing, "affinity");
  return {
    id: upstreamId({ namespace: ingress.namespace, backend }),
    ...services({
      service: `${ingress.namespace}/${backend.service}`,
      port: backend.port,
      byClusterIp: balancing.serviceUpstream,
    }),
    ingress: name,
    balancing,
    ...(settings.canary && { canary: settings.canary }),
    alternatives: [],
    removed: false,
  };
};

/** The Service of `--default-backend-service`, if it has endpoints; else there is the built-in page. */
export const defaultUpstream = ({
  configuration: { defaultBackendService, defaults },
  services,
}: {
  configuration: NginxConfiguration;
  services: Services;
}): DraftUpstream | undefined => {
  if (defaultBackendService === undefined) {
    return undefined;
  }
  const facts = services({ service: defaultBackendService });
  return facts.endpoints === "none"
    ? undefined
    : {
        id: DEFAULT_UPSTREAM,
        ...facts,
        ingress: "",
        balancing: { loadBalance: defaults.loadBalance, serviceUpstream: false },
        alternatives: [],
        removed: false,
      };
};
