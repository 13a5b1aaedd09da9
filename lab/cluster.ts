import { join, resolve } from "node:path";

import { additionSteps, type Addition } from "./additions";
import { charts } from "./charts";
import { cacheDirectory } from "./environment";
import { shortHash } from "./hash";
import { withLock } from "./lock";
import { refuseForeign } from "./node/conflicts";
import { DEFAULT_CLUSTER, names, type ClusterId } from "./node/names";
import { nodeProcess } from "./node/processes";
import { clusterFiles, readRecord, writeRecord } from "./node/record";
import { leftovers, removeCluster } from "./node/stop";
import { upSteps } from "./node/up";
import { runSteps, type Step, type StepListener } from "./steps";
import { toolchainSteps } from "./toolchain";

/** A cluster that can be used. Of one that is not the lab's, the optional fields are not known. */
export interface Cluster {
  name: string;
  /** Path of its kubeconfig file, for its administrator. */
  kubeconfig: string;
  /** Folder for the state of programs that use this cluster; of a lab cluster it is removed with it. */
  state: string;
  /** Address of the node and its API server. */
  nodeAddress?: string;
  /** File of the node's network namespace: `nsenter --net=<file> <command>` is a client beside the pods. */
  netns?: string;
  /** Folder with the charts of the pinned Envoy Gateway. */
  charts?: string;
  /** Folder with the programs of the toolchain. */
  bin?: string;
  /** Takes it down when it is the lab's, and leaves any other alone. */
  down: () => Promise<void>;
}

/** Which cluster, and how to follow its start. */
export interface UpOptions extends Partial<ClusterId> {
  /** Kubeconfig of another cluster, which is used instead; nothing is started. */
  kubeconfig?: string;
  /** What it shall have besides; nothing by default. One that is up gets what it lacks. */
  with?: readonly Addition[];
  onStep?: StepListener;
  /** Aborting it ends the start and takes down what was started. */
  signal?: AbortSignal;
}

/** What a cluster is doing. `broken`: parts of it are there, after a crash for example. */
export interface ClusterStatus extends ClusterId {
  state: "up" | "down" | "broken";
  kubeconfig: string;
  nodeAddress: string;
  netns: string;
  /** Logs of the components, also of a cluster that is down. */
  log: string;
  /** When it was complete; only when up. */
  since?: string;
  /** True when the pinned programs have changed since it was started; only when up. */
  outdated?: boolean;
  /** What is there of a broken one. */
  leftovers: string[];
}

/**
 * Brings up a cluster of one node, with DNS, LoadBalancer addresses and an echo backend (Service
 * `demo/echo`, port 3000); builds what it is made of first. One that is up is used as it is, one that
 * crashed is removed and started anew.
 *
 * @throws Error when the machine cannot run it, with every reason, or when a step fails; what was
 * started is taken down then.
 */
export async function up(options: UpOptions = {}): Promise<Cluster> {
  if (options.kubeconfig !== undefined) {
    return external(options.kubeconfig);
  }
  const id = clusterId(options);
  const { steps, bin } = await toolchainSteps();
  await withLock(clusterFiles(id.name).folder, async () => {
    if ((await status(id)).state !== "up") {
      await start({ id, bin, tools: steps, options });
    }
    await add({ id, options });
  });
  const { nodeAddress, netns } = names(id);
  return {
    name: id.name,
    kubeconfig: clusterFiles(id.name).kubeconfig,
    state: clusterFiles(id.name).state,
    nodeAddress,
    netns,
    charts: await charts(),
    bin,
    down: () => down(id),
  };
}

/** Takes a cluster down; nothing of it is left but its logs and the cache it was built from. */
export async function down(options: Partial<ClusterId> = {}): Promise<void> {
  const id = clusterId(options);
  await withLock(clusterFiles(id.name).folder, async () => {
    refuseForeign(id);
    await removeCluster(id);
  });
}

/** What a cluster is doing. */
export async function status(options: Partial<ClusterId> = {}): Promise<ClusterStatus> {
  const id = clusterId(options);
  const { kubeconfig, log, pidFile } = clusterFiles(id.name);
  const { nodeAddress, netns } = names(id);
  const common = { ...id, kubeconfig, nodeAddress, netns, log };
  const record = readRecord(id.name);
  if (record?.ready !== undefined && nodeProcess({ pidFile, netns }) !== undefined) {
    const { bin } = await toolchainSteps();
    return {
      ...common,
      state: "up",
      since: record.ready,
      outdated: record.bin !== bin,
      leftovers: [],
    };
  }
  const left = process.platform === "linux" ? await leftovers(id) : [];
  return { ...common, state: left.length === 0 ? "down" : "broken", leftovers: left };
}

/** A started cluster keeps its index: only its name is needed to find it. */
function clusterId(options: Partial<ClusterId>): ClusterId {
  const name = options.name ?? DEFAULT_CLUSTER.name;
  const index = options.index ?? readRecord(name)?.index ?? DEFAULT_CLUSTER.index;
  names({ name, index });
  return { name, index };
}

function external(file: string): Cluster {
  const kubeconfig = resolve(file);
  return {
    name: "external",
    kubeconfig,
    state: join(cacheDirectory(), "external", shortHash(kubeconfig)),
    down: () => Promise.resolve(),
  };
}

async function start(task: {
  id: ClusterId;
  bin: string;
  tools: readonly Step[];
  options: UpOptions;
}): Promise<void> {
  const { id, bin, options } = task;
  try {
    await run(upSteps(task), options);
    await writeRecord({ ...id, bin, ready: new Date().toISOString() });
  } catch (error) {
    if (readRecord(id.name) !== undefined) {
      await removeCluster(id);
    }
    throw error;
  }
}

/** Additions that fail leave the cluster as it is: it works without them. */
async function add(task: { id: ClusterId; options: UpOptions }): Promise<void> {
  const { id, options } = task;
  if (options.with !== undefined && options.with.length > 0) {
    await run(await additionSteps({ id, additions: options.with }), options);
  }
}

function run(steps: readonly Step[], options: UpOptions): Promise<void> {
  return runSteps({
    steps,
    signal: options.signal ?? new AbortController().signal,
    onStep: options.onStep ?? (() => undefined),
  });
}
