import { existsSync } from "node:fs";
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { execa } from "execa";
import { stringify } from "yaml";

/** This checkout. */
export const PROJECT = resolve(__dirname, "..");

/** What a command of the engine printed. */
export interface Run {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Both, in the order in which they came. */
  readonly all: string;
}

/** What a command says of its errors, or the end of what it printed. */
export function tail({ all }: Pick<Run, "all">): string {
  const lines = all.split("\n");
  const errors = lines.flatMap((line, index) =>
    line.includes("error:") ? lines.slice(index, index + 6) : [],
  );
  return (errors.length > 0 ? errors : lines.slice(-30)).join("\n");
}

/** One step of a plan, as `pulumi preview --json` prints it. */
export interface Step {
  readonly op: string;
  readonly urn: string;
  readonly detailedDiff?: Readonly<Record<string, unknown>> | null;
}

/** A stack of a real project, driven through the command line as a user does it. */
export interface Stack {
  readonly name: string;
  /** The stack's configuration file; tests change it between updates. */
  readonly configFile: string;
  /** Variables with which the engine finds it; `edge` finds it with them in the folder of its file. */
  readonly env: Readonly<Record<string, string>>;
  /** Writes the whole configuration: sections of the project, or keys with a namespace. */
  configure(config: Readonly<Record<string, unknown>>): Promise<void>;
  /** Runs `pulumi <args>` for this stack; never throws for an exit code. */
  run(args: readonly string[], options?: RunOptions): Promise<Run>;
  up(options?: RunOptions): Promise<Run>;
  destroy(options?: RunOptions): Promise<Run>;
  /** The plan: every step that changes something. */
  preview(options?: RunOptions): Promise<{ run: Run; changes: Step[] }>;
  outputs(): Promise<unknown>;
}

export interface RunOptions {
  /** Called with each line while the command runs. */
  readonly onLine?: (line: string) => void;
  readonly signal?: AbortSignal;
  /** More variables for the engine and the program. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface StackArgs {
  readonly name: string;
  /** Folder of the project. Default: this checkout. */
  readonly project?: string;
  /** The engine: path of `pulumi` and its environment (`lab/engine.ts`). */
  readonly engine: { readonly pulumi: string; readonly env: Readonly<Record<string, string>> };
  readonly kubeconfig: string;
  /** Folder for the state of the stacks and their configuration. */
  readonly state: string;
}

/** Opens a stack of a local backend, and makes it if it does not exist. */
export async function openStack(args: StackArgs): Promise<Stack> {
  const project = args.project ?? PROJECT;
  const backend = join(args.state, "backend");
  const { name: projectName, folder } = await stackFolder({ project, args });
  const configFile = join(folder, `Pulumi.${args.name}.yaml`);
  await mkdir(backend, { recursive: true });
  const environment = {
    ...args.engine.env,
    KUBECONFIG: args.kubeconfig,
    PULUMI_BACKEND_URL: `file://${backend}`,
    PULUMI_CONFIG_PASSPHRASE: "",
  };
  const run = async (words: readonly string[], options: RunOptions = {}): Promise<Run> => {
    const child = execa(args.engine.pulumi, words, {
      cwd: project,
      env: { ...environment, ...options.env },
      reject: false,
      all: true,
      // SIGINT lets the engine finish or cancel what it has begun.
      killSignal: "SIGINT",
      forceKillAfterDelay: 60_000,
      ...(options.signal === undefined ? {} : { cancelSignal: options.signal }),
    });
    if (options.onLine !== undefined) {
      for await (const line of child.iterable({ from: "all" })) {
        options.onLine(line);
      }
    }
    const { exitCode, stdout, stderr, all } = await child;
    return { exitCode: exitCode ?? 1, stdout, stderr, all };
  };
  const ofStack = ["--stack", args.name, "--config-file", configFile, "--non-interactive"];
  if (!existsSync(configFile)) {
    // Made from a folder of its own: the command writes the secrets' salt beside Pulumi.yaml.
    const made = await run([
      "stack",
      "select",
      "--create",
      args.name,
      "--cwd",
      folder,
      "--non-interactive",
    ]);
    if (made.exitCode !== 0) {
      throw new Error(`pulumi stack select --create ${args.name} failed:\n${made.all}`);
    }
  }
  const salt = await saltOf(configFile);
  return {
    name: args.name,
    configFile,
    env: environment,
    configure: async (config) => {
      const keys = Object.entries(config).map(([key, value]) => [
        key.includes(":") ? key : `${projectName}:${key}`,
        value,
      ]);
      await writeFile(
        configFile,
        salt + stringify({ config: Object.fromEntries(keys) as unknown }),
      );
    },
    run: (words, options) => run([...words, ...ofStack], options),
    up: (options) => run(["up", "--yes", "--skip-preview", ...ofStack], options),
    destroy: (options) => run(["destroy", "--yes", "--skip-preview", ...ofStack], options),
    preview: async (options) => {
      const preview = await run(["preview", "--json", ...ofStack], options);
      return { run: preview, changes: changesOf(preview) };
    },
    outputs: async () => {
      const words = ["stack", "output", "--json", "--show-secrets", "--stack", args.name];
      const { exitCode, stdout, all } = await run(words);
      if (exitCode !== 0) {
        throw new Error(`pulumi stack output failed:\n${all}`);
      }
      return JSON.parse(stdout) as unknown;
    },
  };
}

async function stackFolder({ project, args }: { project: string; args: StackArgs }) {
  const file = await readFile(join(project, "Pulumi.yaml"), "utf8");
  const name = /^name:\s*(\S+)/m.exec(file)?.[1] ?? "";
  const folder = join(args.state, "stacks", name);
  await mkdir(folder, { recursive: true });
  await copyFile(join(project, "Pulumi.yaml"), join(folder, "Pulumi.yaml"));
  return { name, folder };
}

/** Line with the salt that the engine wrote when it made the stack. */
async function saltOf(configFile: string): Promise<string> {
  if (!existsSync(configFile)) {
    return "";
  }
  const line = /^encryptionsalt: .*$/m.exec(await readFile(configFile, "utf8"));
  return line === null ? "" : `${line[0]}\n`;
}

function changesOf({ exitCode, stdout }: Run): Step[] {
  if (exitCode !== 0) {
    return [];
  }
  const { steps } = JSON.parse(stdout) as { steps?: Step[] };
  return (steps ?? []).filter(({ op }) => op !== "same" && op !== "read");
}
