import { sortedEntries } from "../../collections";
import type { NginxTraffic } from "../checks/observation";
import type { Counters } from "./counters";

/** Counters by pod. */
export type Reading = Readonly<Record<string, Counters>>;

/**
 * What happened between two readings. A pod that is new, or whose counter began again, counts from
 * zero; what one served that is gone by the second reading is not known, and left out.
 */
export const trafficBetween = ({
  before,
  after,
  seconds,
}: {
  before: Reading;
  after: Reading;
  seconds: number;
}): NginxTraffic => {
  const pods = sortedEntries(after);
  return {
    seconds,
    requests: pods.reduce((all, [pod, now]) => all + grown(before[pod]?.requests, now.requests), 0),
    openConnections: pods.reduce((all, [, { connections }]) => all + connections, 0),
    failedReloads: pods.flatMap(([pod, { lastReload }]) => (lastReload === "failed" ? [pod] : [])),
  };
};

const grown = (before: number | undefined, now: number): number =>
  before === undefined || now < before ? now : now - before;
