import { mkdir, rename } from "node:fs/promises";
import { join } from "node:path";

import { cacheDirectory } from "../environment";
import { exists } from "../files";
import { fileHash } from "../hash";
import { writeImage, type ImageEntry } from "../image/archive";
import { importImage } from "../image/import";
import { sharedLibraries } from "../image/libraries";
import { withLock } from "../lock";
import type { ClusterId } from "../node/names";
import type { Step } from "../steps";

/** An image with the Node.js of this machine and nothing else: for backends that are scripts. */
export const NODEJS_IMAGE = "localhost/nodejs:machine";

const CONFIG = { Entrypoint: ["/node"], User: "65532:65532" };

/** Steps that bring the image to the node of a cluster that is up. */
export async function nodejsSteps(id: ClusterId): Promise<Step[]> {
  const program = process.execPath;
  const version = await fileHash(program);
  return [
    {
      title: "image of Node.js on the node",
      run: async (signal) => {
        const archive = await nodejsImage({ program, version });
        // The program of the machine may change while a cluster is up.
        const alias = `localhost/nodejs:${version.slice(0, 12)}`;
        await importImage({ id, archive, name: NODEJS_IMAGE, alias, signal });
      },
    },
  ];
}

/** Builds it, once for each version of the program. */
async function nodejsImage({
  program,
  version,
}: {
  program: string;
  version: string;
}): Promise<string> {
  const folder = join(cacheDirectory(), "nodejs");
  const file = join(folder, `${version}.tar`);
  await withLock(folder, async () => {
    if (!(await exists(file))) {
      await mkdir(folder, { recursive: true });
      const partial = `${file}.partial`;
      const entries = await entriesOf(program);
      await writeImage({ file: partial, names: [NODEJS_IMAGE], config: CONFIG, entries });
      await rename(partial, file);
    }
  });
  return file;
}

async function entriesOf(program: string): Promise<ImageEntry[]> {
  const libraries = await sharedLibraries(program);
  return [
    { kind: "file", path: "/node", from: program },
    ...libraries.map((path): ImageEntry => ({ kind: "file", path, from: path })),
    { kind: "folder", path: "/tmp", mode: 0o1777 },
  ];
}
