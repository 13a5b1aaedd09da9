import { isAbsolute } from "node:path";

import { command, succeeds } from "./command";
import { exists } from "./files";

/** A package of the distribution, and what shows that it (or another one with the same program) is there. */
interface Package {
  name: string;
  /** A program, an absolute path, or a command line that ends with 0. */
  shows: string;
}

const PACKAGES: readonly Package[] = [
  { name: "ca-certificates", shows: "/etc/ssl/certs/ca-certificates.crt" },
  { name: "openssl", shows: "openssl" },
  { name: "curl", shows: "curl" },
  { name: "busybox-static", shows: "busybox" },
  { name: "containerd", shows: "containerd" },
  { name: "runc", shows: "runc" },
  { name: "containernetworking-plugins", shows: "/usr/lib/cni/bridge" },
  { name: "iproute2", shows: "ip" },
  { name: "iptables", shows: "iptables" },
  { name: "conntrack", shows: "conntrack" },
  { name: "ipset", shows: "ipset" },
  { name: "kmod", shows: "modprobe" },
  { name: "python3-pip", shows: "python3 -m pip --version" },
];

/** Packages that the lab needs and this machine does not have. */
export async function missingPackages(): Promise<string[]> {
  const found = await Promise.all(PACKAGES.map(async ({ shows }) => isThere(shows)));
  return PACKAGES.filter((_, index) => found[index] === false).map(({ name }) => name);
}

/** The command that installs packages on Debian and its relatives. */
export function installCommand(packages: readonly string[]): [string, ...string[]] {
  return ["apt-get", "install", "--yes", "--no-install-recommends", ...packages];
}

/**
 * Installs the packages that are missing.
 *
 * @throws Error with the packages to install, where there is no apt-get.
 */
export async function installPackages(signal: AbortSignal): Promise<void> {
  const missing = await missingPackages();
  if (missing.length === 0) {
    return;
  }
  if (!(await succeeds(["apt-get", "--version"]))) {
    throw new Error(
      `these packages are missing and there is no apt-get to install them: ${missing.join(" ")} (names as in Debian 12): install them with this system's package manager`,
    );
  }
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await command(["apt-get", "update"], { env, signal });
  await command(installCommand(missing), { env, signal });
}

async function isThere(shows: string): Promise<boolean> {
  if (isAbsolute(shows)) {
    return exists(shows);
  }
  const [program = "", ...parameters] = shows.split(" ");
  return parameters.length > 0
    ? succeeds([program, ...parameters])
    : succeeds(["sh", "-c", 'command -v "$1"', "sh", program]);
}
