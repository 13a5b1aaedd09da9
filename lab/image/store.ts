import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, open, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { command } from "../command";
import { eventually } from "../wait";

/** An image to import: its archive, its name, and another name for it. */
export interface Archive {
  file: string;
  name: string;
  alias?: string;
}

/**
 * Makes a containerd root folder in which the images are imported and unpacked, by a containerd that
 * runs for this only. A node that starts with a copy of it needs no import.
 *
 * @param task.root The folder; must not be there yet.
 */
export async function writeStore(task: {
  root: string;
  archives: readonly Archive[];
  log: string;
  signal: AbortSignal;
}): Promise<void> {
  const { root, archives, log, signal } = task;
  // Short, because the path of a socket may not be longer than 107 bytes.
  const state = await mkdtemp(join(tmpdir(), "edge-images-"));
  const address = join(state, "containerd.sock");
  const ctr = (...line: string[]) =>
    command(["ctr", "--address", address, "--namespace", "k8s.io", ...line], { log, signal });
  const configuration = join(state, "containerd.toml");
  await writeFile(configuration, storeConfiguration({ root, state, address }));
  const output = await open(log, "a");
  // It ends with this process, however that ends.
  const tied = ["--pdeathsig", "KILL", "containerd", "--config", configuration];
  const containerd = spawn("setpriv", tied, {
    detached: true,
    stdio: ["ignore", output.fd, output.fd],
  });
  const ended = once(containerd, "exit");
  try {
    await eventually({
      what: "containerd answers",
      seconds: 30,
      signal,
      probe: () => ctr("version").then(() => true),
    });
    for (const { file, name, alias } of archives) {
      await ctr("images", "import", file);
      if (alias !== undefined) {
        await ctr("images", "tag", "--force", name, alias);
      }
    }
  } finally {
    containerd.kill("SIGTERM");
    await ended;
    await output.close();
    await rm(state, { recursive: true, force: true });
  }
}

/** Databases of containerd that are written in place, in its root folder. */
const DATABASES = [
  "io.containerd.metadata.v1.bolt/meta.db",
  "io.containerd.snapshotter.v1.overlayfs/metadata.db",
];

/**
 * Gives a node its images: a copy of the store in no time and without taking disk, because blobs and
 * unpacked layers are never written to and can be shared by hard links. Both are on one file system.
 */
export async function copyStore(task: { store: string; root: string }): Promise<void> {
  const { store, root } = task;
  await command(["cp", "--archive", "--link", store, root]);
  for (const database of DATABASES) {
    const [from, to] = [join(store, database), join(root, database)];
    await command(["cp", "--archive", "--remove-destination", from, to]);
  }
}

/** Plugins that need another file system or a folder of the machine; none is used. */
export const UNUSED_PLUGINS = [
  "io.containerd.snapshotter.v1.aufs",
  "io.containerd.snapshotter.v1.btrfs",
  "io.containerd.snapshotter.v1.devmapper",
  "io.containerd.snapshotter.v1.zfs",
  "io.containerd.internal.v1.opt",
];

function storeConfiguration(folders: { root: string; state: string; address: string }): string {
  const disabled = [...UNUSED_PLUGINS, "io.containerd.grpc.v1.cri"];
  return [
    "version = 2",
    `root = ${JSON.stringify(folders.root)}`,
    `state = ${JSON.stringify(folders.state)}`,
    `disabled_plugins = ${JSON.stringify(disabled)}`,
    "[grpc]",
    `  address = ${JSON.stringify(folders.address)}`,
    "",
  ].join("\n");
}
