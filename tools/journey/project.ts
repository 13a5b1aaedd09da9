import { mkdir, rename, rm, symlink, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { execa } from "execa";
import { engine } from "../../lab/engine";
import type { StepListener } from "../../lab/steps";
import { forCluster } from "../edge-lab";
import { PROJECT, openStack, type Run, type Stack } from "../stack";
import { makeCheckout } from "./checkout";
import { CREDENTIALS } from "./credentials";
import { configurationOf } from "./configuration";
import type { Stand } from "./stand";
import type { Step } from "./way";

/** Folder of what runs leave, in this project. */
const FOLDER = "journey";

/** The project as its operator uses it: a checkout, the program's stack, and the command line. */
export interface Project {
  readonly stack: Stack;
  /** Absolute path of the checkout, in which commands run. */
  readonly checkout: string;
  /** Absolute path of the folder for records. */
  readonly folder: string;
  readonly configure: (step: Step) => Promise<void>;
  /** Runs `edge <args>`; never throws for an exit code. */
  readonly edge: (...args: readonly string[]) => Promise<Run>;
}

/** Opens a stack for the stand's cluster, of a checkout of its own. */
export async function openProject({
  stand,
  name,
  onStep,
}: {
  stand: Pick<Stand, "cluster">;
  name: string;
  onStep: StepListener;
}): Promise<Project> {
  const { cluster } = stand;
  const checkout = join(cluster.state, "checkout");
  await makeCheckout(checkout);
  await writeFile(join(checkout, CREDENTIALS.file), CREDENTIALS.content);
  const stack = await openStack({
    name,
    project: checkout,
    engine: await engine({ onStep }),
    kubeconfig: cluster.kubeconfig,
    state: cluster.state,
  });
  // An operator has it there, in the history of the project.
  const configFile = join(checkout, basename(stack.configFile));
  await rename(stack.configFile, configFile);
  await symlink(configFile, stack.configFile);
  const folder = join(PROJECT, FOLDER, name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return {
    stack,
    checkout,
    folder,
    configure: (step) =>
      stack.configure(forCluster({ config: configurationOf({ step, stack: name }), cluster })),
    edge: async (...args) => {
      const run = await execa(process.execPath, [join(checkout, "bin/edge.js"), ...args], {
        cwd: checkout,
        env: { ...stack.env, ...CREDENTIALS.variables },
        reject: false,
        all: true,
      });
      const { exitCode = 1, stdout, stderr, all } = run;
      return { exitCode, stdout, stderr, all };
    },
  };
}
