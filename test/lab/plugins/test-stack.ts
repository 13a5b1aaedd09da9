import {
  CommandError,
  LocalWorkspace,
  PulumiCommand,
  type EngineEvent,
} from "@pulumi/pulumi/automation";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Engine } from "../../../lab/engine";
import { END_OF_RUN, requireEnd } from "./inline-program";

/** What a run did with one resource of the program. */
export interface Step {
  readonly name: string;
  readonly op: string;
  /** Changed property paths, sorted. */
  readonly diff: readonly string[];
}

export interface Run {
  /** Steps but those that change nothing; the stack and providers left out. */
  readonly steps: readonly Step[];
  readonly outputs: Record<string, unknown>;
  readonly diagnostics: readonly { readonly severity: string; readonly message: string }[];
}

/** Registers resources and gives outputs. */
export type Program = () => Record<string, unknown>;

/** A stack whose program may be another one in every run. */
export interface TestStack {
  readonly name: string;
  up(program: Program): Promise<Run>;
  preview(program: Program): Promise<Run>;
  /** Of all resources, or of those whose URNs a pattern matches. */
  refresh(program: Program, target?: string): Promise<Run>;
  destroy(program: Program): Promise<Run>;
  /** What the engine said of a failed `up`; fails when that succeeds. */
  upFails(program: Program): Promise<string>;
  previewFails(program: Program): Promise<string>;
  /** An `up` that is ended, as Ctrl-C does it, as soon as `when` is over. */
  upCancelled(program: Program, when: () => Promise<void>): Promise<Run>;
  /** The state as it is on disk: secrets are encrypted. */
  state(): Promise<State>;
}

export interface State {
  readonly text: string;
  readonly resources: Record<string, Resource>;
  readonly pending: readonly unknown[];
}

export interface Resource {
  readonly id: string;
  readonly inputs: Record<string, unknown>;
  readonly outputs: Record<string, unknown>;
  readonly protect?: boolean;
  readonly initErrors?: readonly string[];
}

const PROJECT = "test";

let runs = 0;

/** A new stack of its own name, whose state lies in the folder. */
export async function makeStack(options: {
  engine: Engine;
  kubeconfig: string;
  folder: string;
  name: string;
}): Promise<TestStack> {
  const { engine, kubeconfig, folder, name } = options;
  const pulumiCommand = await PulumiCommand.get({ root: dirname(dirname(engine.pulumi)) });
  const envVars = {
    ...engine.env,
    KUBECONFIG: kubeconfig,
    PULUMI_BACKEND_URL: `file://${folder}`,
    PULUMI_CONFIG_PASSPHRASE: "test",
  };
  const stack = await LocalWorkspace.createStack(
    { stackName: name, projectName: PROJECT, program: () => Promise.resolve({}) },
    { pulumiCommand, envVars },
  );

  const run = async (
    program: Program,
    operation: (onEvent: (event: EngineEvent) => void) => Promise<unknown>,
    runsProgram: "yes" | "no" = "yes",
  ): Promise<Run> => {
    const number = ++runs;
    const events: EngineEvent[] = [];
    stack.workspace.program = () => Promise.resolve({ ...program(), [END_OF_RUN]: number });
    await operation((event) => events.push(event));
    if (runsProgram === "yes") {
      requireEnd(events, number);
    }
    const outputs = Object.entries(await stack.outputs()).filter(([key]) => key !== END_OF_RUN);
    return {
      steps: stepsOf(events),
      diagnostics: events.flatMap(({ diagnosticEvent }) => diagnosticEvent ?? []),
      outputs: Object.fromEntries(outputs.map(([key, { value }]) => [key, value as unknown])),
    };
  };
  const up = (program: Program) => run(program, (onEvent) => stack.up({ onEvent }));
  const preview = (program: Program) => run(program, (onEvent) => stack.preview({ onEvent }));
  return {
    name,
    up,
    preview,
    refresh: (program, target) =>
      run(
        program,
        (onEvent) => stack.refresh({ onEvent, ...(target !== undefined && { target: [target] }) }),
        "no",
      ),
    destroy: (program) => run(program, (onEvent) => stack.destroy({ onEvent }), "no"),
    upFails: (program) => failure(up(program)),
    previewFails: (program) => failure(preview(program)),
    upCancelled: (program, when) =>
      run(program, async (onEvent) => {
        const interrupt = new AbortController();
        const update = stack.up({ onEvent, signal: interrupt.signal });
        // An update that ends by itself never gets to the point that is waited for.
        await Promise.race([when(), update]);
        interrupt.abort();
        await update;
      }),
    state: () => readState(join(folder, ".pulumi", "stacks", PROJECT, `${name}.json`)),
  };
}

/** Steps by their "before" events; the ones that change nothing are the rule and say nothing. */
function stepsOf(events: readonly EngineEvent[]): Step[] {
  return events
    .flatMap(({ resourcePreEvent }) => resourcePreEvent?.metadata ?? [])
    .filter(({ op, type }) => op !== "same" && !type.startsWith("pulumi:"))
    .map(({ op, urn, detailedDiff }) => ({
      name: urn.split("::").at(-1) ?? "",
      op,
      diff: Object.keys(detailedDiff ?? {}).sort(),
    }));
}

/** What the engine said when it failed; an error of anything else stands. */
function failure(run: Promise<Run>): Promise<string> {
  return run.then(
    ({ steps }) => {
      throw new Error(`it did not fail: ${JSON.stringify(steps)}`);
    },
    (error: unknown) => {
      if (error instanceof CommandError) {
        return error.message;
      }
      throw error;
    },
  );
}

/** The backend's file: `stack export` of the Automation API shows secrets. */
async function readState(file: string): Promise<State> {
  const text = await readFile(file, "utf8");
  const { checkpoint } = JSON.parse(text) as {
    checkpoint: {
      latest?: {
        resources?: (Resource & { urn: string })[];
        pending_operations?: unknown[];
      };
    };
  };
  const { resources = [], pending_operations: pending = [] } = checkpoint.latest ?? {};
  const byName = resources.map((resource) => [resource.urn.split("::").at(-1) ?? "", resource]);
  return { text, pending, resources: Object.fromEntries(byName) as State["resources"] };
}
