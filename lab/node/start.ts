import { spawn } from "node:child_process";
import { copyFile, mkdir, open, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import { environment } from "../environment";
import { copyStore } from "../image/store";
import { eventually } from "../wait";
import { createCgroup } from "./cgroups";
import { nodeConfiguration } from "./components";
import { configurationFiles } from "./configuration";
import { names, type ClusterId } from "./names";
import { createNetwork } from "./network";
import { writePki } from "./pki";
import { nodeProcess } from "./processes";
import { clusterFiles, clustersFolder } from "./record";
import { raiseLimits } from "./sysctls";

/** File with the machine's limits as they were before the first cluster. */
export function limitsFile(): string {
  return join(clustersFolder(), "limits.json");
}

/** Writes everything that the node starts from: certificates, configuration, images. */
export async function writeNode(node: {
  id: ClusterId;
  bin: string;
  store: string;
}): Promise<void> {
  const { id, bin, store } = node;
  const { folder, kubeconfig, log } = clusterFiles(id.name);
  const pki = join(folder, "pki");
  await mkdir(pki, { recursive: true });
  await mkdir(join(log, "pods"), { recursive: true });
  await writePki({ folder: pki, node: id.name, address: names(id).nodeAddress });
  await copyFile(join(pki, "admin.kubeconfig"), kubeconfig);
  const configuration = nodeConfiguration({ id, names: names(id), folder, bin });
  const files = {
    ...configurationFiles(names(id)),
    "node.json": JSON.stringify(configuration, undefined, 2),
  };
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  await copyStore({ store, root: join(folder, "containerd") });
}

/** Makes what the node needs of the machine. */
export async function prepareMachine(id: ClusterId): Promise<void> {
  raiseLimits(limitsFile());
  createCgroup(names(id).label);
  await createNetwork(names(id));
}

/**
 * Starts the node's first process in namespaces of its own; it starts all others.
 *
 * The node belongs to `unshare`: when that is killed, the kernel ends the node, and with it all of its
 * processes and mounts.
 */
export async function startNode(node: {
  id: ClusterId;
  bin: string;
  signal: AbortSignal;
}): Promise<void> {
  const { id, bin, signal } = node;
  const { netns } = names(id);
  const { folder, log, pidFile } = clusterFiles(id.name);
  const output = await open(join(log, "node.log"), "a");
  const namespaces = ["--mount", "--propagation", "private", "--pid", "--ipc", "--uts"];
  const process = spawn(
    "nsenter",
    [
      ...[`--net=${netns}`, "unshare", ...namespaces, "--fork", "--kill-child"],
      ...[join(bin, "lab-node"), join(folder, "node.json")],
    ],
    {
      cwd: "/",
      detached: true,
      stdio: ["ignore", output.fd, output.fd],
      env: { PATH: `${bin}:${environment().path}` },
    },
  );
  process.unref();
  await output.close();
  await eventually({
    what: `the node's first process runs (its log: ${join(log, "node.log")})`,
    seconds: 10,
    signal,
    probe: () => nodeProcess({ pidFile, netns }),
  });
}
