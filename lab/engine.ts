import { cp, lstat, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { execa } from "execa";
import { cacheDirectory, environment, type Plugin } from "./environment";
import { exists, replaceLink } from "./files";
import { PLUGINS, installStandIns, pluginFolder, type PluginVersion } from "./plugins/install";
import { toolchain, type ToolchainOptions } from "./toolchain";
import { PULUMI_NODE_HOST_VERSION } from "./versions";

/** A Pulumi engine that runs with or without a network. */
export interface Engine {
  /** The `pulumi` program. */
  pulumi: string;
  /** Variables that its runs need besides the caller's own (backend, passphrase, KUBECONFIG). */
  env: Record<string, string>;
  /** Which Kubernetes and random plugins it uses. */
  plugin: Plugin;
}

/** The oldest command line with everything that this program uses. */
const OLDEST = [3, 200] as const;

/**
 * Finds or builds `pulumi`, its Node language host, `helm` and the resource plugins.
 *
 * `pulumi` and `helm` are those on PATH, else the toolchain's. The plugins are the official ones where
 * they are installed or insisted on (`EDGE_PLUGIN=official`), else the stand-ins of `lab/plugins`. The
 * engine has a `PULUMI_HOME` of its own in the cache, so it neither sees nor changes the user's.
 *
 * @throws Error when the official plugins are insisted on but can neither be found nor downloaded.
 */
export async function engine(
  options: Pick<ToolchainOptions, "onStep" | "signal"> = {},
): Promise<Engine> {
  const plugin = await choosePlugin();
  const home = join(cacheDirectory(), "pulumi-home", plugin);
  const env = await prepareHome(home);
  const pulumi = await installPulumi(home, options);
  await installHelm(home, options);
  await (plugin === "standin" ? installStandIns(home) : installOfficial({ home, pulumi, env }));
  return { pulumi, env, plugin };
}

/** What `EDGE_PLUGIN` says; by default the official plugins where the user has them. */
async function choosePlugin(): Promise<Plugin> {
  const installed = await Promise.all(
    PLUGINS.map((plugin) => exists(pluginFolder(userHome(), plugin))),
  );
  return environment().plugin ?? (installed.every(Boolean) ? "official" : "standin");
}

const userHome = (): string => environment().all.PULUMI_HOME ?? join(homedir(), ".pulumi");

async function prepareHome(home: string): Promise<Record<string, string>> {
  const bin = join(home, "bin");
  await mkdir(bin, { recursive: true });
  await withoutLogs(home);
  return {
    PATH: [bin, environment().path].join(delimiter),
    PULUMI_HOME: home,
    PULUMI_SKIP_UPDATE_CHECK: "true",
    // A plugin that is missing is an error at once, not after five attempts to download it.
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
  };
}

/**
 * Keeps the command line from logging every run into `$PULUMI_HOME/logs` (up to 170 MB and several
 * seconds each, and no setting against it): a file in the folder's place, which it takes as "logging
 * is not available" (StartLogging in pulumi's pkg/logging).
 */
async function withoutLogs(home: string): Promise<void> {
  const logs = join(home, "logs");
  const found = await lstat(logs).catch(() => undefined);
  if (found?.isDirectory()) {
    await rm(logs, { recursive: true });
  }
  if (!found?.isFile()) {
    await writeFile(logs, "Not a folder, so that pulumi writes no logs: see lab/engine.ts.\n");
  }
}

/** `pulumi` on PATH when it is new enough; else the toolchain's, with its language host as a plugin. */
async function installPulumi(home: string, options: ToolchainOptions): Promise<string> {
  const found = await onPath("pulumi");
  if (found !== undefined && isNewEnough(await version(found))) {
    return found;
  }
  const { bin } = await toolchain({ ...options, only: ["pulumi", "pulumi-language-nodejs"] });
  const host = "pulumi-language-nodejs";
  const hostFolder = join(home, "plugins", `language-nodejs-v${PULUMI_NODE_HOST_VERSION}`);
  await replaceLink({ link: join(hostFolder, host), file: join(bin, host) });
  const pulumi = join(home, "bin", "pulumi");
  await replaceLink({ link: pulumi, file: join(bin, "pulumi") });
  return pulumi;
}

async function installHelm(home: string, options: ToolchainOptions): Promise<void> {
  if ((await onPath("helm")) === undefined) {
    const { bin } = await toolchain({ ...options, only: ["helm"] });
    await replaceLink({ link: join(home, "bin", "helm"), file: join(bin, "helm") });
  }
}

async function onPath(name: string): Promise<string | undefined> {
  const files = environment()
    .path.split(delimiter)
    .map((folder) => join(folder, name));
  const present = await Promise.all(files.map(exists));
  return files.find((_, index) => present[index]);
}

async function version(pulumi: string): Promise<string> {
  const { stdout } = await execa(pulumi, ["version"], {
    env: { PULUMI_SKIP_UPDATE_CHECK: "true" },
  });
  return stdout.trim();
}

/** Whether `v3.259.0` or the like is at least {@link OLDEST}. */
export function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.replace(/^v/, "").split(".").map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}

async function installOfficial(at: {
  home: string;
  pulumi: string;
  env: Record<string, string>;
}): Promise<void> {
  for (const plugin of PLUGINS) {
    if (!(await isInstalled(at.home, plugin))) {
      await obtain(plugin, at);
    }
  }
}

async function isInstalled(home: string, plugin: PluginVersion): Promise<boolean> {
  const files = await readdir(pluginFolder(home, plugin)).catch((): string[] => []);
  return files.includes(`pulumi-resource-${plugin.name}`);
}

/** From the user's plugins, else by download. */
async function obtain(
  plugin: PluginVersion,
  { home, pulumi, env }: { home: string; pulumi: string; env: Record<string, string> },
): Promise<void> {
  const { name, version } = plugin;
  if (await isInstalled(userHome(), plugin)) {
    await cp(pluginFolder(userHome(), plugin), pluginFolder(home, plugin), { recursive: true });
    return;
  }
  const install = ["plugin", "install", "resource", name, version];
  const { failed, stderr } = await execa(pulumi, install, { env, reject: false });
  if (failed || !(await isInstalled(home, plugin))) {
    throw new Error(
      `EDGE_PLUGIN=official, but the official ${name} plugin ${version} is not in ${userHome()}/plugins and ` +
        `cannot be downloaded: ${reason(stderr)}. Install it (pulumi ${install.join(" ")}) where there is a network, ` +
        "or unset EDGE_PLUGIN to use the stand-in",
    );
  }
}

/** Why a download failed: the first of its attempts says it. */
function reason(stderr: string): string {
  const lines = stderr.trim().split("\n");
  const attempt = lines.find((line) => line.includes("Error downloading plugin"));
  return (attempt ?? lines.at(-1) ?? "").replace(/^.*Error downloading plugin: /, "");
}
