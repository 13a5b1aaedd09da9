import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Inotify instances of one user on the whole machine. The kernel's default of 128 is for a few
 * programs: kubelet, every runtime shim and every Envoy take some, in all clusters together.
 */
const FILE = "/proc/sys/fs/inotify/max_user_instances";
const NEEDED = 1024;

/** The value before the first cluster, of this run of the machine. */
interface Saved {
  boot: string;
  value: string;
}

/** Raises the limit and notes the value before in a file, unless that has been done already. */
export function raiseLimits(file: string): void {
  const value = read(FILE);
  if (Number(value) >= NEEDED) {
    return;
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ boot: boot(), value } satisfies Saved));
  writeFileSync(FILE, String(NEEDED));
}

/** Puts the limit back as it was before the first cluster. */
export function restoreLimits(file: string): void {
  if (!existsSync(file)) {
    return;
  }
  const saved = JSON.parse(readFileSync(file, "utf8")) as Saved;
  // After a restart the machine has its own value again.
  if (saved.boot === boot()) {
    writeFileSync(FILE, saved.value);
  }
  rmSync(file);
}

/** The limit, when it still is the raised one. */
export function limitLeftovers(file: string): string[] {
  return existsSync(file) ? [`${FILE} is ${read(FILE)}`] : [];
}

function boot(): string {
  return read("/proc/sys/kernel/random/boot_id");
}

function read(file: string): string {
  return readFileSync(file, "utf8").trim();
}
