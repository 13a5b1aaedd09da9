import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { stringify } from "yaml";
import { probe } from "../../cluster/probe";
import type { Cluster } from "../../lab/cluster";
import { CRD_RELEASE, CRD_VALUES, crdChart } from "../../model/gateway/charts";
import { compile, planObjects } from "../../model/plan";
import type { Plan } from "../../model/plan";
import { parseSettings } from "../../model/settings";
import type { StackConfig } from "../edge-lab";
import { seconds, withLab } from "./lab";
import { median, table } from "./table";

/**
 * From nothing to the first 200 through the Gateway: `pulumi up` of the stack `dev`, and by hand
 * `helm install` of the same charts and `kubectl apply` of the same objects. In turn, each on a
 * cluster of its own, whose start is not counted.
 */
export async function benchUp(rounds: number): Promise<void> {
  const program: number[] = [];
  const byHand: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await withLab(async ({ cluster, stack }) => {
      const took = await seconds(() => stack.up());
      program.push(took + (await untilAnswer(cluster)));
    });
    await withLab(async ({ cluster, config }) => {
      byHand.push(await installByHand({ cluster, plan: planOf(config) }));
    });
  }
  const [ours, theirs] = [median(program), median(byHand)];
  table(
    ["nothing → first 200", "median", "all"],
    [
      ["pulumi up", `${ours.toFixed(1)} s`, program.map((each) => each.toFixed(1)).join(" ")],
      ["helm + kubectl", `${theirs.toFixed(1)} s`, byHand.map((each) => each.toFixed(1)).join(" ")],
      ["ratio", (ours / theirs).toFixed(2), ""],
    ],
  );
}

function planOf(config: StackConfig): Plan {
  const { controller, gateways, routes } = config;
  const parsed = parseSettings({ controller, gateways, routes });
  if ("faults" in parsed) {
    throw new Error("the stack dev has faults");
  }
  return compile({ settings: parsed.settings, stack: "dev" });
}

async function installByHand({ cluster, plan }: { cluster: Cluster; plan: Plan }): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "bench-"));
  try {
    const begin = performance.now();
    const { release, namespace } = plan.controller;
    await writeChart({ folder, charts: cluster.charts ?? "", version: release.version });
    const run = (command: string, args: readonly string[], input?: string) =>
      execa(join(cluster.bin ?? "", command), args, {
        env: { KUBECONFIG: cluster.kubeconfig },
        ...(input === undefined ? {} : { input }),
      });
    const values = (content: unknown) => ["--values", "-", JSON.stringify(content)] as const;
    const install = async (args: readonly string[], content: unknown) => {
      const [flag, dash, input] = values(content);
      await run("helm", ["install", ...args, "--wait", flag, dash], input);
    };
    await run("helm", ["dependency", "update", folder]);
    await install([CRD_RELEASE, folder, "--namespace", "default"], CRD_VALUES);
    await apply(plan.namespaces);
    await install(
      [release.name, release.chart, "--namespace", namespace.metadata.name, "--skip-crds"],
      release.values,
    );
    const rest = planObjects(plan).filter(({ kind }) => kind !== "Namespace");
    await apply(rest);
    await untilAnswer(cluster);
    return (performance.now() - begin) / 1000;

    async function apply(items: readonly unknown[]): Promise<void> {
      const list = JSON.stringify({ apiVersion: "v1", kind: "List", items });
      await run("kubectl", ["apply", "--server-side", "--filename", "-"], list);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function writeChart({
  folder,
  charts,
  version,
}: {
  folder: string;
  charts: string;
  version: string;
}): Promise<void> {
  await writeFile(join(folder, "Chart.yaml"), stringify(crdChart({ charts, version })));
}

/** Asks until the route `hello` answers 200; returns the seconds since the call. */
async function untilAnswer(cluster: Cluster): Promise<number> {
  const begin = performance.now();
  for (;;) {
    const address = await gatewayAddress(cluster);
    const answer =
      address === undefined
        ? undefined
        : await probe({ protocol: "HTTP", address, port: 80, host: "hello.example.test" });
    if (answer?.answered === true && answer.status === 200) {
      return (performance.now() - begin) / 1000;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function gatewayAddress(cluster: Cluster): Promise<string | undefined> {
  const path = "{.status.addresses[0].value}";
  const { stdout } = await execa(
    join(cluster.bin ?? "", "kubectl"),
    ["get", "gateway", "public", "--namespace", "envoy-edge", "--output", `jsonpath=${path}`],
    { env: { KUBECONFIG: cluster.kubeconfig } },
  );
  return stdout === "" ? undefined : stdout;
}
