import { atLeast, type Stage } from "../stage";
import { verdict, type RunCheck } from "./check";
import type { NginxTraffic, ObservedWorkload, Replicas, Seen } from "./observation";

/** Whether nginx serves, or may have to again at once. */
export const nginxRuns = (stage: Stage): boolean => !atLeast(stage, "idle");

/** Whether Envoy's proxies exist. */
export const envoyRuns = (stage: Stage): boolean => atLeast(stage, "install");

/** The controllers and proxies run whole, and nginx serves its newest configuration. */
export const controllers: RunCheck = ({ observation }) => {
  const { stage, nginx, envoy, controller, nginxTraffic } = observation;
  const parts = [
    ...(nginxRuns(stage) ? [part("nginx", nginx), reloads(nginxTraffic)] : []),
    ...(envoyRuns(stage) ? [part("Envoy", envoy), part("Envoy Gateway", controller)] : []),
  ];
  return verdict({
    summary: parts.flatMap(({ summary }) => summary ?? []).join(", "),
    numbers: Object.assign({}, ...parts.map(({ numbers }) => numbers ?? {})) as Record<
      string,
      number
    >,
    faults: parts.flatMap(({ faults }) => faults ?? []),
    doubts: parts.flatMap(({ doubts }) => doubts ?? []),
    notes: parts.flatMap(({ notes }) => notes ?? []),
  });
};

interface Part {
  readonly summary?: string;
  readonly numbers?: Readonly<Record<string, number>>;
  readonly faults?: readonly string[];
  readonly doubts?: readonly string[];
  readonly notes?: readonly string[];
}

const KEYS = { nginx: "nginx", Envoy: "envoy", "Envoy Gateway": "controller" } as const;

const part = (name: keyof typeof KEYS, seen: Seen<Replicas | ObservedWorkload>): Part => {
  if ("unknown" in seen) {
    return { doubts: [`${name}: ${seen.unknown}`] };
  }
  const { wanted, ready, updated } = seen.seen;
  const pods = "pods" in seen.seen ? seen.seen.pods : [];
  const key = KEYS[name];
  return {
    summary: `${name} ${String(ready)} of ${String(wanted)} ready`,
    numbers: { [`${key}Wanted`]: wanted, [`${key}Ready`]: ready },
    faults: [
      ...(wanted === 0 ? [`${name} has no replica`] : []),
      ...(ready < wanted ? [`${name}: ${String(ready)} of ${String(wanted)} pods are ready`] : []),
      ...(updated < wanted
        ? [`${name}: ${String(updated)} of ${String(wanted)} pods are of the newest template`]
        : []),
    ],
    notes: pods
      .filter(({ restarts }) => restarts > 0)
      .map((pod) => `${name}: pod ${pod.name} has restarted ${String(pod.restarts)} times`),
  };
};

const reloads = (traffic: Seen<NginxTraffic>): Part =>
  "unknown" in traffic
    ? { doubts: [`nginx's last reload: ${traffic.unknown}`] }
    : {
        faults: traffic.seen.failedReloads.map(
          (pod) =>
            `nginx: pod ${pod} refused its newest configuration and serves its last good one: see its log`,
        ),
      };
