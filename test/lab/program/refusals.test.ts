import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import type { RunOptions, Stack } from "../../../tools/stack";
import { ensure, lab, labStack, removeNamespace } from "../../support/lab";
import type { Lab } from "../../support/lab";

/** Everything here ends before a resource is planned, so that nothing is left to destroy. */
describe("what the program refuses at preview", function () {
  this.timeout(300_000);
  let stack: Stack;
  let running: Lab;
  let folder: string;

  const gateways = { public: { replicas: 1, protect: false } };
  const hello = { host: "hello.example.test", backend: "demo/echo:3000" };

  before(async function () {
    running = await lab(this);
    stack = await labStack(this, { name: "refused" });
    folder = await mkdtemp(join(tmpdir(), "refusals-"));
  });

  after(async () => {
    await rm(folder, { recursive: true });
  });

  /** Text of a preview that must fail, white space folded. */
  async function refusal(config: Record<string, unknown>, options?: RunOptions): Promise<string> {
    await stack.configure(config);
    const run = await stack.run(["preview"], options);
    assert.notEqual(run.exitCode, 0, run.all);
    return run.all.replace(/\s+/g, " ");
  }

  /** The lab's kubeconfig with another cluster address or user. */
  async function kubeconfig(change: { server?: string; token?: string }): Promise<string> {
    interface Kubeconfig {
      clusters: { cluster: { server: string } }[];
      users: { user: unknown }[];
    }
    const config = parse(await readFile(running.cluster.kubeconfig, "utf8")) as Kubeconfig;
    const [cluster] = config.clusters;
    const [user] = config.users;
    assert.ok(cluster && user);
    cluster.cluster.server = change.server ?? cluster.cluster.server;
    user.user = change.token === undefined ? user.user : { token: change.token };
    const file = join(folder, "kubeconfig");
    await writeFile(file, stringify(config));
    return file;
  }

  it("faults of the configuration, all in one error with place and remedy", async () => {
    const text = await refusal({
      gateways: {
        public: { ...gateways.public, replica: 1 },
        twice: { listeners: { a: 80, b: 80 } },
      },
      routes: { hello: { ...hello, host: "not a host" }, none: { host: "none.example.test" } },
    });
    assert.match(text, /gateways\.public\.replica.*did you mean replicas/);
    assert.match(text, /gateways\.twice\.listeners\.[ab]/);
    assert.match(text, /routes\.hello\.host/);
    assert.match(text, /routes\.none/);
  });

  it("a cluster that does not answer", async () => {
    const KUBECONFIG = await kubeconfig({ server: "https://127.0.0.1:1" });
    const text = await refusal({ gateways }, { env: { KUBECONFIG } });
    assert.match(
      text,
      /The cluster cannot be reached: the API server 127\.0\.0\.1:1 does not answer/,
    );
    assert.match(text, /cluster\.unreachable: "note"/);
  });

  it("an identity without the rights, naming each", async () => {
    const { connection } = running;
    const metadata = { name: "powerless", namespace: "default" };
    await ensure(running, { apiVersion: "v1", kind: "ServiceAccount", metadata });
    const answer = (await connection.send({
      method: "POST",
      path: "/api/v1/namespaces/default/serviceaccounts/powerless/token",
      body: { apiVersion: "authentication.k8s.io/v1", kind: "TokenRequest", spec: {} },
    })) as { status: { token: string } };
    const KUBECONFIG = await kubeconfig({ token: answer.status.token });
    const text = await refusal({ gateways }, { env: { KUBECONFIG } });
    assert.match(text, /may not: .*create namespaces/);
    assert.match(text, /create gateways\.gateway\.networking\.k8s\.io in envoy-edge/);
    assert.match(text, /grant these rights, or use another context/);
  });

  it("a folder without the charts, and a place that does not answer", async () => {
    const inFolder = await refusal({ gateways, controller: { charts: folder } });
    assert.match(inFolder, /controller\.charts: the folder ".*" has no chart gateway-crds-helm/);
    const nowhere = await refusal({ gateways, controller: { charts: "oci://127.0.0.1:1/charts" } });
    assert.match(nowhere, /127\.0\.0\.1:1/);
    assert.match(nowhere, /connection refused/);
  });

  it("a backend that does not exist", async () => {
    const text = await refusal({
      gateways,
      routes: { hello, lost: { host: "lost.example.test", backend: "demo/lost:80" } },
    });
    assert.match(text, /routes\.lost: the Service demo\/lost does not exist/);
    assert.doesNotMatch(text, /routes\.hello/);
  });

  it("an object that exists and is not ours, which the plugin alone would report only at up", async () => {
    const namespace = { apiVersion: "v1", kind: "Namespace", metadata: { name: "envoy-edge" } };
    await ensure(running, namespace);
    try {
      const text = await refusal({ gateways });
      assert.match(text, /Namespace envoy-edge: it exists already and is not of this stack/);
      assert.match(text, /set namespaceOwner to "existing"/);
    } finally {
      await removeNamespace(running, "envoy-edge");
    }
  });
});
