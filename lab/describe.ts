import type { ClusterStatus } from "./cluster";

/** A cluster's status as a person reads it. */
export function describe(status: ClusterStatus): string {
  switch (status.state) {
    case "down":
      return `cluster ${status.name} is down`;
    case "broken":
      return [
        `cluster ${status.name} is broken: up starts it anew, down removes it; there are still`,
        ...status.leftovers.map((left) => `  ${left}`),
      ].join("\n");
    case "up":
      return [
        `cluster ${status.name} is up since ${status.since ?? "just now"}`,
        `  kubeconfig   ${status.kubeconfig}`,
        `  node         ${status.nodeAddress} (network namespace ${status.netns})`,
        `  logs         ${status.log}`,
        ...(status.outdated === true
          ? ["  the pinned programs have changed since: down and up renew it"]
          : []),
      ].join("\n");
  }
}
