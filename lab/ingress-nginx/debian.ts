import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { command, succeeds } from "../command";

/** The keys of Debian's archive, of the package that apt itself depends on. */
const KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg";

/**
 * Unpacks packages of a Debian release, with all that they depend on, into a folder. Nothing is
 * installed on this machine, and no script of a package is run: the release may be another one than
 * the machine's. They come from the same mirror as the machine's own packages.
 *
 * @throws Error when the machine has no Debian mirror, or with what apt said.
 */
export async function unpackDebian(task: {
  /** Code name of the release, such as `trixie`. */
  release: string;
  packages: readonly string[];
  /** Where it is unpacked; must not be there yet. */
  root: string;
  /** Folder for lists and archives. */
  work: string;
  signal: AbortSignal;
}): Promise<void> {
  const { release, packages, root, work, signal } = task;
  const apt = await privateApt({ release, work });
  await command(["apt-get", ...apt, "update"], { signal });
  const install = ["install", "--yes", "--no-install-recommends", "--download-only"];
  await command(["apt-get", ...apt, ...install, ...packages], { signal });
  await mkdir(root, { recursive: true });
  const archives = join(work, "cache", "archives");
  for (const file of (await readdir(archives)).filter((name) => name.endsWith(".deb")).sort()) {
    await command(["dpkg-deb", "--extract", join(archives, file), root], { signal });
  }
}

/** Options that give apt lists, archives and a package status of its own: nothing is installed there. */
async function privateApt(task: { release: string; work: string }): Promise<string[]> {
  const { release, work } = task;
  const places = {
    "Dir::State::lists": join(work, "lists"),
    "Dir::State::status": join(work, "status"),
    "Dir::Cache": join(work, "cache"),
    "Dir::Etc::sourcelist": join(work, "sources.list"),
    "Dir::Etc::sourceparts": "/dev/null",
    "APT::Sandbox::User": "root",
    "Acquire::Languages": "none",
  };
  await mkdir(join(work, "lists", "partial"), { recursive: true });
  await mkdir(join(work, "cache", "archives", "partial"), { recursive: true });
  await writeFile(join(work, "status"), "");
  const source = `deb [signed-by=${KEYRING}] ${await mirror()} ${release} main\n`;
  await writeFile(join(work, "sources.list"), source);
  return Object.entries(places).flatMap(([name, value]) => ["-o", `${name}=${value}`]);
}

async function mirror(): Promise<string> {
  const found = await debianMirror();
  if (found === undefined) {
    throw new Error(NO_MIRROR);
  }
  return found;
}

/** Why no Debian package can be had, with the remedy. */
export const NO_MIRROR =
  "ingress-nginx is run on Debian's nginx, and this machine's apt has no Debian mirror: use a Debian machine or container";

/** The Debian mirror of the machine's own packages, if it has one. */
export async function debianMirror(): Promise<string | undefined> {
  const line = ["apt-get", "indextargets", "--format", "$(REPO_URI)"] as const;
  const addresses = (await succeeds(["apt-get", "--version"])) ? await command(line) : "";
  return addresses.split("\n").find((address) => /\/debian\/?$/.test(address));
}
