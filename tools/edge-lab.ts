import { join } from "node:path";
import { parse } from "yaml";
import { readFile } from "node:fs/promises";
import type { Cluster } from "../lab/cluster";
import { PROJECT } from "./stack";

/** Configuration of a stack: keys with or without the project's namespace. */
export type StackConfig = Record<string, unknown>;

/** The committed configuration of a stack, with the project's namespace taken off. */
export async function committedConfig(stack: string): Promise<StackConfig> {
  const text = await readFile(join(PROJECT, `Pulumi.${stack}.yaml`), "utf8");
  const { config } = parse(text) as { config: StackConfig };
  return Object.fromEntries(
    Object.entries(config).map(([key, value]) => [key.replace(/^envoy-edge:/, ""), value]),
  );
}

/**
 * What the lab changes in a stack's configuration: charts come from the cache, because there is no
 * registry. A cluster of the user's own keeps what is committed.
 */
export function forCluster({
  config,
  cluster,
}: {
  config: StackConfig;
  cluster: Pick<Cluster, "charts">;
}): StackConfig {
  if (cluster.charts === undefined) {
    return config;
  }
  const controller = config.controller as Record<string, unknown> | undefined;
  return { ...config, controller: { charts: cluster.charts, ...controller } };
}
