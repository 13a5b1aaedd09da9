import { sortBy } from "../../collections";
import type { Manifest, PlannedResource, PlanFault } from "../plan/migration-plan";
import { between } from "../stage";
import { BRIDGE, type CanaryInput, type PlanCanaries } from "./contract";
import { type Forwarding, forwardingOf, withParent } from "./forwarding";
import { distinct, type Place, shownGroup, upstreamGroups, type UpstreamGroup } from "./groups";
import { type Lead, leadsTo } from "./leads";
import {
  bridgeListener,
  bridgeNetworkPolicy,
  bridgePolicy,
  bridgeReference,
  listenersOf,
} from "./listener";
import { obstacles } from "./obstacles";
import { ledUpstreams, rehearse } from "./rehearsal";

/**
 * nginx's own canaries, by which a part of its requests goes to Envoy while nginx still answers all:
 * the groups of hosts that move together, and what leads the safe ones at a stage. Facts: docs of
 * ingress-nginx, "Canary", and rootfs/etc/nginx/lua/balancer.lua.
 */
export const planCanaries: PlanCanaries = (input) => {
  const { settings, stage, conversion } = input;
  const forwarding = forwardingOf(conversion);
  const groups = judge(input, forwarding);
  const places = placesOf(groups.filter(({ reasons }) => reasons.length === 0));
  const isOpen = portIsFree(input) && isWanted(settings) && places.length > 0;
  const hasBridge = isOpen && between({ stage, from: "routes", to: "idle" });
  const leads =
    isOpen && between({ stage, from: "optin", to: "idle" }) ? leadsTo(places, input) : [];
  const rules = new Set(places.flatMap(forwarding.rulesOf));
  return {
    groups: sortBy(groups.map(shownGroup), ({ backend }) => backend),
    resources: [...(hasBridge ? bridgeResources(input) : []), ...leadResources(leads)],
    ...(hasBridge && { listener: bridgeListener }),
    routesOf: (objects) =>
      hasBridge ? withParent({ objects, rules, parent: bridgeReference(input) }) : objects,
    faults:
      stage === "optin" || stage === "canary" ? faultsOf({ input, safe: places.length > 0 }) : [],
  };
};

interface JudgedGroup extends UpstreamGroup {
  readonly reasons: readonly string[];
}

/** Each group with the reasons against it; those without are played through at last. */
const judge = (input: CanaryInput, forwarding: Forwarding): JudgedGroup[] => {
  const { inventory, nginx } = input;
  const judged = upstreamGroups(nginx).map((group) => ({
    ...group,
    reasons: distinct([
      ...obstacles(group, { nginx, inventory }),
      ...group.places.flatMap((place) => forwarding.obstacle(place) ?? []),
    ]),
  }));
  const leads = leadsTo(placesOf(judged.filter(({ reasons }) => reasons.length === 0)), input);
  const led = ledUpstreams(rehearse({ inventory, leads, headerValue: "rehearsal" }), leads);
  return judged.map((group) =>
    group.reasons.length > 0 || led.has(group.upstream.id)
      ? group
      : { ...group, reasons: ["the controller, which would take no canary of these Ingresses"] },
  );
};

const placesOf = (groups: readonly UpstreamGroup[]): Place[] =>
  groups.flatMap(({ places }) => places);

/** In `dns` mode Envoy's own Service is public, and has every port of the Gateway. */
const isWanted = ({ canaries, addressMode, podCidrs }: CanaryInput["settings"]): boolean =>
  canaries === "on" && addressMode !== "dns" && podCidrs.length > 0;

const portIsFree = ({ conversion }: Pick<CanaryInput, "conversion">): boolean =>
  listenersOf(conversion.objects).every(({ port }) => port !== BRIDGE.port);

const created = (group: PlannedResource["group"], object: Manifest): PlannedResource => ({
  group,
  object,
  mechanism: "create",
  protect: false,
  retain: false,
});

/** A NetworkPolicy cannot name pods that have the network of their node. */
const bridgeResources = (input: CanaryInput): PlannedResource[] => [
  created("policies", bridgePolicy(input)),
  ...(input.inventory.controller?.network === "pod"
    ? [created("gateway", bridgeNetworkPolicy(input))]
    : []),
];

const leadResources = (leads: readonly Lead[]): PlannedResource[] =>
  leads.flatMap(({ bridge, ingress }) => [
    created("services", bridge),
    created("canaries", ingress),
  ]);

/** What only the inventory can say; what the settings say by themselves is refused as they are read. */
const faultsOf = ({ input, safe }: { input: CanaryInput; safe: boolean }): PlanFault[] => [
  ...(safe
    ? []
    : [
        {
          id: "canary-groups",
          stage: "optin" as const,
          message: "no group of hosts can be led to Envoy by nginx's canaries: nothing to lead",
          remedy: "adopt after routes: the assessment names the reason for each group",
        },
      ]),
  ...(portIsFree(input)
    ? []
    : [
        {
          id: "bridge-port",
          stage: "optin" as const,
          message: `port ${BRIDGE.port} of the Gateway is one of nginx's TCP or UDP services, and nginx's canaries would need it`,
          remedy: `adopt after routes, or give the service another port than ${BRIDGE.port}`,
        },
      ]),
];
