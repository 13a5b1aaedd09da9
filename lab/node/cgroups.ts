import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

import { eventually } from "../wait";

const ROOT = "/sys/fs/cgroup";

/** True when the machine has one unified hierarchy (version 2), false with one per controller. */
function unified(): boolean {
  return existsSync(join(ROOT, "cgroup.controllers"));
}

/** The mounted hierarchies: the unified one, or one folder for each controller. */
function hierarchies(): string[] {
  if (unified()) {
    return [ROOT];
  }
  const entries = existsSync(ROOT) ? readdirSync(ROOT, { withFileTypes: true }) : [];
  return entries
    .filter((entry) => entry.isDirectory() && entry.name !== "unified")
    .map((entry) => join(ROOT, entry.name));
}

/** Controllers that can be used, of either version: `cpu`, `memory`, … */
export function cgroupControllers(): string[] {
  if (unified()) {
    return words(join(ROOT, "cgroup.controllers"));
  }
  return hierarchies().flatMap((folder) => folder.slice(ROOT.length + 1).split(","));
}

/** Makes the cgroup under which all pods are, in every hierarchy. */
export function createCgroup(name: string): void {
  if (unified()) {
    writeFileSync(
      join(ROOT, "cgroup.subtree_control"),
      words(join(ROOT, "cgroup.controllers"))
        .map((controller) => `+${controller}`)
        .join(" "),
    );
  }
  for (const hierarchy of hierarchies()) {
    mkdirSync(join(hierarchy, name), { recursive: true });
    if (!unified()) {
      inheritCpus(hierarchy, name);
    }
  }
}

/** A version 1 cpuset without processors takes no process. */
function inheritCpus(hierarchy: string, name: string): void {
  for (const file of ["cpuset.cpus", "cpuset.mems"]) {
    if (existsSync(join(hierarchy, file))) {
      writeFileSync(join(hierarchy, name, file), readFileSync(join(hierarchy, file)));
    }
  }
}

/** The folders of the cgroup and all below it, the innermost first; none when there is no such cgroup. */
export function cgroupFolders(name: string): string[] {
  // Beside version 1, kubelet makes its groups in the unified hierarchy too.
  return [...hierarchies(), join(ROOT, "unified")]
    .map((hierarchy) => join(hierarchy, name))
    .flatMap(folders);
}

/** Process ids in the cgroup and all below it. */
export function cgroupProcesses(name: string): number[] {
  const pids = cgroupFolders(name).flatMap((folder) => words(join(folder, "cgroup.procs")));
  return [...new Set(pids)].map(Number);
}

/**
 * Removes the cgroup and all below it. Their processes have been killed: the kernel frees a cgroup
 * when it has buried the last one.
 *
 * @throws Error after 10 s in which it could not be removed.
 */
export async function removeCgroup(name: string): Promise<void> {
  await eventually({
    what: `cgroup ${name} is removed`,
    seconds: 10,
    probe: () => {
      cgroupFolders(name).forEach((folder) => rmdirSync(folder));
      return true;
    },
  });
}

function folders(folder: string): string[] {
  if (!existsSync(folder)) {
    return [];
  }
  const below = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) => folders(join(folder, entry.name)));
  return [...below, folder];
}

function words(file: string): string[] {
  return readFileSync(file, "utf8").split(/\s+/).filter(Boolean);
}
