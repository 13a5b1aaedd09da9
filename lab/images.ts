import { mkdir, realpath, rename, rm } from "node:fs/promises";
import { join } from "node:path";

import { cacheDirectory } from "./environment";
import { exists } from "./files";
import { fileHash, shortHash } from "./hash";
import { writeImage, type ImageEntry } from "./image/archive";
import { IMAGES, type Image } from "./image/catalogue";
import { contents } from "./image/contents";
import { writeStore, type Archive } from "./image/store";
import { withLock } from "./lock";

/**
 * Builds the images from the toolchain's and this machine's programs, once.
 *
 * @param task.bin The folder of the toolchain's programs.
 * @returns A containerd root folder with all images imported and unpacked: to be given to {@link copyStore}.
 */
export async function images(task: { bin: string; signal: AbortSignal }): Promise<string> {
  const { signal } = task;
  const filled = await Promise.all(
    IMAGES.map(async (image) => ({ image, entries: await contents(image, task.bin) })),
  );
  const folder = join(cacheDirectory(), "images", await key(filled));
  await withLock(folder, async () => {
    if (!(await exists(folder))) {
      await build({ filled, folder, signal });
    }
  });
  return join(folder, "store");
}

interface FilledImage {
  image: Image;
  entries: readonly ImageEntry[];
}

/** Everything that goes into the images. */
async function key(filled: readonly FilledImage[]): Promise<string> {
  const entries = filled.flatMap((image) => image.entries);
  const files = new Set(entries.flatMap((entry) => (entry.kind === "file" ? [entry.from] : [])));
  const contents = await Promise.all([...files].map(identity));
  return shortHash(JSON.stringify({ filled, contents }));
}

/** What tells a file's content: for a program of the toolchain its folder's name, which has a hash of its sources. */
async function identity(file: string): Promise<string> {
  const real = await realpath(file);
  return real.startsWith(cacheDirectory()) ? real : fileHash(real);
}

async function build(task: {
  filled: readonly FilledImage[];
  folder: string;
  signal: AbortSignal;
}): Promise<void> {
  const { filled, folder, signal } = task;
  const partial = `${folder}.partial`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(join(partial, "archives"), { recursive: true });
  const archives: Archive[] = [];
  for (const [index, { image, entries }] of filled.entries()) {
    signal.throwIfAborted();
    const file = join(partial, "archives", `${index}.tar`);
    const { name, alias, config } = image;
    await writeImage({ file, names: [name], config, entries });
    archives.push({ file, name, ...(alias === undefined ? {} : { alias }) });
  }
  const log = join(partial, "import.log");
  await writeStore({ root: join(partial, "store"), archives, log, signal });
  await rm(join(partial, "archives"), { recursive: true });
  await rename(partial, folder);
}
