import * as assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as k8s from "@pulumi/kubernetes";
import { secret } from "@pulumi/pulumi";
import { execa } from "execa";
import { bench, type Program } from "./bench";
import { writeChart, type Chart } from "./charts";

const { Release } = k8s.helm.v3;

describe("a Helm release", () => {
  const lab = bench();
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "charts-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const plain: Chart = { name: "plain", version: "1.0.0", values: { colour: "red", size: 1 } };

  const helm = (...args: string[]) =>
    execa("helm", args, { env: { ...lab().engine.env, KUBECONFIG: lab().kubeconfig } });

  const dataOf = async (namespace: string, name: string): Promise<unknown> =>
    (await lab().get(`/api/v1/namespaces/${namespace}/configmaps/${name}`)).data;

  const release =
    (
      args: k8s.helm.v3.ReleaseArgs,
      options: { import?: string; retainOnDelete?: boolean } = {},
    ): Program =>
    () => {
      const made = new Release("r", args, options);
      return { status: made.status, names: made.resourceNames, values: made.values };
    };

  it("is installed, left alone, upgraded and uninstalled", async () => {
    const namespace = await lab().namespace();
    const stack = await lab().stack();
    const chart = await writeChart(folder, plain);
    const args = { name: "r", namespace, chart };

    const preview = await stack.preview(release(args));
    assert.deepEqual(preview.steps, [{ name: "r", op: "create", diff: [] }]);
    const installed = await stack.up(release(args));
    assert.deepEqual(installed.outputs, {
      names: { "ConfigMap/v1": ["r-plain"] },
      status: {
        appVersion: "app-1.0.0",
        chart: "plain",
        name: "r",
        namespace,
        revision: 1,
        status: "deployed",
        version: "1.0.0",
      },
      values: {},
    });
    assert.deepEqual(await dataOf(namespace, "r-plain"), { colour: "red", size: "1" });
    assert.deepEqual((await stack.preview(release(args))).steps, []);
    await stack.refresh(release(args));
    assert.deepEqual((await stack.preview(release(args))).steps, []);

    const upgraded = await stack.up(release({ ...args, values: { colour: "blue" } }));
    assert.deepEqual(upgraded.steps, [{ name: "r", op: "update", diff: ["values.colour"] }]);
    assert.equal((upgraded.outputs.status as { revision: number }).revision, 2);
    assert.deepEqual(await dataOf(namespace, "r-plain"), { colour: "blue", size: "1" });

    await stack.destroy(release(args));
    assert.deepEqual((await helm("list", "-n", namespace, "-o", "json")).stdout, "[]");
    await assert.rejects(dataOf(namespace, "r-plain"), { status: 404 });
  });

  it("has the official plugin's inputs in its state", async () => {
    const namespace = await lab().namespace();
    const stack = await lab().stack();
    const chart = await writeChart(folder, plain);
    await stack.up(release({ name: "r", namespace, chart, skipCrds: true }));
    const { r } = (await stack.state()).resources;
    assert.deepEqual(r?.inputs, {
      allowNullValues: false,
      atomic: false,
      chart,
      cleanupOnFail: false,
      createNamespace: false,
      dependencyUpdate: false,
      description: "",
      devel: false,
      disableCRDHooks: false,
      disableOpenapiValidation: false,
      disableWebhooks: false,
      forceUpdate: false,
      keyring: "",
      lint: false,
      name: "r",
      namespace,
      postrender: "",
      recreatePods: false,
      renderSubchartNotes: false,
      replace: false,
      resetValues: false,
      reuseValues: false,
      skipAwait: false,
      skipCrds: true,
      takeOwnership: false,
      timeout: 300,
      values: {},
      verify: false,
      version: "1.0.0",
      waitForJobs: false,
    });
    assert.equal(r.id, `${namespace}/r`);
  });

  it("is upgraded when the chart at its place has another version", async () => {
    const namespace = await lab().namespace();
    const stack = await lab().stack();
    const chart = await writeChart(folder, plain);
    const program = release({ name: "r", namespace, chart });
    await stack.up(program);
    await writeChart(folder, { ...plain, version: "1.1.0" });
    const { steps, outputs } = await stack.up(program);
    assert.deepEqual(steps, [{ name: "r", op: "update", diff: ["version"] }]);
    assert.equal((outputs.status as { version: string }).version, "1.1.0");
  });

  it("of a chart that is not there fails the preview", async () => {
    const namespace = await lab().namespace();
    const stack = await lab().stack();
    const program = release({ name: "r", namespace, chart: join(folder, "none") });
    assert.match(await stack.previewFails(program), /none.*check the chart name/s);
  });

  it("creates its namespace, and hides secret values", async () => {
    const stack = await lab().stack();
    const namespace = `made-${stack.name}`;
    const chart = await writeChart(folder, plain);
    const values = { colour: secret("hidden-colour"), nested: { key: secret("hidden-key") } };
    const program = release({ name: "r", namespace, chart, createNamespace: true, values });
    await stack.up(program);
    assert.deepEqual(await dataOf(namespace, "r-plain"), { colour: "hidden-colour", size: "1" });
    const { text } = await stack.state();
    assert.ok(!text.includes("hidden-"), "a secret value is in the state");
    await stack.refresh(program);
    assert.ok(!(await stack.state()).text.includes("hidden-"), "after a refresh");
    assert.deepEqual((await stack.preview(program)).steps, []);
  });

  it("fetches the dependencies of a local umbrella chart where it is told to", async () => {
    const namespace = await lab().namespace();
    const stack = await lab().stack();
    await writeChart(folder, plain);
    const chart = await writeChart(folder, {
      name: "umbrella",
      version: "2.0.0",
      dependencies: [{ name: "plain", version: "1.0.0", repository: "file://../plain" }],
    });
    const args = { name: "r", namespace, chart, values: { plain: { colour: "green" } } };
    assert.match(await stack.previewFails(release(args)), /missing.*plain/s);
    await stack.up(release({ ...args, dependencyUpdate: true }));
    assert.deepEqual(await dataOf(namespace, "r-plain"), { colour: "green", size: "1" });
    assert.deepEqual((await stack.preview(release({ ...args, dependencyUpdate: true }))).steps, []);
  });

  it("installs CRDs of the chart unless they are skipped, and keeps them", async () => {
    const namespace = await lab().namespace();
    const crd = (name: string) => ({
      [`crds/${name}.yaml`]: JSON.stringify({
        apiVersion: "apiextensions.k8s.io/v1",
        kind: "CustomResourceDefinition",
        metadata: { name: `${name}s.charts.example.com` },
        spec: {
          group: "charts.example.com",
          scope: "Namespaced",
          names: { kind: name, plural: `${name}s` },
          versions: [
            {
              name: "v1",
              served: true,
              storage: true,
              schema: { openAPIV3Schema: { type: "object" } },
            },
          ],
        },
      }),
    });
    const path = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
    const stack = await lab().stack();
    const skipped = await writeChart(folder, { ...plain, name: "skipped", files: crd("skip") });
    await stack.up(release({ name: "r", namespace, chart: skipped, skipCrds: true }));
    await assert.rejects(lab().get(`${path}/skips.charts.example.com`), { status: 404 });

    const other = await lab().stack();
    const kept = await writeChart(folder, { ...plain, name: "kept", files: crd("keep") });
    const program = release({ name: "k", namespace, chart: kept });
    await other.up(program);
    await other.destroy(program);
    assert.ok(await lab().get(`${path}/keeps.charts.example.com`));
  });

  it("of a name that is taken fails and says how to adopt it", async () => {
    const namespace = await lab().namespace();
    const chart = await writeChart(folder, plain);
    await helm("install", "r", chart, "-n", namespace);
    const stack = await lab().stack();
    const message = await stack.upFails(release({ name: "r", namespace, chart }));
    assert.match(message, /import|in use/);
    assert.equal((await stack.state()).resources.r, undefined);
  });

  it("is imported and upgraded in one run", async () => {
    const namespace = await lab().namespace();
    const chart = await writeChart(folder, plain);
    await helm("install", "r", chart, "-n", namespace, "--set", "colour=grey");
    const stack = await lab().stack();
    const args = { name: "r", namespace, chart, values: { colour: "white" } };
    const program = release(args, { import: `${namespace}/r` });
    const { steps, outputs } = await stack.up(program);
    assert.deepEqual(
      steps.map(({ op }) => op),
      ["import", "update"],
    );
    assert.ok(steps[1]?.diff.includes("values.colour"));
    assert.equal((outputs.status as { revision: number }).revision, 2);
    assert.deepEqual(await dataOf(namespace, "r-plain"), { colour: "white", size: "1" });
    assert.deepEqual((await stack.preview(program)).steps, []);
  });

  it("that was changed by hand shows after a refresh", async () => {
    const namespace = await lab().namespace();
    const chart = await writeChart(folder, plain);
    const stack = await lab().stack();
    const program = release({ name: "r", namespace, chart, values: { colour: "blue" } });
    await stack.up(program);
    await helm("upgrade", "r", chart, "-n", namespace, "--set", "colour=black");
    await stack.refresh(program);
    assert.deepEqual((await stack.preview(program)).steps, [
      { name: "r", op: "update", diff: ["values.colour"] },
    ]);
    await stack.up(program);
    assert.deepEqual(await dataOf(namespace, "r-plain"), { colour: "blue", size: "1" });
  });

  it("that was uninstalled by hand is forgotten by a refresh", async () => {
    const namespace = await lab().namespace();
    const chart = await writeChart(folder, plain);
    const stack = await lab().stack();
    const program = release({ name: "r", namespace, chart });
    await stack.up(program);
    await helm("uninstall", "r", "-n", namespace);
    await stack.refresh(program);
    assert.equal((await stack.state()).resources.r, undefined);
  });

  it("takes over objects of others only where it is told to", async () => {
    const namespace = await lab().namespace();
    const chart = await writeChart(folder, plain);
    const path = `/api/v1/namespaces/${namespace}/configmaps`;
    await lab().api({
      method: "POST",
      path,
      body: { metadata: { name: "r-plain" }, data: { a: "b" } },
    });
    const stack = await lab().stack();
    const args = { name: "r", namespace, chart };
    assert.match(
      await stack.upFails(release(args)),
      /invalid ownership metadata|cannot be imported/,
    );
    await stack.up(release({ ...args, takeOwnership: true }));
    const { colour } = (await dataOf(namespace, "r-plain")) as { colour: string };
    assert.equal(colour, "red");
  });

  it("that fails stays in the state and is upgraded by the next run", async () => {
    const namespace = await lab().namespace();
    const pod = JSON.stringify({
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: "never" },
      spec: { containers: [{ name: "c", image: "none" }] },
    });
    const chart = await writeChart(folder, { ...plain, files: { "templates/pod.yaml": pod } });
    const stack = await lab().stack();
    const message = await stack.upFails(release({ name: "r", namespace, chart, timeout: 2 }));
    assert.match(message, /context deadline exceeded|timed out/i);
    const { r } = (await stack.state()).resources;
    assert.equal(r?.initErrors?.length, 1);
    assert.equal((r.outputs.status as { status: string }).status, "failed");

    await writeChart(folder, { ...plain, files: { "templates/pod.yaml": "" } });
    const { steps } = await stack.up(release({ name: "r", namespace, chart, timeout: 30 }));
    assert.deepEqual(
      steps.map(({ op }) => op),
      ["update"],
    );
    assert.equal((await stack.state()).resources.r?.initErrors, undefined);
  });

  it("is kept with its objects when the program lets it go and says so", async () => {
    const namespace = await lab().namespace();
    const chart = await writeChart(folder, plain);
    const stack = await lab().stack();
    const program = release({ name: "r", namespace, chart }, { retainOnDelete: true });
    await stack.up(program);
    await stack.destroy(program);
    assert.deepEqual(await dataOf(namespace, "r-plain"), { colour: "red", size: "1" });
    await stack.up(release({ name: "r", namespace, chart }, { import: `${namespace}/r` }));
    assert.equal((await stack.state()).resources.r?.id, `${namespace}/r`);
  });

  it("gets another name or namespace only by a replacement", async () => {
    const namespace = await lab().namespace();
    const chart = await writeChart(folder, plain);
    const stack = await lab().stack();
    await stack.up(release({ name: "r", namespace, chart }));
    const { steps } = await stack.up(release({ name: "q", namespace, chart }));
    assert.deepEqual(
      steps.map(({ op }) => op),
      ["create-replacement", "replace", "delete-replaced"],
    );
    assert.deepEqual(await dataOf(namespace, "q-plain"), { colour: "red", size: "1" });
    await assert.rejects(dataOf(namespace, "r-plain"), { status: 404 });
  });
});
