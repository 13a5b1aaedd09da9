/**
 * One preview of the program without an engine, in a process of its own: prints the milliseconds of
 * loading, compiling and registering as JSON. Argument: the number of routes.
 */
import { performance } from "node:perf_hooks";
import * as pulumi from "@pulumi/pulumi";
import { compile } from "../../model/plan";
import { parseSettings } from "../../model/settings";
import program from "../../index";

/** What one run took, in milliseconds; `load` counts from the start of the process. */
export interface ProgramTimes {
  readonly routes: number;
  readonly registrations: number;
  readonly load: number;
  readonly compile: number;
  readonly register: number;
}

const loaded = performance.now();
const routes = Number(process.argv[2]);

const sections = {
  gateways: { public: {} },
  routes: Object.fromEntries(
    Array.from({ length: routes }, (_, index) => {
      const name = `route-${String(index).padStart(4, "0")}`;
      return [name, { host: `${name}.example.test`, path: "/", backend: `team/${name}:80` }];
    }),
  ),
  // Without a cluster: its answers are no part of the program's own time.
  cluster: { unreachable: "note" },
};

async function main(): Promise<void> {
  const compiling = performance.now();
  const parsed = parseSettings(sections);
  if ("faults" in parsed) {
    throw new Error("the benchmark's configuration has faults");
  }
  compile({ settings: parsed.settings, stack: "bench" });
  const compiled = performance.now() - compiling;
  let registrations = 0;
  await pulumi.runtime.setMocks(
    {
      newResource: ({ name, inputs }) => {
        registrations += 1;
        return { id: `${name}-id`, state: inputs as Record<string, unknown> };
      },
      call: () => ({}),
    },
    "envoy-edge",
    "bench",
    true,
  );
  pulumi.runtime.setAllConfig({
    "kubernetes:kubeconfig": "{}",
    ...Object.fromEntries(
      Object.entries(sections).map(([key, value]) => [`envoy-edge:${key}`, JSON.stringify(value)]),
    ),
  });
  const running = performance.now();
  await pulumi.runtime.runInPulumiStack(program);
  await pulumi.runtime.disconnect();
  const times: ProgramTimes = {
    routes,
    registrations,
    load: loaded,
    compile: compiled,
    // The program compiles too; that part is counted above.
    register: performance.now() - running - compiled,
  };
  process.stdout.write(`${JSON.stringify(times)}\n`);
}

void main();
