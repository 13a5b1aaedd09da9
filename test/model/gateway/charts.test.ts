import assert from "node:assert/strict";
import { chartLocation, chartReference, crdChart } from "../../../model/gateway/charts";

describe("chart locations", () => {
  it("are an OCI registry, a classic repository, or a folder", () => {
    assert.equal(chartLocation("oci://docker.io/envoyproxy"), "oci");
    assert.equal(chartLocation("https://charts.example.com"), "repository");
    assert.equal(chartLocation("./charts"), "folder");
  });

  it("lead to a chart in the way that Helm takes it", () => {
    const name = "gateway-helm";
    assert.deepEqual(chartReference({ charts: "oci://docker.io/envoyproxy", name }), {
      chart: "oci://docker.io/envoyproxy/gateway-helm",
    });
    assert.deepEqual(chartReference({ charts: "https://charts.example.com", name }), {
      chart: "gateway-helm",
      repository: "https://charts.example.com",
    });
    assert.deepEqual(chartReference({ charts: "./charts/", name }), {
      chart: "./charts/gateway-helm",
    });
  });
});

describe("crdChart", () => {
  const dependency = (charts: string) => crdChart({ charts, version: "1.9.1" }).dependencies[0];

  it("depends on the CRD chart of the same version, wherever it is", () => {
    assert.deepEqual(dependency("oci://docker.io/envoyproxy"), {
      name: "gateway-crds-helm",
      version: "1.9.1",
      repository: "oci://docker.io/envoyproxy",
    });
    assert.equal(
      dependency("https://charts.example.com")?.repository,
      "https://charts.example.com",
    );
    assert.equal(dependency("/srv/charts")?.repository, "file:///srv/charts/gateway-crds-helm");
  });
});
