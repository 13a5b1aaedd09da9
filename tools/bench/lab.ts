import { down, up } from "../../lab/cluster";
import type { Cluster } from "../../lab/cluster";
import { engine } from "../../lab/engine";
import { committedConfig, forCluster } from "../edge-lab";
import type { StackConfig } from "../edge-lab";
import { openStack } from "../stack";
import type { Run, Stack } from "../stack";

/** The cluster of the benchmarks, beside those of the demo and the tests. */
const PLACE = { name: "edge-bench", index: 9 } as const;

/** A fresh cluster, and the stack `dev` on it; taken down when the work ends, however it ends. */
export async function withLab(
  work: (lab: { cluster: Cluster; stack: Stack; config: StackConfig }) => Promise<void>,
): Promise<void> {
  await down(PLACE);
  const cluster = await up(PLACE);
  try {
    const stack = await openStack({
      name: "dev",
      engine: await engine(),
      kubeconfig: cluster.kubeconfig,
      state: cluster.state,
    });
    const config = forCluster({ config: await committedConfig("dev"), cluster });
    await stack.configure(config);
    await work({ cluster, stack, config });
  } finally {
    await cluster.down();
  }
}

/** Seconds that a run took. @throws It did not succeed. */
export async function seconds(run: () => Promise<Run>): Promise<number> {
  const begin = performance.now();
  const { exitCode, all } = await run();
  if (exitCode !== 0) {
    throw new Error(`a command of the benchmark failed:\n${all}`);
  }
  return (performance.now() - begin) / 1000;
}
