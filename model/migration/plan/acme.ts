import type { HTTPRouteSpec } from "../../../kubernetes/types";
import type { KubernetesObject } from "../../kubernetes-object";
import { padded } from "../../nginx/convert/paths/expressions";
import { MOST_OF_PATH } from "../../nginx/convert/paths/literal";
import { between, type Stage } from "../stage";
import { ANCHOR_PORTS, anchorName } from "./anchor";
import type { PlanContext } from "./context";
import { hostnameLists, namesOf } from "./names";
import type { PlannedResource } from "./migration-plan";
import { routeBesideGateway } from "./pass-route";
import { passPolicy } from "./pass-policy";
import { created } from "./resource";

/** Tokens of RFC 8555 are base64url: nothing by which a path could lead elsewhere at nginx. */
const CHALLENGE = "/\\.well-known/acme-challenge/[A-Za-z0-9_-]+";

/**
 * Passes challenges of certificates to nginx, whose Ingresses answer them as long as it serves: over
 * plain HTTP, for every host that Envoy knows, and before its other rules.
 */
export const acmeResources = (context: PlanContext, stage: Stage): PlannedResource[] => {
  const { conversion, gateway, inventory, name, nginx } = context;
  if (!between({ stage, from: "routes", to: "cutover" }) || inventory.controller === undefined) {
    return [];
  }
  const heldBack = new Set(conversion.heldBack);
  const servers = [...nginx.servers.values()].filter(({ host }) => !heldBack.has(host));
  const value = longerThanAll(conversion.objects);
  const routes = [[], ...hostnameLists(servers.flatMap(namesOf))].map((hostnames, index) =>
    routeBesideGateway({
      context,
      name: `${name}-acme${index === 0 ? "" : `.${index}`}`,
      parentRefs: gateway.entrancesOf("_").http,
      hostnames,
      rule: {
        matches: [{ path: { type: "RegularExpression", value } }],
        backendRefs: [
          { group: "", kind: "Service", name: anchorName(context), port: ANCHOR_PORTS.http },
        ],
      },
    }),
  );
  return [
    ...routes.map((route) => created("routes", route)),
    created("policies", passPolicy({ context, name: `${name}-acme`, routes })),
  ];
};

/** Envoy Gateway tries the longest expression first (internal/gatewayapi/sort.go of 1.9.1). */
const longerThanAll = (objects: readonly KubernetesObject[]): string => {
  const lengths = objects
    .filter((object): object is KubernetesObject<HTTPRouteSpec> => object.kind === "HTTPRoute")
    .flatMap(({ spec: { rules = [] } }) => rules)
    .flatMap(({ matches = [] }) => matches)
    .flatMap(({ path: { type, value = "" } = {} }) =>
      type === "RegularExpression" ? [Buffer.byteLength(value)] : [],
    );
  const wanted = lengths.reduce((most, length) => Math.max(most, length), 0) + 1;
  // Padding comes in pieces of four characters.
  return padded(CHALLENGE, Math.min(wanted, MOST_OF_PATH - 4));
};
