import type { EnvoyProxySpec } from "../../kubernetes/types";
import type { KubernetesObject, ObjectMetadata } from "../kubernetes-object";
import type { GatewaySettings } from "../settings/gateways";
import { listenersOf } from "./attachment";
import { milliseconds } from "../routes/duration";
import { containerPort } from "./ports";

type Provider = NonNullable<NonNullable<EnvoyProxySpec["provider"]>["kubernetes"]>;

/** The proxies of one Gateway: how many, how they are spread, drained and reached. */
export const compileEnvoyProxy = ({
  metadata,
  settings,
  registry,
}: {
  metadata: ObjectMetadata & { readonly namespace: string };
  settings: GatewaySettings;
  registry: string | undefined;
}): KubernetesObject<EnvoyProxySpec> => ({
  apiVersion: "gateway.envoyproxy.io/v1alpha1",
  kind: "EnvoyProxy",
  metadata,
  spec: {
    provider: {
      type: "Kubernetes",
      kubernetes: {
        envoyDeployment: {
          replicas: settings.replicas,
          pod: { topologySpreadConstraints: [spreadOverNodes(metadata)] },
          ...container({ resources: settings.resources, registry }),
          patch: podPatch({
            drainSeconds: Math.ceil(milliseconds(settings.drain.timeout) / 1000),
            ports: namedPorts(settings),
          }),
        },
        envoyService: service(settings),
        ...(settings.minAvailable > 0 && { envoyPDB: { minAvailable: settings.minAvailable } }),
      },
    },
    shutdown: {
      drainTimeout: settings.drain.timeout,
      minDrainDuration: settings.drain.minDuration,
    },
  },
});

/** One node should not hold all pods; where there are too few nodes they run all the same. */
export const spreadOverNodes = ({ name, namespace }: { name: string; namespace: string }) => ({
  maxSkew: 1,
  topologyKey: "kubernetes.io/hostname",
  whenUnsatisfiable: "ScheduleAnyway",
  labelSelector: {
    matchLabels: {
      "gateway.envoyproxy.io/owning-gateway-name": name,
      "gateway.envoyproxy.io/owning-gateway-namespace": namespace,
    },
  },
});

/** Only what is set: Envoy Gateway fills in its image's tag and its own resource requests. */
export const container = ({
  resources = {},
  registry,
}: {
  resources?: GatewaySettings["resources"];
  registry: string | undefined;
}) => {
  const set = {
    ...(registry !== undefined && { imageRepository: `${registry}/envoyproxy/envoy` }),
    ...(Object.keys(resources).length > 0 && { resources }),
  };
  return Object.keys(set).length > 0 ? { container: set } : {};
};

/** Seconds that a pod has left after its drain, to end by itself. */
const AFTER_DRAIN = 30;

/** A port of the proxy's container by its name. */
export interface ContainerPort {
  readonly name: string;
  readonly containerPort: number;
  readonly protocol: string;
}

/**
 * What Envoy Gateway has no field for. It gives a pod 300 s beyond its drain: a namespace that is
 * deleted with such a pod in it is looked at again only after half of that time, however soon the pod is
 * gone. It names none of the container's ports: a Service that selects these pods beside others, as in
 * a migration, finds its port only by name.
 */
export const podPatch = ({
  drainSeconds,
  ports,
}: {
  drainSeconds: number;
  ports: readonly ContainerPort[];
}) => ({
  type: "StrategicMerge" as const,
  value: {
    spec: {
      template: {
        spec: {
          terminationGracePeriodSeconds: drainSeconds + AFTER_DRAIN,
          containers: [{ name: "envoy", ports }],
        },
      },
    },
  },
});

/** The first port of a protocol is `http` or `https`, as in the ingress-nginx chart. */
const namedPorts = (settings: GatewaySettings): ContainerPort[] => {
  const ports = listenersOf(settings).map((listener) => ({
    protocol: listener.protocol.toLowerCase(),
    port: containerPort(listener),
  }));
  const distinct = ports.filter(
    ({ port }, index) => ports.findIndex((each) => each.port === port) === index,
  );
  return distinct.map(({ protocol, port }) => ({
    name:
      distinct.find((each) => each.protocol === protocol)?.port === port
        ? protocol
        : `${protocol}-${port}`,
    containerPort: port,
    protocol: "TCP",
  }));
};

const service = ({
  service: settings,
}: GatewaySettings): NonNullable<Provider["envoyService"]> => ({
  type: settings.type,
  // On a ClusterIP Service the field means nothing, and Envoy Gateway leaves it out.
  ...(settings.type !== "ClusterIP" && { externalTrafficPolicy: settings.externalTrafficPolicy }),
  ...(Object.keys(settings.annotations).length > 0 && { annotations: settings.annotations }),
  ...(settings.loadBalancerIP !== undefined && { loadBalancerIP: settings.loadBalancerIP }),
});
