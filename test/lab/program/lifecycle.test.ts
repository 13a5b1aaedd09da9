import assert from "node:assert/strict";
import { parseOutputs } from "../../../outputs";
import type { Stack } from "../../../tools/stack";
import { ask } from "../../support/http";
import { QUICK_DRAIN, lab, labStack, leftBehind, removeRoute } from "../../support/lab";
import type { Lab } from "../../support/lab";

/** `op kind-or-type name` of a step, for comparison. */
const brief = ({ op, urn }: { op: string; urn: string }): string => {
  const [, , type = "", name = ""] = urn.split("::");
  return `${op} ${type.split("$").pop()?.split(":").pop() ?? ""} ${name}`;
};

describe("the life of a stack", function () {
  this.timeout(900_000);
  let stack: Stack;
  let running: Lab;
  let address: string;

  const config = (routes: Record<string, unknown>) => ({
    controller: { replicas: 1 },
    gateways: { public: { replicas: 2, protect: false, drain: QUICK_DRAIN } },
    routes,
  });
  const hello = { host: "hello.example.test", path: "/", backend: "demo/echo:3000" };
  const status = async (host: string, path = "/") => (await ask({ address, host, path })).status;

  before(async function () {
    running = await lab(this);
    stack = await labStack(this, { name: "life" });
  });

  after(async () => {
    await stack.destroy();
  });

  it("comes up green in one go, with an address that answers", async () => {
    await stack.configure(config({ hello }));
    const run = await stack.up();
    assert.equal(run.exitCode, 0, run.all);
    const outputs = parseOutputs(await stack.outputs());
    assert.equal(outputs.gateways.public?.verified, "request");
    address = outputs.gateways.public.address;
    assert.equal(await status("hello.example.test"), 200);
  });

  it("runs two proxies, spread by a budget that keeps one", async () => {
    const read = (path: string) => running.connection.send({ path });
    const deployment = (await read("/apis/apps/v1/namespaces/envoy-edge/deployments/public")) as {
      status: { availableReplicas: number };
    };
    assert.equal(deployment.status.availableReplicas, 2);
    const budget = (await read(
      "/apis/policy/v1/namespaces/envoy-edge/poddisruptionbudgets/public",
    )) as { spec: { minAvailable: number } };
    assert.equal(budget.spec.minAvailable, 1);
  });

  it("changes nothing on a second preview and a second up", async () => {
    const before = await stack.outputs();
    const { run, changes } = await stack.preview();
    assert.equal(run.exitCode, 0, run.all);
    assert.deepEqual(changes.map(brief), []);
    const again = await stack.run(["up", "--yes", "--skip-preview", "--expect-no-changes"]);
    assert.equal(again.exitCode, 0, again.all);
    assert.deepEqual(await stack.outputs(), before);
  });

  it("serves an added, a changed and a removed route within the up", async () => {
    const added = { host: "added.example.test", path: "/one", backend: "demo/echo:3000" };
    await stack.configure(config({ hello, added }));
    assert.equal((await stack.up()).exitCode, 0);
    assert.equal(await status("added.example.test", "/one"), 200);

    await stack.configure(config({ hello, added: { ...added, path: "/two" } }));
    assert.equal((await stack.up()).exitCode, 0);
    assert.equal(await status("added.example.test", "/two"), 200);
    assert.equal(await status("added.example.test", "/one"), 404);

    await stack.configure(config({ hello }));
    assert.equal((await stack.up()).exitCode, 0);
    assert.equal(await status("added.example.test", "/two"), 404);
    assert.equal(await status("hello.example.test"), 200);
  });

  it("sees a route that somebody deleted, and puts it back", async () => {
    await removeRoute(running, { namespace: "demo", name: "public-hello" });
    const refreshed = await stack.run(["refresh", "--yes"]);
    assert.equal(refreshed.exitCode, 0, refreshed.all);
    const { changes } = await stack.preview();
    assert.deepEqual(changes.map(brief), ["create HTTPRoute demo/public-hello"]);
    const run = await stack.up();
    assert.equal(run.exitCode, 0, run.all);
    assert.equal(await status("hello.example.test"), 200);
  });

  it("leaves only the CRDs and their release record, and comes up again", async () => {
    const destroyed = await stack.destroy();
    assert.equal(destroyed.exitCode, 0, destroyed.all);
    // The policy belongs to the CRD chart: it keeps older CRDs from being put over these.
    assert.deepEqual(await leftBehind(running), [
      "Secret default/sh.helm.release.v1.envoy-edge-crds",
      "ValidatingAdmissionPolicy /safe-upgrades.gateway.networking.k8s.io",
      "ValidatingAdmissionPolicyBinding /safe-upgrades.gateway.networking.k8s.io",
    ]);
    const run = await stack.up();
    assert.equal(run.exitCode, 0, run.all);
    address = parseOutputs(await stack.outputs()).gateways.public?.address ?? "";
    assert.equal(await status("hello.example.test"), 200);
    const { changes } = await stack.preview();
    assert.deepEqual(changes.map(brief), []);
  });
});
