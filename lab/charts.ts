import { cp, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { ENVOY_GATEWAY_VERSION } from "../versions";
import { command } from "./command";
import { cacheDirectory } from "./environment";
import { exists } from "./files";
import { withLock } from "./lock";
import { goModule } from "./toolchain/go";

const VERSION = `v${ENVOY_GATEWAY_VERSION}`;
const CHARTS = ["gateway-helm", "gateway-crds-helm"] as const;

/** What Envoy Gateway's release build puts into `values.tmpl.yaml`. */
const PLACEHOLDERS: Readonly<Record<string, string>> = {
  "${GatewayImage}": `docker.io/envoyproxy/gateway:${VERSION}`,
  "${GatewayImagePullPolicy}": "IfNotPresent",
};

/**
 * The charts of the pinned Envoy Gateway, as its release publishes them, from its Go module.
 *
 * @returns A folder with `gateway-helm/` and `gateway-crds-helm/`, subcharts included.
 */
export async function charts(): Promise<string> {
  const folder = join(cacheDirectory(), "charts", VERSION);
  await withLock(folder, async () => {
    if (!(await exists(folder))) {
      await unpack(folder);
    }
  });
  return folder;
}

async function unpack(folder: string): Promise<void> {
  const module = await goModule(`github.com/envoyproxy/gateway@${VERSION}`);
  const partial = `${folder}.partial`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true });
  for (const chart of CHARTS) {
    const target = join(partial, chart);
    await cp(join(module, "charts", chart), target, { recursive: true });
    // The module cache is read-only, and a copy of it as well.
    await command(["chmod", "-R", "u+w", target]);
    await release(target);
  }
  await rename(partial, folder);
}

/** Turns a chart of the source tree into the one that is published. */
async function release(chart: string): Promise<void> {
  const values = await readFile(join(chart, "values.tmpl.yaml"), "utf8");
  await writeFile(join(chart, "values.yaml"), fillIn(values));
  const metadata = await readFile(join(chart, "Chart.yaml"), "utf8");
  await writeFile(join(chart, "Chart.yaml"), stamp(metadata, VERSION));
}

/**
 * Fills in the placeholders of a values template.
 *
 * @throws Error when one is left that is not known.
 */
export function fillIn(template: string): string {
  return template.replaceAll(/\$\{\w+\}/g, (name) => {
    const value = PLACEHOLDERS[name];
    if (value === undefined) {
      throw new Error(`the chart's values have the placeholder ${name}, which is not known here`);
    }
    return value;
  });
}

/** Sets the version of a chart and of its application, and leaves everything else as it is. */
export function stamp(metadata: string, version: string): string {
  return metadata
    .replace(/^version:.*$/m, `version: ${version}`)
    .replace(/^appVersion:.*$/m, `appVersion: ${version}`);
}
