import { readdirSync, readFileSync, statSync } from "node:fs";

import { eventually } from "../wait";
import { cgroupProcesses } from "./cgroups";
import type { Names } from "./names";

/**
 * Ids of the cluster's processes: those in its network namespace, and those in its cgroup, which is
 * where pods are, in network namespaces of their own. Known by what they run in, not by what was
 * noted when they were started: so they are found after any crash.
 */
export function clusterProcesses(names: Names): number[] {
  return [...new Set([...netnsProcesses(names.netns), ...cgroupProcesses(names.label)])];
}

/** Kills the cluster's processes. With the node's first one the kernel ends all others of its PID namespace. */
export async function killProcesses(names: Names): Promise<void> {
  await eventually({
    what: `the processes of ${names.label} are gone`,
    seconds: 20,
    probe: () => {
      const pids = clusterProcesses(names);
      pids.forEach(kill);
      return pids.length === 0;
    },
  });
}

/** The first process of the node, or undefined when it is not running. */
export function nodeProcess(node: { pidFile: string; netns: string }): number | undefined {
  const pid = Number(attempt(() => readFileSync(node.pidFile, "utf8")) ?? "");
  const namespace = inode(node.netns);
  const running = pid > 0 && namespace !== undefined && inode(`/proc/${pid}/ns/net`) === namespace;
  return running ? pid : undefined;
}

function netnsProcesses(netns: string): number[] {
  const namespace = inode(netns);
  if (namespace === undefined) {
    return [];
  }
  return readdirSync("/proc")
    .filter((entry) => /^\d+$/.test(entry))
    .filter((pid) => inode(`/proc/${pid}/ns/net`) === namespace)
    .map(Number);
}

/** Device and inode tell one namespace from another. */
function inode(file: string): string | undefined {
  return attempt(() => {
    const { dev, ino } = statSync(file, { bigint: true });
    return `${dev}:${ino}`;
  });
}

function kill(pid: number): void {
  attempt(() => process.kill(pid, "SIGKILL"));
}

/** Processes end while they are looked at: then there is no answer. */
function attempt<Answer>(look: () => Answer): Answer | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
