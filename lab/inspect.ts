import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { execa } from "execa";

import type { ClusterStatus } from "./cluster";
import { environment } from "./environment";
import { toolchain } from "./toolchain";

/**
 * Runs the user's shell for a cluster, with `KUBECONFIG` set and the toolchain's programs first on PATH.
 *
 * @returns The shell's exit code.
 * @throws Error when the cluster is not up.
 */
export async function shell(status: ClusterStatus): Promise<number> {
  if (status.state !== "up") {
    throw new Error(`cluster ${status.name} is ${status.state}: start it with up`);
  }
  const { bin } = await toolchain();
  const { all, path, shell } = environment();
  const { exitCode } = await execa(shell, {
    stdio: "inherit",
    reject: false,
    env: { ...all, KUBECONFIG: status.kubeconfig, PATH: `${bin}:${path}` },
  });
  return exitCode ?? 1;
}

/**
 * Shows the last 200 lines of a component's log, or names the components.
 *
 * @throws Error when there is no such log, with the names of those there are.
 */
export async function showLog(request: {
  log: string;
  component: string | undefined;
  follow: boolean;
  say: (text: string) => void;
}): Promise<void> {
  const { log, component, follow, say } = request;
  const components = existsSync(log)
    ? readdirSync(log)
        .filter((file) => file.endsWith(".log"))
        .map((file) => file.slice(0, -".log".length))
    : [];
  if (component === undefined) {
    components.forEach((name) => say(name));
    return;
  }
  if (!components.includes(component)) {
    throw new Error(
      `there is no log of "${component}"; there are: ${components.join(", ") || "none"}`,
    );
  }
  const parameters = ["-n", "200", ...(follow ? ["-F"] : []), join(log, `${component}.log`)];
  await execa("tail", parameters, { stdio: "inherit", reject: false });
}
