import type { HTTPRouteSpecParentRef } from "../../../kubernetes/types";
import { groupBy } from "../../collections";
import { backendObject, serviceHost } from "../../nginx/convert/families/backend-object";
import { hostWords } from "../../nginx/convert/names";
import type { Server } from "../../nginx/effective/nginx";
import { between, type Stage } from "../stage";
import { ANCHOR_PORTS, anchorName } from "./anchor";
import type { PlanContext } from "./context";
import { heldBackServers, unpassableHosts } from "./held-back-hosts";
import type { PlannedResource } from "./migration-plan";
import { hostnameLists, namesOf } from "./names";
import { passPolicy } from "./pass-policy";
import { routeBesideGateway } from "./pass-route";
import { created } from "./resource";

/**
 * Passes the hosts that stay on nginx to it: plain HTTP to its port for HTTP, HTTPS to that for HTTPS, so
 * that nginx sees the scheme which the client used. Envoy takes the request's host for the server name, as
 * a client does; nginx's certificate is not looked at: it is the cluster's own network, as for the
 * backends of the conversion (docs/decisions/0007-backends-for-tls.md).
 */
export const heldBackResources = (context: PlanContext, stage: Stage): PlannedResource[] => {
  if (
    !between({ stage, from: "routes", to: "idle" }) ||
    context.inventory.controller === undefined
  ) {
    return [];
  }
  const unpassable = new Set(unpassableHosts(context));
  return heldBackServers(context)
    .filter(({ host }) => !unpassable.has(host))
    .flatMap((server) => serverResources(context, server));
};

const serverResources = (context: PlanContext, server: Server): PlannedResource[] => {
  const { name, namespace, target, gateway } = context;
  const start = `${name}-held-back.${hostWords(server.host)}`;
  const secure = backendObject({
    host: serviceHost(`${namespace}/${anchorName(context)}`),
    port: ANCHOR_PORTS.https,
    namespace,
    stack: target.stack,
    options: { tls: { insecureSkipVerify: true, alpnProtocols: [protocolOf(server)] } },
  });
  const plain = {
    group: "",
    kind: "Service",
    name: anchorName(context),
    port: ANCHOR_PORTS.http,
  };
  const routes = entrances(context, server).flatMap(({ http, https, hostnames }, index) => {
    const route = (scheme: string, refs: readonly HTTPRouteSpecParentRef[], backend: object) =>
      refs.length === 0
        ? []
        : [
            routeBesideGateway({
              context,
              name: `${start}.${scheme}${index === 0 ? "" : `.${index + 1}`}`,
              parentRefs: refs,
              hostnames,
              rule: {
                matches: [{ path: { type: "PathPrefix", value: "/" } }],
                backendRefs: [backend as { name: string }],
              },
            }),
          ];
    return [...route("http", http, plain), ...route("https", https, secure.reference)];
  });
  return [
    ...routes.map((route) => created("routes", route)),
    ...(gateway.entrancesOf(server.host).https.length === 0
      ? []
      : [created("policies", secure.object)]),
    created("policies", passPolicy({ context, name: start, routes })),
  ];
};

/** Names of a server in lists that one route can have, those with the same listeners together. */
const entrances = ({ gateway }: PlanContext, server: Server) => {
  const names = namesOf(server);
  const lists =
    names.length === 0
      ? [[]]
      : groupBy(names, (name) => JSON.stringify(gateway.entrancesOf(name))).flatMap(hostnameLists);
  return lists.map((hostnames) => {
    const [first = server.host] = hostnames;
    return { ...gateway.entrancesOf(first), hostnames };
  });
};

/** gRPC needs HTTP/2, by which nginx takes no WebSocket. */
const protocolOf = ({ locations }: Server): "h2" | "http/1.1" =>
  locations.some(({ settings }) => settings.proxy.protocol.startsWith("GRPC")) ? "h2" : "http/1.1";
