import { containerPort } from "../../gateway/ports";
import { atLeast } from "../stage";
import type { Manifest, MigrationPlan } from "../plan/migration-plan";
import { count, verdict, whenSeen, type RunCheck } from "./check";
import type { ObservedEntry, ObservedPod, ObservedWorkload, Seen } from "./observation";

/**
 * Every port of the Service that clients reach leads, at both proxies, to a port of the pods, and at
 * Envoy to the listener for it: so a change of the selector changes the proxy and nothing else.
 */
export const ports: RunCheck = ({ plan, observation }) =>
  whenSeen(observation.entry, (entry) => {
    const { stage, nginx, envoy } = observation;
    const withEnvoy = atLeast(stage, "install");
    const faults = [
      ...(plan.addressMode === "dns" ? [] : podFaults({ entry, title: "nginx", seen: nginx })),
      ...(withEnvoy ? podFaults({ entry, title: "Envoy", seen: envoy }) : []),
      ...(withEnvoy ? listenerFaults({ entry, plan, seen: envoy }) : []),
    ];
    return verdict({
      summary: `${entry.key}: ${entry.ports.map(({ name, port }) => `${name || "port"} ${String(port)}`).join(", ")}`,
      numbers: { ports: entry.ports.length, faults: faults.length },
      faults: [...new Set(faults)],
      doubts: [
        ...("unknown" in nginx ? [`pods of nginx: ${nginx.unknown}`] : []),
        ...(withEnvoy && "unknown" in envoy ? [`pods of Envoy: ${envoy.unknown}`] : []),
      ],
    });
  });

type EntryPort = ObservedEntry["ports"][number];

/** The port of a pod that a Service's port leads to. */
const portOf = (pod: ObservedPod, { targetPort }: EntryPort): number | undefined =>
  typeof targetPort === "number"
    ? targetPort
    : pod.ports.find(({ name }) => name === targetPort)?.containerPort;

const podsOf = (seen: Seen<ObservedWorkload>): readonly ObservedPod[] =>
  "seen" in seen ? seen.seen.pods : [];

const podFaults = ({
  entry,
  title,
  seen,
}: {
  entry: ObservedEntry;
  title: string;
  seen: Seen<ObservedWorkload>;
}): string[] =>
  entry.ports.flatMap((port) => {
    const without = podsOf(seen).filter((pod) => portOf(pod, port) === undefined);
    return without.length === 0
      ? []
      : [
          `${count(without.length, "pod")} of ${title} name no port ${String(port.targetPort)}, to which port ${String(port.port)} of ${entry.key} leads`,
        ];
  });

interface Listener {
  readonly port: number;
  readonly protocol: string;
}

const listenersOf = ({ resources }: MigrationPlan): Listener[] =>
  resources
    .map(({ object }) => object)
    .filter(({ kind }) => kind === "Gateway" || kind === "ListenerSet")
    .flatMap(({ spec }: Manifest) => (spec as { listeners?: Listener[] }).listeners ?? []);

const listenerFaults = ({
  entry,
  plan,
  seen,
}: {
  entry: ObservedEntry;
  plan: MigrationPlan;
  seen: Seen<ObservedWorkload>;
}): string[] => {
  const listeners = listenersOf(plan);
  return entry.ports.flatMap((port) => {
    const meant = listeners.find((each) => each.port === port.port);
    if (meant === undefined) {
      return [`the Gateway has no listener for port ${String(port.port)} of ${entry.key}`];
    }
    const wanted = containerPort(meant);
    return podsOf(seen).flatMap((pod) => {
      const found = portOf(pod, port);
      return found === undefined || found === wanted
        ? []
        : [
            `port ${String(port.port)} of ${entry.key} leads to ${String(found)} of Envoy, where its listener is not: that is ${String(wanted)}`,
          ];
    });
  });
};
