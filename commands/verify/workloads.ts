import { readPods, readReplicas, replicasOf } from "../../cluster/migration/pods";
import { readOptional } from "../../cluster/read-optional";
import type { ObservedWorkload, Replicas } from "../../model/migration/checks/observation";
import { envoyPodLabels } from "../../model/migration/plan/selectors";
import { existing } from "./seen";
import type { Subject } from "./subject";

/** nginx's workload and pods. */
export async function nginxWorkload(subject: Subject): Promise<ObservedWorkload> {
  const { connection, plan, inventory } = subject;
  const controller = existing(inventory.controller, "a controller in the inventory");
  const { namespace, name, kind } = controller;
  const resource = kind === "Deployment" ? "deployments" : "daemonsets";
  const path = `/apis/apps/v1/namespaces/${namespace}/${resource}/${name}`;
  const [workload, pods] = await Promise.all([
    readOptional({ connection, path }),
    readPods({ connection, namespace, labels: plan.entry.nginxPods }),
  ]);
  return { ...replicasOf(existing(workload, `${kind} ${namespace}/${name}`)), pods };
}

/** The proxies of the migration's Gateway. */
export async function envoyWorkload({ connection, plan }: Subject): Promise<ObservedWorkload> {
  const { namespace, name } = plan;
  const labels = envoyPodLabels({ namespace, name });
  const [replicas, pods] = await Promise.all([
    readReplicas({ connection, namespace, labels }),
    readPods({ connection, namespace, labels: plan.entry.envoyPods }),
  ]);
  return { ...existing(replicas, `the Deployment of Gateway ${namespace}/${name}`), pods };
}

/** Envoy Gateway itself. */
export async function controllerReplicas({ connection, controller }: Subject): Promise<Replicas> {
  const { namespace } = controller;
  // Label of the chart gateway-helm.
  const labels = { "control-plane": "envoy-gateway" };
  const found = await readReplicas({ connection, namespace, labels });
  return existing(found, `a Deployment of Envoy Gateway in namespace ${namespace}`);
}
