import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parse } from "yaml";
import { writeCrdChart } from "../../components/crd-chart";
import { inTemporaryFolder } from "../support/temporary-folder";

const FOLDER = ".edge/gateway-crds";
const FILE = join(FOLDER, "Chart.yaml");
const OCI = "oci://docker.io/envoyproxy";

interface Chart {
  readonly version: string;
  readonly dependencies: readonly { readonly version: string; readonly repository: string }[];
}

const written = () => parse(readFileSync(FILE, "utf8")) as Chart;

/** Puts a file where Helm puts a dependency that it has fetched. */
function fetchDependency(): string {
  const file = join(FOLDER, "charts/gateway-crds-helm-1.9.1.tgz");
  mkdirSync(join(FOLDER, "charts"));
  writeFileSync(file, "");
  return file;
}

/** Unpacks a chart without content into a folder below the working folder. */
function unpackChart(folder: string): void {
  mkdirSync(join(folder, "gateway-crds-helm"), { recursive: true });
  writeFileSync(join(folder, "gateway-crds-helm/Chart.yaml"), "");
}

describe("writeCrdChart", () => {
  inTemporaryFolder();

  it("writes the chart and returns its path, the same on every machine", () => {
    assert.equal(writeCrdChart({ charts: OCI, version: "1.9.1" }), `./${FOLDER}`);
    assert.equal(written().version, "1.9.1");
    assert.equal(written().dependencies[0]?.repository, OCI);
  });

  it("leaves an unchanged chart and what was fetched for it alone", () => {
    writeCrdChart({ charts: OCI, version: "1.9.1" });
    const fetched = fetchDependency();
    const { ino, mtimeMs } = statSync(FILE);
    writeCrdChart({ charts: OCI, version: "1.9.1" });
    assert.ok(existsSync(fetched));
    assert.deepEqual([statSync(FILE).ino, statSync(FILE).mtimeMs], [ino, mtimeMs]);
  });

  const changes = [
    { what: "the version", charts: OCI, version: "1.9.2" },
    { what: "the place", charts: "oci://registry.example.com/mirror", version: "1.9.1" },
  ];
  for (const { what, ...wanted } of changes) {
    it(`has the dependency fetched anew when ${what} changes`, () => {
      writeCrdChart({ charts: OCI, version: "1.9.1" });
      const fetched = fetchDependency();
      writeCrdChart(wanted);
      assert.equal(existsSync(fetched), false);
      assert.equal(written().version, wanted.version);
      assert.equal(written().dependencies[0]?.repository, wanted.charts);
    });
  }

  it("points to a chart in a folder, wherever the chart around it is", () => {
    unpackChart("charts");
    writeCrdChart({ charts: "charts", version: "1.9.1" });
    const expected = `file://${resolve("charts/gateway-crds-helm")}`;
    assert.equal(written().dependencies[0]?.repository, expected);
  });

  it("refuses a folder without the chart, and writes nothing", () => {
    mkdirSync("charts");
    assert.throws(() => writeCrdChart({ charts: "charts", version: "1.9.1" }), {
      message:
        'controller.charts: the folder "charts" has no chart gateway-crds-helm.\n' +
        "  Unpack the charts gateway-helm and gateway-crds-helm into it, or use oci://docker.io/envoyproxy.",
    });
    assert.equal(existsSync(FOLDER), false);
  });
});
