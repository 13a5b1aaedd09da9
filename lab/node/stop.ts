import { readFile } from "node:fs/promises";

import { cgroupFolders, removeCgroup } from "./cgroups";
import { names, type ClusterId } from "./names";
import { networkLeftovers, removeNetwork } from "./network";
import { clusterProcesses, killProcesses } from "./processes";
import { clusterFiles, records, removeFiles, stateEntries } from "./record";
import { limitsFile } from "./start";
import { limitLeftovers, restoreLimits } from "./sysctls";

/** Ends a cluster and removes all of it but its logs, however much of it there is. */
export async function removeCluster(id: ClusterId): Promise<void> {
  const all = names(id);
  await killProcesses(all);
  await removeNetwork(all);
  await removeCgroup(all.label);
  await removeFiles(id.name);
  if (records().length === 0) {
    restoreLimits(limitsFile());
  }
}

/** What is there of a cluster on this machine, in words: processes, mounts, network, cgroups, files, limits. */
export async function leftovers(id: ClusterId): Promise<string[]> {
  const all = names(id);
  const mounts = await readFile("/proc/self/mountinfo", "utf8");
  const { folder } = clusterFiles(id.name);
  const others = records().filter((record) => record.name !== id.name);
  return [
    ...clusterProcesses(all).map((pid) => `process ${pid}`),
    ...mounts
      .split("\n")
      .filter((line) => line.includes(`${folder}/`) || line.includes(`/${all.label} `))
      .map((line) => `mount ${line}`),
    ...(await networkLeftovers(all)),
    ...cgroupFolders(all.label).map((path) => `cgroup ${path}`),
    ...(await stateEntries(id.name)).map((entry) => `file ${folder}/${entry}`),
    ...(others.length === 0 ? limitLeftovers(limitsFile()) : []),
  ];
}
