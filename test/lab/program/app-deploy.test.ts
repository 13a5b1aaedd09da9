import assert from "node:assert/strict";
import type { Stack } from "../../../tools/stack";
import { ask } from "../../support/http";
import { ECHO_IMAGE, QUICK_DRAIN, example, labStack } from "../../support/lab";

describe("an application deploy that reads the outputs", function () {
  this.timeout(600_000);
  let edge: Stack;
  let app: Stack;

  before(async function () {
    edge = await labStack(this, { name: "shared" });
    app = await labStack(this, { name: "shop", project: example("app-deploy") });
    await edge.configure({
      controller: { replicas: 1 },
      gateways: { public: { replicas: 1, protect: false, drain: QUICK_DRAIN } },
    });
    const run = await edge.up();
    assert.equal(run.exitCode, 0, run.all);
  });

  after(async () => {
    for (const stack of [app, edge]) {
      const run = await stack.destroy();
      assert.equal(run.exitCode, 0, run.all);
    }
  });

  it("attaches its own route to the Gateway and is reached through it", async () => {
    const host = "shop.example.test";
    await app.configure({ edge: "organization/envoy-edge/shared", host, image: ECHO_IMAGE });
    const run = await app.up();
    assert.equal(run.exitCode, 0, run.all);
    const { url } = (await app.outputs()) as { url: string };
    const { hostname, port } = new URL(url);
    const answer = await ask({
      address: hostname,
      port: Number(port || 80),
      host,
      path: "/basket",
    });
    assert.equal(answer.status, 200);
    assert.equal(
      (JSON.parse(answer.body) as { namespace: string }).namespace.startsWith("app"),
      true,
    );
    const { changes } = await app.preview();
    assert.deepEqual(changes, []);
  });

  it("says what is wrong with a stack that is no edge", async () => {
    await app.configure({ edge: "organization/app-deploy/shop", host: "x.example.test" });
    const run = await app.run(["preview"]);
    assert.notEqual(run.exitCode, 0);
    assert.match(run.all, /These are not the outputs of an envoy-edge stack/);
    await app.configure({
      edge: "organization/envoy-edge/shared",
      host: "shop.example.test",
      image: ECHO_IMAGE,
    });
  });
});
