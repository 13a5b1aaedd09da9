import type { HttpRequest } from "../../model/http/request";
import type { KubernetesObject } from "../../model/kubernetes-object";
import {
  answerEnvoy,
  type CertificateSecret,
  type NamespaceFacts,
  prepareEnvoy,
  type ServiceFacts,
} from "../../model/routes/answer";

const GROUPS = {
  gateway: "gateway.networking.k8s.io/v1",
  envoy: "gateway.envoyproxy.io/v1alpha1",
} as const;

/** Namespace of all objects that name none. */
const NAMESPACE = "shop";

const GATEWAY_KINDS = new Set([
  "Gateway",
  "GatewayClass",
  "HTTPRoute",
  "GRPCRoute",
  "TLSRoute",
  "ListenerSet",
  "ReferenceGrant",
  "BackendTLSPolicy",
]);

/** An object of any kind from `Kind/name` or `Kind/namespace/name`, and its spec. */
export const object = (
  name: string,
  spec: object,
  labels?: Readonly<Record<string, string>>,
): KubernetesObject => {
  const [kind = "", ...rest] = name.split("/");
  const [namespace = NAMESPACE, own = ""] = rest.length === 2 ? rest : [NAMESPACE, ...rest];
  return {
    apiVersion: GATEWAY_KINDS.has(kind) ? GROUPS.gateway : GROUPS.envoy,
    kind,
    metadata: { name: own, namespace, ...(labels && { labels }) },
    spec,
  };
};

/** A Gateway `edge` with plain HTTP for all hosts and HTTPS for `*.example`, or other listeners. */
export const gateway = (listeners?: readonly object[], rest: object = {}): KubernetesObject =>
  object("Gateway/edge", {
    gatewayClassName: "edge",
    listeners: listeners ?? [
      { name: "http", port: 80, protocol: "HTTP" },
      {
        name: "https",
        port: 443,
        protocol: "HTTPS",
        hostname: "*.example",
        tls: certificate("tls"),
      },
    ],
    ...rest,
  });

export const certificate = (...names: readonly string[]) => ({
  certificateRefs: names.map((name) => ({ name })),
});

/** An HTTPRoute `web` on `edge`. */
export const route = (rules: readonly object[], rest: object = {}): KubernetesObject =>
  object("HTTPRoute/web", { parentRefs: [{ name: "edge" }], rules, ...rest });

/** A rule for paths that begin so, to the Service `web`, with further fields. */
export const rule = (prefix: string, rest: object = {}): object => ({
  matches: [{ path: { type: "PathPrefix", value: prefix } }],
  backendRefs: [{ name: "web", port: 80 }],
  ...rest,
});

/** A policy of any kind for `HTTPRoute/web` or another target, with a rule's or listener's name. */
export const policy = (
  name: string,
  spec: object,
  target: { kind?: string; name?: string; sectionName?: string } = {},
): KubernetesObject =>
  object(name, {
    targetRefs: [{ group: "gateway.networking.k8s.io", kind: "HTTPRoute", name: "web", ...target }],
    ...spec,
  });

/** A Service of `shop` on port 80. */
export const service = (name: string, rest: Partial<ServiceFacts> = {}): ServiceFacts => ({
  namespace: NAMESPACE,
  name,
  type: "ClusterIP",
  ports: [{ port: 80 }],
  endpoints: "ready",
  ...rest,
});

/** A GET from 203.0.113.9. */
export const request = (
  url: string,
  rest: Partial<Omit<HttpRequest, "headers">> & {
    headers?: Readonly<Record<string, string>> | HttpRequest["headers"];
  } = {},
): HttpRequest => {
  const [, scheme = "", host = "", target = ""] = /^(https?):\/\/([^/?]*)(.*)$/.exec(url) ?? [];
  const { headers = {}, ...others } = rest;
  return {
    scheme: scheme === "https" ? "https" : "http",
    host,
    target: target === "" ? "/" : target,
    method: "GET",
    clientAddress: "203.0.113.9",
    headers: Array.isArray(headers)
      ? (headers as HttpRequest["headers"])
      : Object.entries(headers as Record<string, string>),
    ...others,
  };
};

/** Answers requests by objects; the Services are `web` and `other` unless given. */
export const envoyOf = (
  objects: readonly KubernetesObject[],
  {
    services = [service("web"), service("other")],
    ...rest
  }: {
    services?: readonly ServiceFacts[];
    secrets?: readonly CertificateSecret[];
    namespaces?: readonly NamespaceFacts[];
    gateway?: string;
    ports?: { http: number; https: number };
  } = {},
) => {
  const envoy = prepareEnvoy({ objects, services, ...rest });
  return (...question: Parameters<typeof request>) =>
    answerEnvoy({ envoy, request: request(...question) });
};
