import type {
  BackendTrafficPolicySpec,
  ClientTrafficPolicySpec,
  EnvoyProxySpec,
  GatewaySpec,
} from "../../../../kubernetes/types";
import { type KubernetesObject, stackLabels } from "../../../kubernetes-object";
import type { Nginx } from "../../effective/nginx";
import type { ConversionTarget } from "../conversion";
import { backendBaseline, clientBaseline } from "./baseline";
import { secretReference } from "./grants";
import type { Certificates } from "./certificates";

/** The Gateway with its proxies' settings and its policies. */
export const gatewayObjects = ({
  nginx: { configuration },
  certificates,
  target,
}: {
  nginx: Pick<Nginx, "configuration">;
  certificates: Certificates;
  target: ConversionTarget;
}): KubernetesObject[] => {
  const { name, namespace, className } = target.gateway;
  const metadata = { name, namespace, labels: stackLabels(target.stack) };
  const gateway: KubernetesObject<GatewaySpec> = {
    apiVersion: "gateway.networking.k8s.io/v1",
    kind: "Gateway",
    metadata,
    spec: {
      gatewayClassName: className,
      infrastructure: {
        parametersRef: { group: "gateway.envoyproxy.io", kind: "EnvoyProxy", name },
      },
      listeners: [
        { name: "http", protocol: "HTTP", port: 80, allowedRoutes: ALL_ROUTES },
        ...(certificates.secrets.length === 0
          ? []
          : [
              {
                name: "https",
                protocol: "HTTPS",
                port: 443,
                allowedRoutes: ALL_ROUTES,
                tls: {
                  mode: "Terminate" as const,
                  certificateRefs: certificates.secrets.map(secretReference),
                },
              },
            ]),
      ],
    },
  };
  return [
    gateway,
    envoyProxy({ metadata, drainSeconds: configuration.drainSeconds }),
    clientPolicy({
      metadata,
      spec: { targetRefs: [targetOf(name)], ...clientBaseline(configuration, "http") },
    }),
    backendPolicy({
      metadata,
      spec: { targetRefs: [targetOf(name)], ...backendBaseline(configuration) },
    }),
    ...(certificates.secrets.length === 0
      ? []
      : [
          // A listener's policy replaces the Gateway's: Envoy Gateway does not merge them.
          clientPolicy({
            metadata: { ...metadata, name: `${name}.https` },
            spec: {
              targetRefs: [{ ...targetOf(name), sectionName: "https" }],
              ...clientBaseline(configuration, "https"),
            },
          }),
        ]),
  ];
};

export const ALL_ROUTES = { namespaces: { from: "All" as const } };

const targetOf = (name: string) => ({
  group: "gateway.networking.k8s.io",
  kind: "Gateway",
  name,
});

type Metadata = KubernetesObject["metadata"];

/**
 * Rate limits and address ranges come before authentication, as nginx's phases do (preaccess, access):
 * Envoy Gateway's own order is the other way round.
 */
const envoyProxy = ({
  metadata,
  drainSeconds,
}: {
  metadata: Metadata;
  drainSeconds: number;
}): KubernetesObject<EnvoyProxySpec> => ({
  apiVersion: "gateway.envoyproxy.io/v1alpha1",
  kind: "EnvoyProxy",
  metadata,
  spec: {
    filterOrder: (
      [
        "envoy.filters.http.local_ratelimit",
        "envoy.filters.http.ratelimit",
        "envoy.filters.http.rbac",
      ] as const
    ).map((name) => ({ name, before: "envoy.filters.http.ext_authz" as const })),
    shutdown: { drainTimeout: `${drainSeconds}s` },
  },
});

const clientPolicy = (
  object: Pick<KubernetesObject<ClientTrafficPolicySpec>, "metadata" | "spec">,
): KubernetesObject<ClientTrafficPolicySpec> => ({
  apiVersion: "gateway.envoyproxy.io/v1alpha1",
  kind: "ClientTrafficPolicy",
  ...object,
});

const backendPolicy = (
  object: Pick<KubernetesObject<BackendTrafficPolicySpec>, "metadata" | "spec">,
): KubernetesObject<BackendTrafficPolicySpec> => ({
  apiVersion: "gateway.envoyproxy.io/v1alpha1",
  kind: "BackendTrafficPolicy",
  ...object,
});
