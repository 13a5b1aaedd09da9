import { readFileSync } from "node:fs";
import { join } from "node:path";
import program from "../../index";
import { deploy } from "./deploy";
import type { Registration } from "./deploy";
import { fakeCluster } from "./fake-cluster";
import type { FakeCluster } from "./fake-cluster";
import { addGateway, addServices, providerState } from "./program";
import { settingsOf } from "./settings";
import { sectionsOf } from "./stack-file";
import { enterTemporaryFolder } from "./temporary-folder";

const PROJECT = join(__dirname, "../..");

/** The committed stacks, each with a file of its own. */
export const STACKS = ["dev", "prod"] as const;

/** File that holds what a stack registers. */
export const goldenFile = (stack: string): string =>
  join(PROJECT, "test/program/golden", `${stack}.json`);

/**
 * Everything that the program registers for a committed stack, and its outputs, as text: what a
 * preview shows on a cluster that has the backends and gives each Gateway an address. The same on
 * every machine.
 */
export async function renderStack(stack: string): Promise<string> {
  const config = sectionsOf(readFileSync(join(PROJECT, `Pulumi.${stack}.yaml`), "utf8"));
  const cluster = await fakeCluster();
  const leave = enterTemporaryFolder();
  try {
    populate(cluster, config);
    const { registrations, outputs } = await deploy(program, {
      preview: true,
      stack,
      config: { "kubernetes:kubeconfig": cluster.kubeconfig, ...config },
      state: providerState,
    });
    const resources = [...registrations].sort(byTypeAndName).map(brief);
    return `${JSON.stringify({ outputs, resources }, null, 2)}\n`;
  } finally {
    leave();
    await cluster.close();
  }
}

/** Gives the cluster what the stack expects there. */
function populate(cluster: FakeCluster, config: Record<string, unknown>): void {
  const { gateways, routes } = settingsOf(config);
  for (const name of Object.keys(gateways)) {
    addGateway(cluster, { name, address: "192.0.2.10" });
  }
  const backends = Object.values(routes)
    .flatMap(({ rules }) => rules)
    .flatMap((rule) => rule.backends);
  addServices(cluster, ...backends.map(({ service }) => service));
}

function byTypeAndName(a: Registration, b: Registration): number {
  const [left, right] = [`${a.type} ${a.name}`, `${b.type} ${b.name}`];
  return left < right ? -1 : 1;
}

/** Without options that are not set: the file is read as a diff. */
function brief({ type, name, parent, dependsOn, inputs, ...options }: Registration): object {
  return {
    type,
    name,
    ...(parent !== "" && { parent }),
    ...(dependsOn.length > 0 && { dependsOn }),
    ...(options.protect && { protect: true }),
    ...(options.retainOnDelete && { retainOnDelete: true }),
    ...(options.importId !== "" && { import: options.importId }),
    inputs,
  };
}
