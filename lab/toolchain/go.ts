import { join } from "node:path";

import { command, succeeds } from "../command";
import type { GoSource, Tool } from "./tools";

/** Folder with one Go module for each program that needs one. */
export const MODULES = join(__dirname, "..", "build");

/** The folder of a tool's own Go module; undefined when it is installed from its public one. */
export function moduleFolder(tool: Tool): string | undefined {
  return tool.source.kind === "go" && !tool.source.package.includes("@")
    ? join(MODULES, tool.source.module ?? tool.name)
    : undefined;
}

/**
 * Builds a Go program into `<folder>/<name>`.
 *
 * The flags are the same for all programs, so that they share the Go build cache.
 *
 * @throws Error when Go is not installed, with the remedy, or with what the compiler said.
 */
export async function buildGo(task: {
  tool: Tool;
  source: GoSource;
  folder: string;
  signal: AbortSignal;
}): Promise<void> {
  if (!(await succeeds(["go", "version"]))) {
    throw new Error(
      `Go is needed to build ${task.tool.name} and "go" is not on PATH: install Go 1.21 or newer (it fetches the right release itself)`,
    );
  }
  const flags = ["-trimpath", "-buildvcs=false", "-ldflags", linkerFlags(task.source)];
  const cwd = moduleFolder(task.tool);
  const run = (line: [string, ...string[]]) =>
    command(line, {
      cwd: cwd ?? task.folder,
      env: { CGO_ENABLED: "0", GOBIN: task.folder },
      signal: task.signal,
    });
  if (cwd === undefined) {
    await run(["go", "install", ...flags, task.source.package]);
  } else {
    const file = join(task.folder, task.tool.name);
    await run(["go", "build", ...flags, "-o", file, task.source.package]);
  }
}

function linkerFlags(source: GoSource): string {
  const variables = Object.entries(source.variables ?? {});
  return ["-s", "-w", ...variables.map(([name, value]) => `-X ${name}=${value}`)].join(" ");
}

/**
 * Downloads a Go module and returns its folder in the (read-only) module cache.
 *
 * @param module Import path and version: `example.org/module@v1.2.3`.
 */
export async function goModule(module: string): Promise<string> {
  const answer = JSON.parse(
    await command(["go", "mod", "download", "-json", module], { cwd: "/" }),
  ) as {
    Dir: string;
  };
  return answer.Dir;
}
