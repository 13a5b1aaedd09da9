import type { MigrationSettings } from "../settings";
import type { MigrationPlan } from "./plan/migration-plan";
import { atLeast } from "./stage";

/** What part of the traffic a stage leads to Envoy. */
export interface Share {
  /** Percent of what `text` names, one decimal; absent: it depends on pods that nobody here can count. */
  readonly percent?: number;
  /** The same in words, such as `25 % of requests to 7 of 9 hosts`. */
  readonly text: string;
}

interface Of {
  readonly plan: Pick<
    MigrationPlan,
    "stage" | "addressMode" | "conversion" | "canaries" | "controller"
  >;
  readonly settings: Pick<
    MigrationSettings,
    "canaryWeight" | "poolReplicas" | "replicas" | "dnsHosts"
  >;
}

/** The share of a plan's stage. Held-back hosts count as led: Envoy passes them to nginx. */
export const shareOf = (of: Of): Share => {
  const { stage, addressMode } = of.plan;
  if (atLeast(stage, "cutover")) {
    return { percent: 100, text: "100 %" };
  }
  switch (stage) {
    case "optin":
      return { percent: 0, text: `0 %, and requests with the header to ${safeHosts(of)}` };
    case "canary": {
      const percent = of.settings.canaryWeight ?? 0;
      return { percent, text: `${percent} % of requests to ${safeHosts(of)}` };
    }
    case "pool":
      return addressMode === "dns" ? shareOfHosts(of) : shareOfPods(of);
    default:
      return { percent: 0, text: "0 %" };
  }
};

/** Hosts of a conversion; `_` of nginx, which is every other host, is `*` here. */
export const hostsOf = ({ conversion: { rows } }: Pick<MigrationPlan, "conversion">): string[] => [
  ...new Set(rows.map(({ host }) => (host === "_" ? "*" : host))),
];

const safeHosts = ({ plan }: Of): string => {
  const { groups } = plan.canaries;
  const safe = groups.filter((group) => group.safe);
  const led = new Set(safe.flatMap(({ hosts }) => hosts));
  return `${led.size} of ${hostsOf(plan).length} hosts, ${safe.length} of ${groups.length} groups`;
};

const shareOfHosts = ({ plan, settings: { dnsHosts = [] } }: Of): Share => {
  const hosts = hostsOf(plan);
  const led = hosts.filter((host) => dnsHosts.includes(host));
  return {
    percent: percentOf(led.length, hosts.length),
    text: `the records of ${led.length} of ${hosts.length} hosts`,
  };
};

const shareOfPods = ({ plan, settings: { poolReplicas, replicas } }: Of): Share => {
  const envoy = poolReplicas ?? replicas;
  const nginx = plan.controller?.replicas;
  if (nginx === undefined) {
    return { text: `new connections by ${envoy} pods of Envoy and those that nginx has` };
  }
  const percent = percentOf(envoy, envoy + nginx);
  return { percent, text: `${percent} % of new connections, by ${envoy} of ${envoy + nginx} pods` };
};

const percentOf = (part: number, whole: number): number =>
  whole === 0 ? 0 : Number(((100 * part) / whole).toFixed(1));
