import { KubeConfig } from "@kubernetes/client-node";
import { LocalWorkspace, PulumiCommand, type EngineEvent } from "@pulumi/pulumi/automation";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, beforeEach, type Context } from "mocha";
import { controlPlane, type ControlPlane } from "../../../lab/control-plane";
import { engine, type Engine } from "../../../lab/engine";
import type { Properties } from "../../../lab/plugins/engine/values";
import { connect, type Api } from "../../../lab/plugins/kubernetes/api";

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
  refresh(program: Program): Promise<Run>;
  destroy(program: Program): Promise<Run>;
  /** Text of a failed `up`; fails when it succeeds. */
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

export interface Bench {
  /** Raw requests to the API server. */
  readonly api: Api;
  readonly kubeconfig: string;
  readonly engine: Engine;
  stack(): Promise<TestStack>;
  /** A new namespace that belongs to no stack. */
  namespace(): Promise<string>;
  /** Somebody else's server-side apply. */
  applyAs(manager: string, path: string, object: object): Promise<Properties>;
  get(path: string): Promise<Properties>;
}

const PROJECT = "test";

/** Every run of the engine takes seconds, on a busy machine many. */
const TIMEOUT_MS = 180_000;

/** Where the tests' objects go. */
export type Server = Pick<ControlPlane, "kubeconfig" | "stop">;

/**
 * An engine and an API server for the tests of one suite, by default one of its own without nodes.
 * Valid while its tests run.
 */
export function bench(
  start: (context: Context) => Promise<Server> = () => controlPlane(),
): () => Bench {
  let running: { bench: OwnBench; server: Server; folder: string } | undefined;
  before(async function () {
    this.timeout("45m"); // the first run on a machine builds the programs
    const server = await start(this);
    const folder = await mkdtemp(join(tmpdir(), "engine-"));
    running = { server, folder, bench: await makeBench(server, folder) };
  });
  beforeEach(function () {
    this.currentTest?.timeout(TIMEOUT_MS);
  });
  after(async () => {
    await running?.bench.removeNamespaces();
    await running?.server.stop();
    await rm(running?.folder ?? "", { recursive: true, force: true });
  });
  return () => {
    if (running === undefined) {
      throw new Error("the bench is there only while tests run");
    }
    return running.bench;
  };
}

/** A server may be others' too: what the tests made there goes with them. */
type OwnBench = Bench & { removeNamespaces(): Promise<void> };

async function makeBench({ kubeconfig }: Server, folder: string): Promise<OwnBench> {
  const config = new KubeConfig();
  config.loadFromFile(kubeconfig);
  const api = await connect(config);
  const used = await engine();
  const namespaces: string[] = [];
  let count = 0;
  return {
    api,
    kubeconfig,
    engine: used,
    get: (path) => api({ method: "GET", path }),
    applyAs: (manager, path, body) =>
      api({
        method: "PATCH",
        path,
        query: { fieldManager: manager, force: "true" },
        contentType: "application/apply-patch+yaml",
        body,
      }),
    removeNamespaces: async () => {
      for (const name of namespaces) {
        await api({ method: "DELETE", path: `/api/v1/namespaces/${name}` });
      }
    },
    stack: () => makeStack({ engine: used, kubeconfig, folder, name: `s${++count}` }),
    namespace: async () => {
      const name = `plugin-test-${++count}`;
      namespaces.push(name);
      const body = { apiVersion: "v1", kind: "Namespace", metadata: { name } };
      await api({ method: "POST", path: "/api/v1/namespaces", body });
      return name;
    },
  };
}

/**
 * On a busy machine the Automation API's inline program, which runs in this process, now and then finds
 * no connection to the engine. It says so, or keeps the error to itself (`automation/server.ts` of
 * @pulumi/pulumi drops gRPC errors) and the engine takes the program for an empty one, without even the
 * stack itself. Such a run begins again, once; what an empty `up` has deleted shows in the second one's
 * steps, and any other failure stands.
 */
async function reachingEngine(run: () => Promise<readonly EngineEvent[]>): Promise<void> {
  try {
    const events = await run();
    if (events.some(({ resourcePreEvent }) => registersStack(resourcePreEvent?.metadata))) {
      return;
    }
  } catch (error) {
    if (!String(error).includes("14 UNAVAILABLE: No connection established")) {
      throw error;
    }
  }
  await run();
}

function registersStack(step?: { readonly type: string; readonly op: string }): boolean {
  return step?.type === "pulumi:pulumi:Stack" && step.op !== "delete";
}

async function makeStack(options: {
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
    let events: EngineEvent[] = [];
    stack.workspace.program = () => Promise.resolve(program());
    const attempt = async (): Promise<readonly EngineEvent[]> => {
      const own: EngineEvent[] = (events = []);
      await operation((event) => own.push(event));
      return own;
    };
    await (runsProgram === "yes" ? reachingEngine(attempt) : attempt());
    const outputs = Object.entries(await stack.outputs());
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
    refresh: (program) => run(program, (onEvent) => stack.refresh({ onEvent }), "no"),
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

function failure(run: Promise<Run>): Promise<string> {
  return run.then(
    ({ steps }) => {
      throw new Error(`it did not fail: ${JSON.stringify(steps)}`);
    },
    (error: unknown) => (error as Error).message,
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
