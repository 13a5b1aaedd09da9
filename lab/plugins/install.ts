import { createHash } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { buildSync } from "esbuild";
import { version as KUBERNETES } from "@pulumi/kubernetes/package.json";
import { version as RANDOM } from "@pulumi/random/package.json";
import { cacheDirectory } from "../environment";
import { exists } from "../files";
import { folderHash, shortHash } from "../hash";
import { withLock } from "../lock";

/** A resource plugin of the program, at the version that the installed SDK asks for. */
export interface PluginVersion {
  readonly name: "kubernetes" | "random";
  readonly version: string;
}

export const PLUGINS: readonly PluginVersion[] = [
  { name: "kubernetes", version: KUBERNETES },
  { name: "random", version: RANDOM },
];

/** Folder of a plugin below a `PULUMI_HOME`. */
export const pluginFolder = (home: string, { name, version }: PluginVersion): string =>
  join(home, "plugins", `resource-${name}-v${version}`);

/**
 * Makes the stand-in plugins the ones that an engine with this `PULUMI_HOME` finds. Each is bundled
 * into one file, so that a start takes a fraction of a second, once per state of its sources.
 */
export async function installStandIns(home: string): Promise<void> {
  const sources = await sourceHash();
  await withLock(`${home}/plugins`, async () => {
    for (const plugin of PLUGINS) {
      await install({ home, plugin, sources });
    }
  });
}

/** Changes with the plugins' code and with the libraries that are bundled into them. */
async function sourceHash(): Promise<string> {
  const lock = await readFile(join(__dirname, "../../package-lock.json"));
  const libraries = createHash("sha256").update(lock).digest("hex");
  return shortHash(`${await folderHash(__dirname)} ${libraries}`);
}

async function install(options: {
  home: string;
  plugin: PluginVersion;
  sources: string;
}): Promise<void> {
  const { home, plugin, sources } = options;
  const bundle = join(
    cacheDirectory(),
    "plugins",
    `${plugin.name}-${plugin.version}-${sources}.js`,
  );
  if (!(await exists(bundle))) {
    await makeBundle(plugin, bundle);
  }
  const launcher = join(pluginFolder(home, plugin), `pulumi-resource-${plugin.name}`);
  await replaceFile(launcher, `#!/bin/sh\nexec "${process.execPath}" "${bundle}" "$@"\n`);
}

async function makeBundle({ name, version }: PluginVersion, bundle: string): Promise<void> {
  await mkdir(dirname(bundle), { recursive: true });
  const partial = `${bundle}.partial`;
  buildSync({
    entryPoints: [join(__dirname, name, "main.ts")],
    outfile: partial,
    bundle: true,
    platform: "node",
    target: "node20",
    define: { PLUGIN_VERSION: JSON.stringify(version) },
    logLevel: "error",
  });
  await rename(partial, bundle);
}

/** A running engine sees the old file or the new one, never half of it. */
async function replaceFile(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  if ((await readFile(file, "utf8").catch(() => undefined)) === text) {
    return;
  }
  const partial = `${file}.partial`;
  await rm(partial, { force: true });
  await writeFile(partial, text, { mode: 0o755 });
  await rename(partial, file);
}
