import type { GatewaySpec } from "../../../kubernetes/types";
import type { KubernetesObject } from "../../kubernetes-object";
import type { Canaries } from "../canary/contract";
import { atLeast, between, type Stage } from "../stage";
import type { PlanContext } from "./context";
import type { PlannedResource } from "./migration-plan";
import { created } from "./resource";

/** Most listeners of a Gateway (Gateway API 1.6). */
const MOST_LISTENERS = 64;

/**
 * Requests after which Envoy ends a client's connection, while clients may have to go elsewhere: a
 * Service's selector decides about new connections alone. Where nginx serves it is one, as by nginx's
 * own `keep-alive: "0"`. Going back, this change alone ends what is kept: Envoy drains the connections
 * of a filter chain that it replaces, each with its next answer.
 */
const requestsPerConnection = (stage: Stage): number => (atLeast(stage, "pool") ? 10 : 1);

/** Kinds that say something of the Gateway where their targets are of these. */
const GATEWAY_KINDS = ["Gateway", "ListenerSet", "ClientTrafficPolicy"];

/** Whether an object of the conversion makes the Gateway, and is there before any route. */
export const belongsToGateway = ({ kind, spec }: KubernetesObject): boolean => {
  if (["Gateway", "ListenerSet", "EnvoyProxy", "ClientTrafficPolicy"].includes(kind)) {
    return true;
  }
  const { targetRefs = [], from = [] } = spec as Record<
    "targetRefs" | "from",
    { kind: string }[] | undefined
  >;
  return [...targetRefs, ...from].some((each) => GATEWAY_KINDS.includes(each.kind));
};

/** Name of the ListenerSet that holds the bridge listener; undefined: the Gateway has room for it. */
export const bridgeListenerSet = ({ name, gateway }: PlanContext): string | undefined => {
  const own = gateway.objects.find(({ kind }) => kind === "Gateway");
  const { listeners } = own?.spec as GatewaySpec;
  return listeners.length < MOST_LISTENERS ? undefined : `${name}.bridge`;
};

/** The Gateway, its ListenerSets, its policies and the grants for its certificates. */
export const gatewayResources = ({
  context,
  stage,
  listener,
}: {
  context: PlanContext;
  stage: Stage;
  listener: Canaries["listener"];
}): PlannedResource[] =>
  context.gateway.objects
    .filter((object) => belongsToGateway(object) && object.kind !== "EnvoyProxy")
    .flatMap((object) => {
      switch (object.kind) {
        case "Gateway":
          return withBridge({
            context,
            gateway: object as KubernetesObject<GatewaySpec>,
            listener,
          }).map((each) =>
            created("gateway", each, {
              protect: each.kind === "Gateway" && atLeast(stage, "pool"),
            }),
          );
        case "ClientTrafficPolicy":
          return [created("policies", withEarlyEnd(object, stage))];
        case "BackendTrafficPolicy":
          return [created("policies", object)];
        default:
          return [created("gateway", object)];
      }
    });

/** The Gateway with the bridge listener, which is in a ListenerSet beside it where it has no room. */
const withBridge = ({
  context,
  gateway,
  listener,
}: {
  context: PlanContext;
  gateway: KubernetesObject<GatewaySpec>;
  listener: Canaries["listener"];
}): KubernetesObject[] => {
  if (listener === undefined) {
    return [gateway];
  }
  const set = bridgeListenerSet(context);
  const { metadata, spec } = gateway;
  if (set === undefined) {
    return [{ ...gateway, spec: { ...spec, listeners: [...spec.listeners, listener] } }];
  }
  const parentRef = { group: "gateway.networking.k8s.io", kind: "Gateway", name: metadata.name };
  return [
    { ...gateway, spec: { ...spec, allowedListeners: { namespaces: { from: "Same" } } } },
    {
      ...gateway,
      kind: "ListenerSet",
      metadata: { ...metadata, name: set },
      spec: { parentRef, listeners: [listener] },
    },
  ];
};

const withEarlyEnd = (policy: KubernetesObject, stage: Stage): KubernetesObject =>
  between({ stage, from: "install", to: "idle" })
    ? {
        ...policy,
        spec: {
          ...(policy.spec as object),
          connection: {
            connectionLimit: { maxRequestsPerConnection: requestsPerConnection(stage) },
          },
        },
      }
    : policy;
