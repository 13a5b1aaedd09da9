import { Command, CommanderError, InvalidArgumentError, Option } from "commander";

import { ADDITIONS, type Addition } from "./additions";
import { down, status, up } from "./cluster";
import { IMAGES } from "./image/catalogue";
import { images } from "./images";
import { showLog, shell } from "./inspect";
import { DEFAULT_CLUSTER, type ClusterId } from "./node/names";
import { duration, progress } from "./progress";
import { describe } from "./describe";
import { toolchain } from "./toolchain";

/** Exit codes: 0 done, 1 failed, 2 wrong use, 130 interrupted. */
const FAILED = 1;
const WRONG_USE = 2;
const INTERRUPTED = 130;

/** Options of all commands; a cluster that has been started keeps its index. */
type Options = Pick<ClusterId, "name"> & Partial<ClusterId>;

const interruption = new AbortController();
const { signal } = interruption;

function program(): Command {
  const lab = new Command("lab")
    .description("A real one-node Kubernetes cluster from pinned parts, on this machine")
    .exitOverride();
  clusterCommand(lab, "up")
    .description("build what is missing, start the cluster, wait until it is ready")
    .option("--index <number>", "part of the address range, 0 to 63; 0 by default", index)
    .addOption(new Option("--with <parts...>", "what it shall have besides").choices(ADDITIONS))
    .action(runUp);
  clusterCommand(lab, "down")
    .description("end it and remove all of it but its logs")
    .action(runDown);
  clusterCommand(lab, "status")
    .description("what it is doing, and what is left of it")
    .option("--json", "as JSON")
    .action(runStatus);
  clusterCommand(lab, "shell")
    .description("a shell with its kubectl, helm and pulumi, and KUBECONFIG set")
    .action(async (options: Options) => {
      process.exitCode = await shell(await status(options));
    });
  clusterCommand(lab, "logs")
    .description("the end of a component's log; without one, the components")
    .argument("[component]", "name of a component")
    .option("--follow", "go on with what is added")
    .action(async (component: string | undefined, options: Options & { follow?: true }) =>
      showLog({ ...(await status(options)), component, follow: options.follow === true, say }),
    );
  lab
    .command("images")
    .description("the images of the node")
    .option("--build", "build them and what is in them, if they are not in the cache")
    .action(runImages);
  return lab;
}

/** `.command` after `.exitOverride` inherits it: wrong use is reported by this program. */
function clusterCommand(lab: Command, name: string): Command {
  return lab.command(name).option("--name <name>", "name of the cluster", DEFAULT_CLUSTER.name);
}

async function runUp(options: Options & { with?: readonly Addition[] }): Promise<void> {
  const begin = performance.now();
  const before = await status(options);
  await up({ ...options, signal, onStep: progress(process.stdout) });
  const after = await status(options);
  const seconds = (performance.now() - begin) / 1000;
  say(before.state === "up" ? "is up already" : `up after ${duration(seconds)}`);
  say(describe(after));
}

async function runDown(options: Options): Promise<void> {
  const begin = performance.now();
  const before = await status(options);
  await down(options);
  const seconds = (performance.now() - begin) / 1000;
  say(
    before.state === "down"
      ? `cluster ${before.name} is not up`
      : `cluster ${before.name} is down after ${duration(seconds)}; its logs are in ${before.log}`,
  );
}

async function runStatus(options: Options & { json?: true }): Promise<void> {
  const found = await status(options);
  say(options.json === true ? JSON.stringify(found, undefined, 2) : describe(found));
}

async function runImages(options: { build?: true }): Promise<void> {
  IMAGES.forEach(({ name, alias }) => say(alias === undefined ? name : `${name}\n  also ${alias}`));
  if (options.build === true) {
    const { bin } = await toolchain({ onStep: progress(process.stdout), signal });
    say(`all of them are in ${await images({ bin, signal })}`);
  }
}

function index(text: string): number {
  if (!/^\d+$/.test(text)) {
    throw new InvalidArgumentError("it is a whole number from 0 to 63");
  }
  return Number(text);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function exitCode(error: unknown): number {
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? 0 : WRONG_USE;
  }
  if (signal.aborted) {
    process.stderr.write("interrupted: what was started has been taken down\n");
    return INTERRUPTED;
  }
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  return FAILED;
}

async function main(): Promise<void> {
  // Kept while it cleans up: npm sends the signal of Ctrl-C a second time.
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.on(name, () => interruption.abort());
  }
  try {
    await program().parseAsync();
  } catch (error) {
    process.exitCode = exitCode(error);
  }
}

void main();
