import type { Manifest } from "../../parity/manifests";

/** Something that the cluster serves before the journey, as its team would have written it. */
export interface Application {
  readonly about: string;
  readonly objects: readonly Manifest[];
}

/** Namespace of the applications that are no chart's. */
export const SHOP = "shop";

/**
 * Where a Service leads.
 *
 * - `traffic`: numbers what arrives; HTTP/1.1 and WebSocket.
 * - `h2c`: the same over HTTP/2 without TLS, as gRPC has it.
 * - `echo`: answers with what it saw.
 * - `auth`: an authorisation service.
 */
export type Backend = "traffic" | "h2c" | "echo" | "auth";

/** Selector and target port of each backend. */
export const BACKENDS: Readonly<Record<Backend, { app: string; port: number }>> = {
  traffic: { app: "traffic", port: 8080 },
  h2c: { app: "traffic", port: 8081 },
  echo: { app: "echo", port: 8001 },
  auth: { app: "echo", port: 8004 },
};

const PREFIX = "nginx.ingress.kubernetes.io/";

export const service = ({
  name,
  backend,
  namespace = SHOP,
}: {
  name: string;
  backend: Backend;
  namespace?: string;
}): Manifest => ({
  apiVersion: "v1",
  kind: "Service",
  metadata: { namespace, name },
  spec: {
    selector: { app: BACKENDS[backend].app },
    ports: [{ name: "http", port: 80, targetPort: BACKENDS[backend].port }],
  },
});

/** An Ingress of one host. Annotations are without their prefix; a path leads to a Service's port 80. */
export const ingress = ({
  name,
  host,
  annotations = {},
  paths = { "/": name },
  plain = false,
}: {
  name: string;
  host: string;
  annotations?: Readonly<Record<string, string>>;
  paths?: Readonly<Record<string, string>>;
  /** Whether it has no certificate. */
  plain?: boolean;
}): Manifest => ({
  apiVersion: "networking.k8s.io/v1",
  kind: "Ingress",
  metadata: {
    namespace: SHOP,
    name,
    annotations: Object.fromEntries(
      Object.entries(annotations).map(([key, value]) => [`${PREFIX}${key}`, value]),
    ),
  },
  spec: {
    ingressClassName: "nginx",
    ...(!plain && { tls: [{ hosts: [host], secretName: `${name}-tls` }] }),
    rules: [
      {
        host,
        http: {
          paths: Object.entries(paths).map(([path, target]) => ({
            path,
            pathType: "Prefix",
            backend: { service: { name: target, port: { number: 80 } } },
          })),
        },
      },
    ],
  },
});

export const secret = ({
  name,
  data,
}: {
  name: string;
  data: Readonly<Record<string, string>>;
}): Manifest => ({
  apiVersion: "v1",
  kind: "Secret",
  metadata: { namespace: SHOP, name },
  stringData: data,
});
