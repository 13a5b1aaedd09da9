import * as pulumi from "@pulumi/pulumi";

/** One registration as the program sent it to the engine. */
export interface Registration {
  readonly type: string;
  readonly name: string;
  /** Logical name of the parent; empty for a child of the stack. */
  readonly parent: string;
  /** Logical names of what it depends on, sorted. */
  readonly dependsOn: readonly string[];
  readonly protect: boolean;
  readonly retainOnDelete: boolean;
  readonly importId: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

export interface Deployment<T> {
  readonly registrations: readonly Registration[];
  readonly outputs: T;
}

interface Request {
  getType(): string;
  getName(): string;
  getParent(): string;
  getDependenciesList(): string[];
  getProtect(): boolean;
  getRetainondelete(): boolean;
  getImportid(): string;
  getCustom(): boolean;
  getObject(): { toJavaScript(): Record<string, unknown> } | undefined;
}

type Register = (request: Request, callback: (error: unknown, response: unknown) => void) => void;

/**
 * Runs a program without an engine and records what it registers. What mocks cannot show: diffs,
 * replacement, waiting, dry runs; the lab tests do. Everything that relies on insides of the SDK is
 * in this file.
 */
export async function deploy<T>(
  program: () => Promise<T> | T,
  {
    preview = false,
    config = {},
    stack = "test",
    state = () => ({}),
  }: {
    readonly preview?: boolean;
    readonly config?: Readonly<Record<string, unknown>>;
    readonly stack?: string;
    /** What the provider adds to a resource's inputs. */
    readonly state?: (resource: { type: string; name: string }) => Record<string, unknown>;
  } = {},
): Promise<Deployment<T>> {
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
  const registrations: Registration[] = [];
  record({ registrations });
  const outputs = await pulumi.runtime.runInPulumiStack(async () => program());
  // Drains registrations that are still under way.
  await pulumi.runtime.disconnect();
  return {
    registrations: registrations.filter(({ type }) => type !== "pulumi:pulumi:Stack"),
    outputs: outputs as T,
  };
}

function record({ registrations }: { registrations: Registration[] }): void {
  const monitor = pulumi.runtime.getMonitor() as unknown as { registerResource: Register };
  const register = monitor.registerResource.bind(monitor);
  monitor.registerResource = (request, callback) => {
    registrations.push({
      type: request.getType(),
      name: request.getName(),
      parent: nameOf(request.getParent()),
      dependsOn: request.getDependenciesList().map(nameOf).sort(),
      protect: request.getProtect(),
      retainOnDelete: request.getRetainondelete(),
      importId: request.getImportid(),
      inputs: request.getObject()?.toJavaScript() ?? {},
    });
    register(request, callback);
  };
}

/** Logical name in a URN; empty for the stack itself. */
function nameOf(urn: string): string {
  const [, , type = "", ...name] = urn.split("::");
  return type === "pulumi:pulumi:Stack" ? "" : name.join("::");
}
