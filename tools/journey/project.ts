import { mkdir, symlink, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { execa } from "execa";
import { engine } from "../../lab/engine";
import type { StepListener } from "../../lab/steps";
import { forCluster } from "../edge-lab";
import { PROJECT, openStack, type Run, type Stack } from "../stack";
import { configurationOf, type RunFiles } from "./configuration";
import type { Stand } from "./stand";
import type { Step } from "./way";

/** Folder of what runs leave, in the project. */
const FOLDER = "journey";

/** The project as its operator uses it: the program's stack, the command line, and their files. */
export interface Project {
  readonly stack: Stack;
  /** Absolute path of the folder with inventory, evidence and records. */
  readonly folder: string;
  /** The same from the folder in which `edge` runs. */
  readonly files: RunFiles;
  readonly configure: (step: Step) => Promise<void>;
  /** Runs `edge <args>`; never throws for an exit code. */
  readonly edge: (...args: readonly string[]) => Promise<Run>;
}

/** Opens a stack of this checkout for the stand's cluster, with empty files. */
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
  const stack = await openStack({
    name,
    engine: await engine({ onStep }),
    kubeconfig: cluster.kubeconfig,
    state: cluster.state,
  });
  const folder = join(PROJECT, FOLDER, name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  // The program and its commands look from different folders, and find the same files.
  const place = dirname(stack.configFile);
  await rm(join(place, FOLDER), { force: true });
  await symlink(join(PROJECT, FOLDER), join(place, FOLDER));
  const files = {
    inventory: join(FOLDER, name, "inventory.json"),
    evidence: join(FOLDER, name, "evidence.json"),
  };
  return {
    stack,
    folder,
    files,
    configure: (step) =>
      stack.configure(
        forCluster({ config: configurationOf({ step, stack: name, files }), cluster }),
      ),
    edge: async (...args) => {
      const run = await execa(process.execPath, [join(PROJECT, "bin/edge.js"), ...args], {
        cwd: place,
        env: stack.env,
        reject: false,
        all: true,
      });
      const { exitCode = 1, stdout, stderr, all } = run;
      return { exitCode, stdout, stderr, all };
    },
  };
}
