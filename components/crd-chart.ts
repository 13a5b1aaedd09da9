import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { chartLocation, crdChart } from "../model/gateway/charts";
import { fault } from "./fault";

/** Folder of the generated chart below the project; the same on every machine, so no diff. */
const FOLDER = ".edge/gateway-crds";

/**
 * Writes the small chart that has the CRD chart as its dependency and returns its path as an input of
 * a Release. Helm fetches the dependency; it is fetched anew when the version or its place changes,
 * because Helm itself compares dependencies by name only.
 *
 * @throws {pulumi.RunError} `controller.charts` names a folder that lacks the CRD chart.
 */
export function writeCrdChart({ charts, version }: { charts: string; version: string }): string {
  const folder = resolve(FOLDER);
  const place = chartLocation(charts) === "folder" ? resolve(charts) : charts;
  if (chartLocation(charts) === "folder") {
    requireChart({ charts, folder: join(place, "gateway-crds-helm") });
  }
  // JSON is YAML: a YAML library would be a tenth of a second of every run.
  const wanted = JSON.stringify(crdChart({ charts: place, version }));
  const file = join(folder, "Chart.yaml");
  if (!existsSync(file) || readFileSync(file, "utf8") !== wanted) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, wanted);
  }
  return `./${FOLDER}`;
}

function requireChart({ charts, folder }: { charts: string; folder: string }): void {
  if (!existsSync(join(folder, "Chart.yaml"))) {
    throw fault(
      `controller.charts: the folder "${charts}" has no chart gateway-crds-helm.\n` +
        "  Unpack the charts gateway-helm and gateway-crds-helm into it, or use oci://docker.io/envoyproxy.",
    );
  }
}
