import type {
  ClientTrafficPolicySpec,
  GatewaySpec,
  ListenerSetSpec,
} from "../../../kubernetes/types";
import { omit } from "../../collections";
import { containerPort, RESERVED_PORTS } from "../../gateway/ports";
import { stackLabels } from "../../kubernetes-object";
import type { Conversion } from "../../nginx/convert";
import { clientBaseline } from "../../nginx/convert/gateway/baseline";
import { listenerReference } from "../../nginx/convert/gateway/entrances";
import type { Manifest } from "../plan/migration-plan";
import { BRIDGE, type Canaries, type CanaryInput } from "./contract";
import { distinct } from "./groups";

/** The private listener: plain HTTP for all hosts; no Service for clients has its port. */
export const bridgeListener: NonNullable<Canaries["listener"]> = {
  name: BRIDGE.name,
  protocol: "HTTP",
  port: BRIDGE.port,
  allowedRoutes: { namespaces: { from: "All" } },
};

/** Reference of a route to that listener. */
export const bridgeReference = ({
  target,
  listenerSet,
}: Pick<CanaryInput, "target" | "listenerSet">) =>
  listenerReference({
    target,
    listener: { name: BRIDGE.name, ...(listenerSet !== undefined && { set: listenerSet }) },
  });

/**
 * The listener's policy, whole, since it replaces the Gateway's. nginx has described the client already:
 * Envoy believes its X-Forwarded-For and X-Forwarded-Proto, appends nothing and sets no other field.
 */
export const bridgePolicy = ({
  settings: { podCidrs },
  nginx: { configuration },
  target,
  listenerSet,
}: Pick<CanaryInput, "settings" | "nginx" | "target" | "listenerSet">): Manifest => {
  const { namespace, ...targetRef } = bridgeReference({
    target,
    ...(listenerSet !== undefined && { listenerSet }),
  });
  const { useForwardedHeaders, computeFullForwardedFor, trustedCidrs } =
    configuration.clientAddress;
  const baseline = clientBaseline(configuration, "http");
  // The client's address is before those of the proxies in front of nginx, which nginx believes.
  const hasChain = useForwardedHeaders && computeFullForwardedFor;
  const spec = {
    targetRefs: [targetRef],
    ...omit(baseline, "clientIPDetection", "proxyProtocol", "tls"),
    headers: omit({ ...baseline.headers }, "earlyRequestHeaders"),
    clientIPDetection: {
      xForwardedFor: {
        trustedCIDRs: distinct([...podCidrs, ...(hasChain ? trustedCidrs : [])]),
        disableXForwardedForAppend: true,
      },
    },
    // nginx ends idle connections first: a request never meets one that is being closed.
    timeout: { http: { idleTimeout: `${configuration.backendKeepAliveSeconds + 15}s` } },
  } satisfies ClientTrafficPolicySpec;
  return {
    apiVersion: "gateway.envoyproxy.io/v1alpha1",
    kind: "ClientTrafficPolicy",
    metadata: {
      name: `${target.gateway.name}.${BRIDGE.name}`,
      namespace,
      labels: stackLabels(target.stack),
    },
    spec,
  };
};

/** Listeners of the Gateway and of its ListenerSets. */
export const listenersOf = (
  objects: Conversion["objects"],
): readonly NonNullable<GatewaySpec["listeners"]>[number][] =>
  objects
    .filter(({ kind }) => kind === "Gateway" || kind === "ListenerSet")
    .flatMap(({ spec }) => (spec as GatewaySpec | ListenerSetSpec).listeners);

/**
 * Lets nginx's pods alone connect to the bridge: who does may say who the client is. All other ports of
 * Envoy's pods stay open to all, each by its number: not every network plugin knows ranges of ports.
 */
export const bridgeNetworkPolicy = ({
  conversion: { objects },
  pods,
  target,
}: Pick<CanaryInput, "conversion" | "pods" | "target">): Manifest => {
  const ports = [
    // HTTPS also where only hosts that are held back have it.
    ...[80, 443].map((port) => ({ port, protocol: "TCP" })),
    ...listenersOf(objects).map(({ port, protocol }) => ({
      port,
      protocol: protocol === "UDP" ? "UDP" : "TCP",
    })),
  ].map(({ protocol, port }) => ({ protocol, port: containerPort({ port }) }));
  const open = [...ports, ...RESERVED_PORTS.map((port) => ({ protocol: "TCP", port }))];
  return {
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    metadata: {
      name: `${target.gateway.name}.${BRIDGE.name}`,
      namespace: target.gateway.namespace,
      labels: stackLabels(target.stack),
    },
    spec: {
      podSelector: { matchLabels: pods.envoy },
      policyTypes: ["Ingress"],
      ingress: [
        { ports: unique(open) },
        {
          from: [{ podSelector: { matchLabels: pods.nginx } }],
          ports: [{ protocol: "TCP", port: BRIDGE.port }],
        },
      ],
    },
  };
};

const unique = <Item>(items: readonly Item[]): Item[] => [
  ...new Map(items.map((item) => [JSON.stringify(item), item])).values(),
];
