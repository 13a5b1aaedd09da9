import { groupBy } from "../../collections";
import type { KubernetesObject } from "../../kubernetes-object";
import { type ClientSettings, clientSettings } from "./client-settings";
import { compileRoute } from "./compile-routes";
import type { CompiledRoute } from "./compiled-route";
import type { BackendWorld } from "./backends";
import type { ClusterFacts } from "./facts";
import { type Listener, servingListeners } from "./listeners";
import { nameOf, objectsOf } from "./objects";
import { type PassthroughRoute, passthroughRoutes } from "./passthrough";
import { listenerPolicy } from "./policies";
import { inPrecedence } from "./precedence";
import { fromGrpcRoute, fromHttpRoute } from "./route-sources";
import { certificateChooser } from "./server-names";
import { buildWorld, type World } from "./world";
import { withoutSharedPolicies } from "./shared-port";

/** Routes behind one connection manager of Envoy's: by host, in the order in which they are tried. */
export interface RouteTable {
  readonly client: ClientSettings;
  readonly hosts: ReadonlyMap<string, readonly CompiledRoute[]>;
}

/** What becomes of a TLS connection with a server name. */
export type Chain =
  | {
      readonly type: "routes";
      readonly table: RouteTable;
      /** `namespace/name` of the Secret whose certificate is shown. */
      readonly certificateFor: (serverName: string) => string | undefined;
    }
  | ({ readonly type: "passthrough" } & PassthroughRoute);

/** A Gateway's Envoy, ready to answer. */
export interface Envoy {
  /** All plain listeners of the HTTP port are one. Absent: nobody listens there. */
  readonly plain?: RouteTable;
  /** On the HTTPS port, by pattern of the server name. */
  readonly chains: ReadonlyMap<string, Chain>;
  readonly facts: ClusterFacts;
  readonly backends: BackendWorld;
}

/**
 * Indexes objects, so that many requests can be answered fast.
 *
 * @throws Error if there is no Gateway, or several and none is named.
 */
export const prepareEnvoy = ({
  objects,
  gateway: wanted,
  ports = { http: 80, https: 443 },
  ...facts
}: ClusterFacts & {
  /** As the cluster gets them. */
  readonly objects: readonly KubernetesObject[];
  /** `namespace/name` of the Gateway that clients reach; not needed where there is but one. */
  readonly gateway?: string;
  /** Ports of its listeners that clients of `http` and `https` reach. */
  readonly ports?: { readonly http: number; readonly https: number };
}): Envoy => {
  const gateway = gatewayOf(objects, wanted);
  const world = buildWorld({ objects, facts, gateway });
  const listeners = servingListeners({
    gateway,
    objects: world.objects,
    isPermitted: world.backends.isPermitted,
    namespaces: facts.namespaces ?? [],
  });
  const routes = compileAll(world, listeners);
  const tableOf = (members: readonly Listener[], client: ClientSettings): RouteTable => ({
    client,
    hosts: byHost(
      world,
      routes.filter(({ listener }) => members.includes(listener)),
    ),
  });
  const policies = withoutSharedPolicies(world.clientPolicies, listeners);
  const settings = (listener: Listener) => clientSettings(listenerPolicy(policies, listener));
  const plain = listeners.filter(
    ({ protocol, port }) => protocol === "HTTP" && port === ports.http,
  );
  const secure = listeners.filter(({ port }) => port === ports.https);
  const [first] = plain;
  return {
    ...(first && { plain: tableOf(plain, settings(first)) }),
    chains: new Map<string, Chain>([
      ...passthroughRoutes(world, ofProtocol(secure, "TLS")).map((route): [string, Chain] => [
        route.host.toLowerCase(),
        { type: "passthrough", ...route },
      ]),
      ...ofProtocol(secure, "HTTPS").map((listener): [string, Chain] => [
        listener.host.toLowerCase(),
        {
          type: "routes",
          table: tableOf([listener], settings(listener)),
          certificateFor: certificateChooser({
            certificates: listener.certificates,
            secrets: facts.secrets ?? [],
          }),
        },
      ]),
    ]),
    facts,
    backends: world.backends,
  };
};

const gatewayOf = (objects: readonly KubernetesObject[], wanted: string | undefined) => {
  const gateways = objectsOf(objects)("Gateway");
  const found =
    wanted === undefined ? gateways : gateways.filter((each) => nameOf(each) === wanted);
  const [gateway] = found;
  if (!gateway || found.length > 1) {
    throw new Error(
      `${wanted ?? "one Gateway"} is not among the Gateways of the objects, which are: ${gateways.map(nameOf).join(", ") || "none"}; name one of them`,
    );
  }
  return gateway;
};

const ofProtocol = (listeners: readonly Listener[], protocol: Listener["protocol"]): Listener[] =>
  listeners.filter((listener) => listener.protocol === protocol);

/** HTTPRoutes come before GRPCRoutes, each by age: here by name. */
const compileAll = (world: World, listeners: readonly Listener[]): CompiledRoute[] =>
  [
    ...world.objects("HTTPRoute").map(fromHttpRoute),
    ...world.objects("GRPCRoute").map(fromGrpcRoute),
  ].flatMap((route) => compileRoute(route, { world, listeners }));

const byHost = (
  { routeOrder }: World,
  routes: readonly CompiledRoute[],
): Map<string, CompiledRoute[]> =>
  new Map(
    groupBy(routes, hostOf).flatMap((group) =>
      group
        .slice(0, 1)
        .map((first) => [hostOf(first), routeOrder === "precedence" ? inPrecedence(group) : group]),
    ),
  );

const hostOf = ({ host }: CompiledRoute): string => host.toLowerCase();
