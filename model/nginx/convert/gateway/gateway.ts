import type { EnvoyProxySpec, GatewaySpec, ListenerSetSpec } from "../../../../kubernetes/types";
import { type KubernetesObject, stackLabels } from "../../../kubernetes-object";
import type { ConversionTarget } from "../conversion";
import { secretReference } from "./grants";
import type { PlannedListener } from "./listeners";

/** The Gateway with its proxies' settings, and ListenerSets for what it cannot hold. */
export const gatewayObjects = ({
  listeners,
  drainSeconds,
  target,
}: {
  listeners: readonly PlannedListener[];
  drainSeconds: number;
  target: ConversionTarget;
}): KubernetesObject<GatewaySpec | ListenerSetSpec | EnvoyProxySpec>[] => {
  const { name, namespace, className } = target.gateway;
  const metadata = { name, namespace, labels: stackLabels(target.stack) };
  const sets = [...new Set(listeners.flatMap(({ set }) => set ?? []))];
  return [
    {
      apiVersion: "gateway.networking.k8s.io/v1",
      kind: "Gateway",
      metadata,
      spec: {
        gatewayClassName: className,
        infrastructure: {
          parametersRef: { group: "gateway.envoyproxy.io", kind: "EnvoyProxy", name },
        },
        ...(sets.length > 0 && { allowedListeners: { namespaces: { from: "Same" } } }),
        listeners: listeners.filter(({ set }) => set === undefined).map(listenerSpec),
      },
    },
    ...sets.map((set) => ({
      apiVersion: "gateway.networking.k8s.io/v1",
      kind: "ListenerSet",
      metadata: { ...metadata, name: set },
      spec: {
        parentRef: { group: "gateway.networking.k8s.io", kind: "Gateway", name },
        listeners: listeners.filter((each) => each.set === set).map(listenerSpec),
      },
    })),
    envoyProxy({ metadata, drainSeconds }),
  ];
};

const listenerSpec = ({ name, protocol, port, hostname, certificates }: PlannedListener) => ({
  name,
  protocol,
  port,
  ...(hostname !== undefined && { hostname }),
  ...(certificates && {
    tls: { mode: "Terminate" as const, certificateRefs: certificates.map(secretReference) },
  }),
  ...(protocol === "TLS" && { tls: { mode: "Passthrough" as const } }),
  allowedRoutes: { namespaces: { from: "All" as const } },
});

/** Filters that come before authentication, as nginx's phases have it (preaccess, access). */
const EARLY_FILTERS = [
  "envoy.filters.http.local_ratelimit",
  "envoy.filters.http.ratelimit",
  "envoy.filters.http.rbac",
] as const;

const envoyProxy = ({
  metadata,
  drainSeconds,
}: {
  metadata: KubernetesObject["metadata"];
  drainSeconds: number;
}): KubernetesObject<EnvoyProxySpec> => ({
  apiVersion: "gateway.envoyproxy.io/v1alpha1",
  kind: "EnvoyProxy",
  metadata,
  spec: {
    filterOrder: EARLY_FILTERS.map((name) => ({ name, before: "envoy.filters.http.ext_authz" })),
    shutdown: { drainTimeout: `${drainSeconds}s` },
  },
});
