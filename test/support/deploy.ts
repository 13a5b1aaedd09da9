import type { AsyncLocalStorage } from "node:async_hooks";
import * as pulumi from "@pulumi/pulumi";
import * as sdkState from "@pulumi/pulumi/runtime/state";

/**
 * Runs a program without an engine and records what it sends to one. What this cannot show: diffs,
 * replacement, waiting, dry runs; the lab tests do. Everything that relies on insides of the SDK is
 * in this file.
 */

/** One registration as the program sent it to the engine. */
export interface Registration {
  /** `Kind name`, such as `HTTPRoute shop/public-web`: how others refer to it. */
  readonly place: string;
  readonly type: string;
  readonly name: string;
  /** Place of the parent; empty for a child of the stack. */
  readonly parent: string;
  /** Places of what it depends on directly, sorted. */
  readonly dependsOn: readonly string[];
  readonly protect: boolean;
  readonly retainOnDelete: boolean;
  readonly importId: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

export interface Deployment {
  readonly registrations: readonly Registration[];
  /** Outputs of the stack as the engine gets them. */
  readonly outputs: Readonly<Record<string, unknown>>;
  /** Messages, each `severity: text`, those that show passing progress included. */
  readonly log: readonly string[];
}

/** How a program ended that threw. */
export interface Failure extends Omit<Deployment, "outputs"> {
  readonly message: string;
}

export interface DeployOptions {
  readonly preview?: boolean;
  /** Keys with or without a namespace; without one they are this project's. */
  readonly config?: Readonly<Record<string, unknown>>;
  readonly stack?: string;
  /** What the provider adds to a resource's inputs; {@link pulumi.secret} marks a secret. */
  readonly state?: (resource: { type: string; name: string }) => Record<string, unknown>;
}

/** Stands in inputs and outputs for a value that is known at `up` only. */
export const UNKNOWN = "[unknown]";

/** Stands in inputs and outputs for a secret: the engine encrypts its value. */
export const SECRET = "[secret]";

/** Runs a program to its end. */
export async function deploy(
  program: () => unknown,
  options: DeployOptions = {},
): Promise<Deployment> {
  const { error, ...deployment } = await run(program, options);
  if (error !== undefined) {
    throw error;
  }
  return deployment;
}

/** Runs a program that is to throw. */
export async function failure(
  program: () => unknown,
  options: DeployOptions = {},
): Promise<Failure> {
  const { error, registrations, log } = await run(program, options);
  if (error === undefined) {
    throw new Error("the program was to throw, but did not");
  }
  return { message: error.message, registrations, log };
}

type Run = Deployment & { readonly error: Error | undefined };

/** What the SDK keeps per program; its types leave it out. */
interface Store {
  readonly settings: { engine?: Engine };
}

const { LocalStore } = sdkState as unknown as { LocalStore: new () => Store };

/** Each run has a store for itself, as the programs of one Automation API process have. */
function run(program: () => unknown, options: DeployOptions): Promise<Run> {
  const { asyncLocalStorage } = globalThis as unknown as {
    asyncLocalStorage: AsyncLocalStorage<Store>;
  };
  const store = new LocalStore();
  return asyncLocalStorage.run(store, () => runIn({ store, program, options }));
}

async function runIn({
  store,
  program,
  options: { preview = false, config = {}, stack = "test", state = () => ({}) },
}: {
  store: Store;
  program: () => unknown;
  options: DeployOptions;
}): Promise<Run> {
  await pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs }) => ({
        id: preview ? undefined : `${name}-id`,
        state: { ...(inputs as object), ...state({ type, name }) },
      }),
      call: ({ token }) => {
        throw new Error(`this program calls no function, but called ${token}`);
      },
    },
    "envoy-edge",
    stack,
    preview,
  );
  pulumi.runtime.setAllConfig(
    Object.fromEntries(
      Object.entries(config).map(([key, value]) => [
        key.includes(":") ? key : `envoy-edge:${key}`,
        typeof value === "string" ? value : JSON.stringify(value),
      ]),
    ),
  );
  const log = recordLog(store);
  const { registrations, outputs } = recordRequests();
  let error: Error | undefined;
  try {
    await pulumi.runtime.runInPulumiStack(async () => await program());
    // Drains registrations that are still under way.
    await pulumi.runtime.disconnect();
  } catch (thrown) {
    error = thrown instanceof Error ? thrown : new Error(String(thrown));
  }
  return { registrations, outputs, log, error };
}

