import { join } from "node:path";

import { charts } from "../charts";
import { command } from "../command";
import { images } from "../images";
import { api, apiReady, apply, deploymentReady, nodeReady } from "../kubernetes";
import { installPackages, missingPackages } from "../packages";
import { obstacles } from "../preflight";
import type { Step } from "../steps";
import { eventually } from "../wait";
import { refuseForeign, refuseTakenAddress } from "./conflicts";
import { DNS_ADDRESS, names, type ClusterId } from "./names";
import { clusterFiles, removeLogs, writeRecord } from "./record";
import { prepareMachine, startNode, writeNode } from "./start";
import { leftovers, removeCluster } from "./stop";

/** Everything between a fresh machine and a cluster with DNS and an echo backend. */
export function upSteps(task: { id: ClusterId; bin: string; tools: readonly Step[] }): Step[] {
  const { id, bin, tools } = task;
  const { kubeconfig } = clusterFiles(id.name);
  let store = "";
  return [
    { title: "check the machine", run: () => checkMachine(id) },
    {
      title: "install packages",
      present: async () => (await missingPackages()).length === 0,
      run: installPackages,
    },
    ...tools,
    {
      title: "images",
      run: async (signal) => {
        store = await images({ bin, signal });
      },
    },
    {
      title: "charts of Envoy Gateway",
      run: async () => {
        await charts();
      },
    },
    {
      title: "remove what a crash left",
      present: async () => (await leftovers(id)).length === 0,
      run: () => removeCluster(id),
    },
    {
      title: "certificates and configuration",
      run: async () => {
        await removeLogs(id.name);
        await writeRecord({ ...id, bin });
        await writeNode({ id, bin, store });
      },
    },
    { title: "network and cgroup", run: () => prepareMachine(id) },
    {
      title: "API server",
      run: async (signal) => {
        await startNode({ id, bin, signal });
        await apiReady(api(kubeconfig), signal);
      },
    },
    { title: "node Ready", run: (signal) => nodeReady(api(kubeconfig), id.name, signal) },
    { title: "DNS and echo backend", run: (signal) => deploy(kubeconfig, signal) },
    { title: "Services answer", run: (signal) => servicesAnswer(id, signal) },
  ];
}

/** Refuses with every reason for which this machine cannot run the cluster. */
async function checkMachine(id: ClusterId): Promise<void> {
  const reasons = await obstacles();
  if (reasons.length > 0) {
    throw new Error(
      ["the lab cannot run on this machine:", ...reasons.map((reason) => `- ${reason}`)].join("\n"),
    );
  }
  refuseForeign(id);
  await refuseTakenAddress(id);
}

const MANIFESTS = join(__dirname, "..", "manifests");

async function deploy(kubeconfig: string, signal: AbortSignal): Promise<void> {
  const cluster = api(kubeconfig);
  await apply(cluster, join(MANIFESTS, "coredns.yaml"));
  await apply(cluster, join(MANIFESTS, "echo.yaml"));
  await deploymentReady(cluster, { namespace: "kube-system", name: "coredns" }, signal);
  await deploymentReady(cluster, { namespace: "demo", name: "echo" }, signal);
}

/**
 * Returns when a client finds the echo backend by its name and gets an answer: kube-proxy writes its
 * rules up to a second after the pods are ready.
 */
async function servicesAnswer(id: ClusterId, signal: AbortSignal): Promise<void> {
  const inside = ["nsenter", `--net=${names(id).netns}`] as const;
  const service = { namespace: "demo", name: "echo" };
  const { spec } = await api(clusterFiles(id.name).kubeconfig).core.readNamespacedService(service);
  const url = `http://${spec?.clusterIP ?? ""}:3000/`;
  const lookup = [
    "timeout",
    "1",
    "busybox",
    "nslookup",
    "-type=a",
    "echo.demo.svc.cluster.local",
    DNS_ADDRESS,
  ];
  const request = ["curl", "--silent", "--show-error", "--fail", "--max-time", "1", url];
  await eventually({
    what: "a client gets an answer of demo/echo by its name",
    seconds: 30,
    signal,
    probe: async () => {
      await command([...inside, ...lookup]);
      await command([...inside, ...request]);
      return true;
    },
  });
}
