import { isIP } from "node:net";
import type { BackendSpec, BackendSpecTls } from "../../../../kubernetes/types";
import { hashedName } from "../../../hashed-name";
import { type KubernetesObject, stackLabels } from "../../../kubernetes-object";
import type { BackendReference } from "../emission";

/** What a Backend says besides its address. */
export interface BackendOptions {
  /** Absent: no TLS. */
  readonly tls?: BackendSpecTls;
  /** HTTP/2 without asking, as gRPC needs it. */
  readonly http2?: boolean;
}

/** A Backend, and how a rule of its namespace refers to it. */
export interface BackendObject {
  readonly object: KubernetesObject<BackendSpec>;
  readonly reference: BackendReference;
}

/**
 * An Envoy Gateway Backend for a host and port, for what a reference to a Service cannot say. Its name
 * follows from its content: equal needs in a namespace give the same object.
 */
export const backendObject = ({
  host,
  port,
  namespace,
  stack,
  options = {},
}: {
  host: string;
  port: number;
  namespace: string;
  stack: string;
  options?: BackendOptions;
}): BackendObject => {
  const spec: BackendSpec = {
    endpoints: [
      isIP(host) === 0 ? { fqdn: { hostname: host, port } } : { ip: { address: host, port } },
    ],
    ...(options.http2 && { appProtocols: ["gateway.envoyproxy.io/h2c"] }),
    ...(options.tls !== undefined && { tls: options.tls }),
  };
  const name = hashedName({ words: `${host}-${port}`, key: JSON.stringify(spec) });
  return {
    object: {
      apiVersion: "gateway.envoyproxy.io/v1alpha1",
      kind: "Backend",
      metadata: { name, namespace, labels: stackLabels(stack) },
      spec,
    },
    reference: { group: "gateway.envoyproxy.io", kind: "Backend", name },
  };
};

/** DNS name of a Service in its cluster. */
export const serviceHost = (service: string): string => {
  const [namespace = "", name = ""] = service.split("/");
  return `${name}.${namespace}.svc.cluster.local`;
};

/**
 * Whether Envoy Gateway takes the host for a Backend: an address, or a name of at least two labels
 * (internal/gatewayapi/backend.go).
 */
export const isBackendHost = (host: string): boolean =>
  isIP(host) !== 0 ||
  (host.length <= 253 &&
    /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)+$/.test(host));
