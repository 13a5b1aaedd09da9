import type { BackendTrafficPolicySpec, ClientTrafficPolicySpec } from "../../kubernetes/types";
import type { KubernetesObject, ObjectMetadata } from "../kubernetes-object";
import type { ClientIp, GatewaySettings } from "../settings/gateways";
import { listenersOf } from "./attachment";

/** Longest silence of a stream before it ends, as ingress-nginx has it (`proxy-read-timeout`). */
export const BASELINE_IDLE = "60s";

/**
 * The traffic baseline of a Gateway, written out because Envoy's defaults break working traffic:
 * answers cut after 15 s, headers with an underscore refused with 400, `%2F` redirected. Its values
 * are those that ingress-nginx has by default.
 */
export const compileBaseline = ({
  metadata,
  settings,
}: {
  metadata: ObjectMetadata;
  settings: GatewaySettings;
}): KubernetesObject<ClientTrafficPolicySpec | BackendTrafficPolicySpec>[] => {
  const target = { group: "gateway.networking.k8s.io", kind: "Gateway", name: metadata.name };
  const client = { ...NGINX_CLIENT, ...clientAddress(settings.clientIp) };
  return [
    backendPolicy(metadata, { targetRefs: [target], ...NGINX_BACKEND }),
    clientPolicy(metadata, { targetRefs: [target], ...client }),
    ...strictTransport(settings).map(({ listener, headers }) =>
      // A listener's policy replaces the Gateway's: Envoy Gateway does not merge them.
      clientPolicy(
        { ...metadata, name: `${metadata.name}.${listener}` },
        {
          targetRefs: [{ ...target, sectionName: listener }],
          ...client,
          headers: {
            ...NGINX_CLIENT.headers,
            lateResponseHeaders: { ...NGINX_CLIENT.headers.lateResponseHeaders, ...headers },
          },
        },
      ),
    ),
  ];
};

const clientPolicy = (
  metadata: ObjectMetadata,
  spec: ClientTrafficPolicySpec,
): KubernetesObject<ClientTrafficPolicySpec> => ({
  apiVersion: "gateway.envoyproxy.io/v1alpha1",
  kind: "ClientTrafficPolicy",
  metadata,
  spec,
});

const backendPolicy = (
  metadata: ObjectMetadata,
  spec: BackendTrafficPolicySpec,
): KubernetesObject<BackendTrafficPolicySpec> => ({
  apiVersion: "gateway.envoyproxy.io/v1alpha1",
  kind: "BackendTrafficPolicy",
  metadata,
  spec,
});

/** What ingress-nginx does by default towards backends; without targets. */
export const NGINX_BACKEND = {
  timeout: {
    tcp: { connectTimeout: "5s" },
    // Envoy keeps idle connections to a backend for an hour, longer than most backends do.
    http: {
      requestTimeout: "0s",
      streamIdleTimeout: BASELINE_IDLE,
      connectionIdleTimeout: "60s",
    },
  },
  // Only what cannot have reached a backend: safe for every method.
  retry: {
    numRetries: 2,
    retryOn: { triggers: ["connect-failure", "reset-before-request", "refused-stream"] },
  },
  loadBalancer: { type: "RoundRobin" },
} satisfies BackendTrafficPolicySpec;

/** What ingress-nginx does by default with clients; without targets. */
export const NGINX_CLIENT = {
  headers: {
    withUnderscoresAction: "DropHeader",
    requestID: "PreserveOrGenerate",
    lateResponseHeaders: { remove: ["server"] },
  },
  path: { escapedSlashesAction: "KeepUnchanged" },
  timeout: { http: { idleTimeout: "75s" } },
  tls: { alpnProtocols: ["h2", "http/1.1"], minVersion: "1.2" },
} satisfies ClientTrafficPolicySpec;

const clientAddress = (clientIp: ClientIp): ClientTrafficPolicySpec => {
  if (clientIp === "connection") {
    return {};
  }
  if (clientIp === "proxyProtocol") {
    return { proxyProtocol: { optional: false } };
  }
  if ("header" in clientIp) {
    return { clientIPDetection: { customHeader: { name: clientIp.header } } };
  }
  const { xForwardedFor } = clientIp;
  return {
    clientIPDetection: {
      xForwardedFor:
        "trustedHops" in xForwardedFor
          ? { numTrustedHops: xForwardedFor.trustedHops }
          : { trustedCIDRs: [...xForwardedFor.trustedCidrs].sort() },
    },
  };
};

/** HTTPS listeners with the header that keeps browsers from plain HTTP. */
const strictTransport = (settings: GatewaySettings) =>
  settings.hsts === "off"
    ? []
    : listenersOf(settings)
        .filter(({ protocol }) => protocol === "HTTPS")
        .map(({ name }) => ({
          listener: name,
          headers: { set: [{ name: "Strict-Transport-Security", value: settings.hsts }] },
        }));