type Answer = (error: unknown, response: unknown) => void;

interface Engine {
  log(request: { getSeverity(): number; getMessage(): string }, answer: Answer): void;
  setRootResource(request: unknown, answer: Answer): void;
}

const SEVERITIES = ["debug", "info", "warning", "error"];

function recordLog(store: Store): string[] {
  const log: string[] = [];
  store.settings.engine = {
    log: (request, answer) => {
      const severity = SEVERITIES[request.getSeverity()] ?? "";
      if (severity !== "debug") {
        log.push(`${severity}: ${request.getMessage()}`);
      }
      answer(null, {});
    },
    setRootResource: (_request, answer) => answer(null, {}),
  };
  return log;
}

interface Struct {
  toJavaScript(): Record<string, unknown>;
}

interface RegisterRequest {
  getType(): string;
  getName(): string;
  getParent(): string;
  getDependenciesList(): string[];
  getProtect(): boolean;
  getRetainondelete(): boolean;
  getImportid(): string;
  getObject(): Struct | undefined;
}

interface OutputsRequest {
  getUrn(): string;
  getOutputs(): Struct | undefined;
}

type Call<Request> = (request: Request, answer: Answer) => void;

interface Monitor {
  registerResource: Call<RegisterRequest>;
  registerResourceOutputs: Call<OutputsRequest>;
}

const STACK_TYPE = "pulumi:pulumi:Stack";

function recordRequests() {
  const registrations: Registration[] = [];
  const outputs: Record<string, unknown> = {};
  const monitor = pulumi.runtime.getMonitor() as unknown as Monitor;
  const register = monitor.registerResource.bind(monitor);
  monitor.registerResource = (request, answer) => {
    if (request.getType() !== STACK_TYPE) {
      registrations.push(toRegistration(request));
    }
    register(request, answer);
  };
  const registerOutputs = monitor.registerResourceOutputs.bind(monitor);
  monitor.registerResourceOutputs = (request, answer) => {
    if (placeOf(request.getUrn()) === "") {
      Object.assign(outputs, readable(request.getOutputs()?.toJavaScript()));
    }
    registerOutputs(request, answer);
  };
  return { registrations, outputs };
}

function toRegistration(request: RegisterRequest): Registration {
  const type = request.getType();
  const name = request.getName();
  return {
    place: `${kindOf(type)} ${name}`,
    type,
    name,
    parent: placeOf(request.getParent()),
    dependsOn: request.getDependenciesList().map(placeOf).sort(),
    protect: request.getProtect(),
    retainOnDelete: request.getRetainondelete(),
    importId: request.getImportid(),
    inputs: readable(request.getObject()?.toJavaScript()) as Record<string, unknown>,
  };
}

/** `Kind name` in a URN; empty for the stack itself. */
function placeOf(urn: string): string {
  const [, , types = "", ...name] = urn.split("::");
  return types === STACK_TYPE || types === "" ? "" : `${kindOf(types)} ${name.join("::")}`;
}

/** Last part of a type, or of a chain of types from the outermost parent on. */
function kindOf(types: string): string {
  return types.split(":").at(-1) ?? "";
}

/** Property values with their markers of the wire spelt out; https://github.com/pulumi/pulumi: sdk/nodejs/runtime/rpc.ts. */
function readable(value: unknown): unknown {
  if (value === pulumi.runtime.unknownValue) {
    return UNKNOWN;
  }
  if (Array.isArray(value)) {
    return value.map(readable);
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  if (pulumi.runtime.specialSigKey in value) {
    return value[pulumi.runtime.specialSigKey] === pulumi.runtime.specialSecretSig ? SECRET : value;
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .map(([key, each]) => [key, readable(each)]),
  );
}
