import { count, verdict, type CheckInput, type RunCheck } from "./check";
import type { ObservedPod, ObservedWorkload, Seen, Traffic } from "./observation";

/** There is enough of Envoy for all requests, and on every node that must have it. */
export const capacity: RunCheck = (input) => {
  const { settings, observation } = input;
  const { envoy, nginxTraffic, envoyTraffic } = observation;
  const rate = rateOf([nginxTraffic, envoyTraffic]);
  const pods = usable(input);
  const able = pods * settings.thresholds.requestsPerReplica;
  return verdict({
    summary: `${count(pods, "Envoy pod")} for ${String(able)} requests a second; measured ${String(rate)}`,
    numbers: { envoyPods: pods, able, requestsPerSecond: rate },
    faults: [
      ...(able >= rate && pods > 0
        ? []
        : [
            `${count(pods, "Envoy pod")} are trusted with ${String(able)} requests a second, ${String(rate)} come: raise replicas, or thresholds.requestsPerReplica if a test shows more`,
          ]),
      ...nodeFaults(input),
    ],
    doubts: [
      ...doubt("pods of Envoy", envoy),
      ...doubt("requests at nginx", nginxTraffic),
      ...doubt("requests at Envoy", envoyTraffic),
      ...nodeDoubts(input),
    ],
  });
};

/** Ready pods, but no more than the next stage keeps: it has `replicas`, whatever `poolReplicas` says. */
const usable = ({ settings, observation: { envoy } }: CheckInput): number =>
  "unknown" in envoy ? 0 : Math.min(envoy.seen.ready, settings.replicas);

const rateOf = (seen: readonly Seen<Traffic>[]): number =>
  seen.reduce(
    (sum, each) =>
      "unknown" in each ? sum : sum + Math.ceil(each.seen.requests / each.seen.seconds),
    0,
  );

const doubt = (what: string, seen: Seen<unknown>): string[] =>
  "unknown" in seen ? [`${what}: ${seen.unknown}`] : [];

const nodesOf = ({ pods }: ObservedWorkload): Set<string> =>
  new Set(pods.filter(({ ready }) => ready).flatMap(({ node }: ObservedPod) => node ?? []));

/** With externalTrafficPolicy Local a node without a pod drops what the load balancer sends it. */
const nodeFaults = ({ observation: { entry, nginx, envoy } }: CheckInput): string[] => {
  if ("unknown" in entry || entry.seen.externalTrafficPolicy !== "Local") {
    return [];
  }
  if ("unknown" in nginx || "unknown" in envoy) {
    return [];
  }
  const have = nodesOf(envoy.seen);
  return [...nodesOf(nginx.seen)]
    .filter((node) => !have.has(node))
    .map(
      (node) =>
        `node ${node} has nginx and no Envoy, and ${entry.seen.key} has externalTrafficPolicy Local: what comes there would be dropped; raise replicas`,
    );
};

const nodeDoubts = ({ observation: { entry, nginx } }: CheckInput): string[] => [
  ...doubt("the Service of clients", entry),
  ...("seen" in entry && entry.seen.externalTrafficPolicy === "Local"
    ? doubt("nodes of nginx", nginx)
    : []),
];
