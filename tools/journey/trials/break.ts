import { readFileSync } from "node:fs";
import { INGRESS_NGINX } from "../../../lab/ingress-nginx/install";
import type { Api } from "../../../lab/kubernetes";
import { names, type ClusterId } from "../../../lab/node/names";
import { clusterProcesses } from "../../../lab/node/processes";
import { eventually } from "../../../lab/wait";
import { PODS } from "./pods";

const { namespace } = INGRESS_NGINX;

/** Kills the first pod of a kind, without the time to end that it would have; returns its name. */
export async function killPod({ core }: Api, kind: keyof typeof PODS): Promise<string> {
  const pods = PODS[kind];
  const { items } = await core.listNamespacedPod({
    namespace: pods.namespace,
    labelSelector: pods.labels,
  });
  const name = items.find(({ metadata }) => metadata?.deletionTimestamp === undefined)?.metadata
    ?.name;
  if (name === undefined) {
    throw new Error(`there is no pod of ${kind}: ${pods.labels} in ${pods.namespace}`);
  }
  await core.deleteNamespacedPod({ namespace: pods.namespace, name, gracePeriodSeconds: 0 });
  return name;
}

/** Returns when as many pods of a kind are ready, and none of this name is among them. */
export async function untilServing(
  { core }: Api,
  { kind, count, without }: { kind: keyof typeof PODS; count: number; without: string },
): Promise<void> {
  const { namespace, labels: labelSelector } = PODS[kind];
  await eventually({
    what: `${count} pods of ${kind} are ready, and ${without} is gone`,
    seconds: 120,
    probe: async () => {
      const { items } = await core.listNamespacedPod({ namespace, labelSelector });
      const ready = items.filter(({ status }) =>
        status?.conditions?.some((each) => each.type === "Ready" && each.status === "True"),
      );
      return ready.length === count && items.every(({ metadata }) => metadata?.name !== without);
    },
  });
}

/** Kills the API server of a cluster; its node starts it again. Returns when it answers. */
export async function killApiServer({ core }: Api, id: ClusterId): Promise<void> {
  const [pid] = clusterProcesses(names(id)).filter((each) => isApiServer(each));
  if (pid === undefined) {
    throw new Error(`the cluster ${id.name} has no API server`);
  }
  process.kill(pid, "SIGKILL");
  await eventually({
    what: "the API server answers again",
    seconds: 60,
    probe: () => core.readNamespace({ name: namespace }).then(() => true),
  });
}

function isApiServer(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("/kube-apiserver\0");
  } catch {
    // It ended while it was looked at.
    return false;
  }
}
