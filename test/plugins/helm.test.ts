import * as assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import {
  chartArguments,
  helmTimeout,
  mergeValues,
  releaseArguments,
  releaseInputs,
  withTimeout,
} from "../../lab/plugins/kubernetes/chart";
import { decodeRelease } from "../../lab/plugins/kubernetes/helm";
import { resourceNames } from "../../lab/plugins/kubernetes/manifest";

describe("a release's inputs", () => {
  it("have all defaults, and nothing else", () => {
    const inputs = releaseInputs({ chart: "c", name: "r", valueYamlFiles: [], unheardOf: 1 });
    assert.equal(inputs.skipCrds, false);
    assert.equal(inputs.chart, "c");
    assert.equal(Object.keys(inputs).length, 30);
    assert.deepEqual(releaseInputs({ repositoryOpts: { repo: "r" } }).repositoryOpts, {
      caFile: "",
      certFile: "",
      keyFile: "",
      password: "",
      repo: "r",
      username: "",
    });
  });

  it("have a time to wait unless they do not wait", () => {
    assert.equal(withTimeout({}).timeout, 300);
    assert.equal(withTimeout({ timeout: 0 }).timeout, 0);
    assert.equal(withTimeout({ skipAwait: true }).timeout, undefined);
    assert.equal(helmTimeout({ timeout: 0 }), "300s");
    assert.equal(helmTimeout({ timeout: 7 }), "7s");
  });

  it("say where the chart is", () => {
    const location = "https://charts.example.com";
    assert.deepEqual(chartArguments({ chart: "oci://r/c", version: "1.2.3" }), [
      "oci://r/c",
      "--version",
      "1.2.3",
    ]);
    assert.deepEqual(chartArguments({ chart: "c", repositoryOpts: { repo: location } }), [
      "c",
      "--repo",
      location,
    ]);
    assert.deepEqual(chartArguments({ chart: "c", repositoryOpts: { repo: "known" } }), [
      "known/c",
    ]);
    assert.deepEqual(chartArguments({ chart: "./c" }), ["./c"]);
  });

  it("are helm's switches", () => {
    assert.deepEqual(
      releaseArguments("install", {
        namespace: "n",
        skipCrds: true,
        atomic: true,
        cleanupOnFail: true,
      }),
      ["--namespace", "n", "--atomic", "--skip-crds", "--timeout", "300s", "--wait"],
    );
    assert.deepEqual(
      releaseArguments("upgrade", {
        namespace: "n",
        skipAwait: true,
        skipCrds: true,
        maxHistory: 3,
      }),
      ["--namespace", "n", "--timeout", "300s", "--history-max", "3"],
    );
  });
});

describe("values", () => {
  it("are merged by name; lists and plain values are replaced", () => {
    assert.deepEqual(
      mergeValues({ a: { x: 1, y: [1, 2] }, b: 1 }, { a: { y: [3], z: null }, c: { d: 1 } }),
      { a: { x: 1, y: [3], z: null }, b: 1, c: { d: 1 } },
    );
    assert.deepEqual(mergeValues(undefined, { a: 1 }), { a: 1 });
  });
});

describe("a rendered manifest", () => {
  it("is a list of names by kind", () => {
    const manifest = `---
# Source: c/templates/a.yaml
apiVersion: apps/v1
kind: Deployment
metadata:
  name: "web"
  namespace: edge
spec:
  template:
    metadata:
      name: not-this
---
# only a comment
---
kind: Secret
apiVersion: v1
metadata: {name: b}
---
apiVersion: v1
kind: Secret
metadata:
  name: a
data:
  text: |
    apiVersion: v1
`;
    assert.deepEqual(resourceNames(manifest), {
      "Deployment.apps/apps/v1": ["edge/web"],
      "Secret/v1": ["a", "b"],
    });
  });
});

describe("a stored release", () => {
  it("is a compressed JSON, twice in base64", () => {
    const release = { name: "r", version: 2 };
    const stored = Buffer.from(gzipSync(JSON.stringify(release)).toString("base64")).toString(
      "base64",
    );
    assert.deepEqual(decodeRelease(stored), release);
  });
});
