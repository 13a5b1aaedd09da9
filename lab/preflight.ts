import { existsSync, readFileSync } from "node:fs";
import { mkdir, statfs } from "node:fs/promises";
import { freemem, platform } from "node:os";

import { succeeds } from "./command";
import { cacheDirectory } from "./environment";
import { cgroupControllers } from "./node/cgroups";
import { toolchainSteps } from "./toolchain";

/** What decides whether a machine can run the lab. */
export interface Machine {
  /** As Node names it: `linux`. */
  platform: string;
  root: boolean;
  /** File systems that the kernel knows. */
  fileSystems: readonly string[];
  /** Network, mount, PID, IPC and UTS namespaces can be made, and a veth pair and a bridge in them. */
  namespaces: boolean;
  /** Bridged packets can go through iptables. */
  bridgeFilter: boolean;
  /** Controllers of the mounted cgroup hierarchies, of either version. */
  cgroupControllers: readonly string[];
  /** Bytes of memory that can be used without swapping. */
  memory: number;
  /** The file system of the cache. */
  cache: { folder: string; free: number; overlay: boolean };
}

const GIB = 1024 ** 3;

/** The cluster, Envoy Gateway, a proxy and a backend take 1.0 GiB; a Go linker takes as much again. */
export const MEMORY_NEEDED = 2 * GIB;

/** Programs and images: 2 GiB; the Go build and module caches, when cold: 8 GiB more. */
export const DISK_NEEDED = { warm: 3 * GIB, cold: 11 * GIB } as const;

const CONTROLLERS_NEEDED = ["cpu", "cpuset", "memory", "pids"];

/** Why the lab cannot run on this machine: all reasons, each with its remedy; none when it can. */
export async function obstacles(): Promise<string[]> {
  const { steps } = await toolchainSteps();
  const present = await Promise.all(steps.map(async (step) => step.present?.()));
  return refusals(
    await thisMachine(),
    present.every(Boolean) ? DISK_NEEDED.warm : DISK_NEEDED.cold,
  );
}

/**
 * Why the lab cannot run on a machine: all reasons, each with its remedy; none when it can.
 *
 * @param disk Bytes needed: {@link DISK_NEEDED}.
 */
export function refusals(machine: Machine, disk: number): string[] {
  if (machine.platform !== "linux") {
    return [
      `the cluster needs Linux, this is ${machine.platform}: use a cluster of your own with --kubeconfig FILE`,
    ];
  }
  if (!machine.root) {
    return ["the cluster needs root for its namespaces, mounts and cgroups: run it as root"];
  }
  const missing = CONTROLLERS_NEEDED.filter((name) => !machine.cgroupControllers.includes(name));
  const { folder, free, overlay } = machine.cache;
  const checks: [boolean, string][] = [
    [
      machine.fileSystems.includes("overlay"),
      "the kernel has no overlayfs: load the module (modprobe overlay)",
    ],
    [
      machine.namespaces,
      "namespaces with a veth pair and a bridge cannot be made: allow it (in a container: --privileged) and load the modules veth and bridge",
    ],
    [
      machine.bridgeFilter,
      "bridged packets do not reach iptables: load the module (modprobe br_netfilter)",
    ],
    [
      missing.length === 0,
      `these cgroup controllers are not mounted under /sys/fs/cgroup: ${missing.join(", ")}`,
    ],
    [
      machine.memory >= MEMORY_NEEDED,
      `${gib(machine.memory)} of memory is available, ${gib(MEMORY_NEEDED)} is needed: end other programs`,
    ],
    [
      free >= disk,
      `${folder} has ${gib(free)} of free disk, ${gib(disk)} is needed: free some, or set XDG_CACHE_HOME to a folder on another disk`,
    ],
    [
      !overlay,
      `${folder} is on overlayfs, on which containerd cannot put its own: set XDG_CACHE_HOME to a folder on a real disk or a volume`,
    ],
  ];
  return checks.filter(([passed]) => !passed).map(([, reason]) => reason);
}

/** Looks at this machine; loads the kernel modules it can. */
async function thisMachine(): Promise<Machine> {
  const root = process.getuid?.() === 0;
  const linux = platform() === "linux";
  if (linux && root) {
    await Promise.all(
      ["overlay", "br_netfilter"].map((module) => succeeds(["modprobe", "--quiet", module])),
    );
  }
  const folder = cacheDirectory();
  await mkdir(folder, { recursive: true });
  const { type, bavail, bsize } = await statfs(folder);
  return {
    platform: platform(),
    root,
    fileSystems: linux ? knownFileSystems() : [],
    namespaces: linux && root && (await namespacesWork()),
    bridgeFilter: existsSync("/proc/sys/net/bridge/bridge-nf-call-iptables"),
    cgroupControllers: linux ? cgroupControllers() : [],
    memory: linux ? availableMemory() : freemem(),
    cache: { folder, free: bavail * bsize, overlay: type === OVERLAYFS_MAGIC },
  };
}

/** OVERLAYFS_SUPER_MAGIC of the kernel's linux/magic.h. */
const OVERLAYFS_MAGIC = 0x794c7630;

/** Tries it, in namespaces that end with the attempt. */
async function namespacesWork(): Promise<boolean> {
  // Without the package iproute2, which is installed later, only the namespaces are tried.
  const attempt = "! command -v ip || { ip link add type veth && ip link add type bridge; }";
  return succeeds([
    ...(["unshare", "--net", "--mount", "--pid", "--ipc", "--uts", "--fork"] as const),
    ...["sh", "-c", attempt],
  ]);
}

function knownFileSystems(): string[] {
  const lines = readFileSync("/proc/filesystems", "utf8").trimEnd().split("\n");
  return lines.map((line) => line.split("\t").at(-1) ?? "");
}

/** MemAvailable of /proc/meminfo, in bytes: unlike free memory it counts caches that can be dropped. */
function availableMemory(): number {
  const match = /^MemAvailable:\s+(\d+) kB$/m.exec(readFileSync("/proc/meminfo", "utf8"));
  return Number(match?.[1] ?? 0) * 1024;
}

function gib(bytes: number): string {
  return `${(bytes / GIB).toFixed(1)} GiB`;
}
