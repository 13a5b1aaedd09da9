import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { cacheDirectory } from "../environment";
import type { ClusterId } from "./names";

/** What is known of a cluster that has been started; it is written before anything else is made. */
export interface ClusterRecord extends ClusterId {
  /** Folder of the programs that it runs. */
  bin: string;
  /** When it was complete, as an ISO date; absent while it starts and after a failed start. */
  ready?: string;
}

/** Files of a cluster; its folder is also where the node keeps everything. */
export interface ClusterFiles {
  folder: string;
  record: string;
  kubeconfig: string;
  pidFile: string;
  /** State of the programs that use the cluster. */
  state: string;
  /** One file per component; kept when the cluster is taken down. */
  log: string;
}

/** The folder with one folder for each cluster. */
export function clustersFolder(): string {
  return join(cacheDirectory(), "lab");
}

/** The files of a cluster, whether it is there or not. */
export function clusterFiles(name: string): ClusterFiles {
  const folder = join(clustersFolder(), name);
  return {
    folder,
    record: join(folder, "cluster.json"),
    kubeconfig: join(folder, "kubeconfig"),
    pidFile: join(folder, "node.pid"),
    state: join(folder, "state"),
    log: join(folder, "log"),
  };
}

/** Notes what is known of a cluster. */
export async function writeRecord(record: ClusterRecord): Promise<void> {
  const files = clusterFiles(record.name);
  await mkdir(files.log, { recursive: true });
  await writeFile(files.record, `${JSON.stringify(record, undefined, 2)}\n`);
}

/** What is known of a cluster; undefined when it has not been started. */
export function readRecord(name: string): ClusterRecord | undefined {
  const { record } = clusterFiles(name);
  return existsSync(record)
    ? (JSON.parse(readFileSync(record, "utf8")) as ClusterRecord)
    : undefined;
}

/** All clusters that have been started. */
export function records(): ClusterRecord[] {
  const folder = clustersFolder();
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.map(readRecord).filter((record) => record !== undefined);
}

/** Removes everything that a cluster keeps but its logs. */
export async function removeFiles(name: string): Promise<void> {
  const { folder, log } = clusterFiles(name);
  for (const entry of await stateEntries(name)) {
    await rm(join(folder, entry), { recursive: true, force: true });
  }
  // Without a log there is nothing to keep.
  if (existsSync(folder) && !existsSync(log)) {
    await rm(folder, { recursive: true });
  }
}

/** Removes the logs of an earlier run. */
export async function removeLogs(name: string): Promise<void> {
  await rm(clusterFiles(name).log, { recursive: true, force: true });
}

/** What a cluster keeps beside its logs. */
export async function stateEntries(name: string): Promise<string[]> {
  const { folder } = clusterFiles(name);
  const entries = existsSync(folder) ? await readdir(folder) : [];
  return entries.filter((entry) => entry !== "log");
}
