import { join } from "node:path";

import { command } from "../command";
import type { ImageEntry } from "./archive";
import type { Image } from "./catalogue";
import { sharedLibraries } from "./libraries";

/** Everything in an image: its entries, its programs, and the shared libraries that those are loaded with. */
export async function contents(image: Image, bin: string): Promise<ImageEntry[]> {
  const built = Object.entries(image.programs).map(([path, name]) => ({
    path,
    from: join(bin, name),
  }));
  const found = Object.entries(image.hostPrograms ?? {}).map(async ([path, name]) => ({
    path,
    from: await command(["sh", "-c", 'command -v "$1"', "sh", name]),
  }));
  const programs = [...built, ...(await Promise.all(found))];
  const libraries = await Promise.all(programs.map(async ({ from }) => libraryFiles(from)));
  const files = new Map([...programs, ...libraries.flat()].map((file) => [file.path, file.from]));
  return [
    ...(image.entries ?? []),
    ...[...files].map(([path, from]): ImageEntry => ({ kind: "file", path, from })),
  ];
}

async function libraryFiles(program: string): Promise<{ path: string; from: string }[]> {
  const libraries = await sharedLibraries(program);
  return libraries.map((path) => ({ path, from: path }));
}
