import assert from "node:assert/strict";
import { probe } from "../../../cluster/probe";
import { parseOutputs } from "../../../outputs";
import type { StackOutputs } from "../../../outputs";
import type { Stack } from "../../../tools/stack";
import { selfSigned } from "../../support/certificate";
import { ask } from "../../support/http";
import { QUICK_DRAIN, ensure, lab, labStack, removeNamespace } from "../../support/lab";
import type { Lab } from "../../support/lab";

describe("Gateways of every kind of Service", function () {
  this.timeout(600_000);
  let stack: Stack;
  let running: Lab;
  let outputs: StackOutputs;

  const proxy = { replicas: 1, protect: false, drain: QUICK_DRAIN, namespaceOwner: "existing" };
  const gateways = {
    secure: {
      ...proxy,
      listeners: { http: 80, https: { port: 443, certificates: ["kinds"] } },
    },
    node: { ...proxy, service: { type: "NodePort" } },
    inner: { ...proxy, service: { type: "ClusterIP" }, verify: "off" },
  };
  const routes = Object.fromEntries(
    Object.keys(gateways).map((gateway) => [
      gateway,
      { gateway, host: `${gateway}.example.test`, path: "/app", backend: "demo/echo:3000" },
    ]),
  );
  const config = { controller: { replicas: 1 }, gateways, routes };

  before(async function () {
    running = await lab(this);
    stack = await labStack(this, { name: "kinds" });
    const metadata = { name: "kinds", namespace: "envoy-edge" };
    await ensure(running, {
      apiVersion: "v1",
      kind: "Namespace",
      metadata: { name: "envoy-edge" },
    });
    await ensure(running, {
      apiVersion: "v1",
      kind: "Secret",
      type: "kubernetes.io/tls",
      metadata,
      stringData: await selfSigned("secure.example.test"),
    });
    await stack.configure(config);
    const run = await stack.up();
    assert.equal(run.exitCode, 0, run.all);
    outputs = parseOutputs(await stack.outputs());
  });

  after(async () => {
    const run = await stack.destroy();
    assert.equal(run.exitCode, 0, run.all);
    await removeNamespace(running, "envoy-edge");
  });

  it("exports what clients of each need", () => {
    const { secure, node, inner } = outputs.gateways;
    assert.equal(secure?.verified, "request");
    assert.deepEqual(secure.listeners, {
      http: { port: 80, protocol: "HTTP" },
      https: { port: 443, protocol: "HTTPS" },
    });
    assert.equal(node?.verified, "request");
    assert.equal(node.address, running.cluster.nodeAddress);
    assert.ok((node.listeners.http?.port ?? 0) >= 30_000);
    assert.equal(inner?.verified, "off");
    assert.match(inner.address, /^10\.96\./);
    assert.deepEqual(outputs.routes.secure?.urls, ["https://secure.example.test/app"]);
  });

  it("serves on the node's port", async () => {
    const { address, listeners } = outputs.gateways.node ?? assert.fail();
    const answer = await ask({
      address,
      port: listeners.http?.port ?? 0,
      host: "node.example.test",
      path: "/app",
    });
    assert.equal(answer.status, 200);
  });

  it("redirects plain HTTP for good, and serves HTTPS with strict transport security", async () => {
    const { address } = outputs.gateways.secure ?? assert.fail();
    const host = "secure.example.test";
    const plain = await ask({ address, host, path: "/app/x?y=z" });
    assert.equal(plain.status, 308);
    assert.equal(plain.headers.location, "https://secure.example.test/app/x?y=z");
    const secure = await probe({ protocol: "HTTPS", address, port: 443, host, path: "/app/x" });
    assert.ok(secure.answered);
    assert.equal(secure.status, 200);
    assert.equal(
      secure.headers["strict-transport-security"],
      "max-age=31536000; includeSubDomains",
    );
    assert.equal(secure.headers.server, undefined);
  });

  it("refuses a second stack on the same names at preview", async function () {
    const second = await labStack(this, { name: "second" });
    await second.configure(config);
    const { run } = await second.preview();
    assert.notEqual(run.exitCode, 0);
    assert.match(run.all, /Gateway envoy-edge\/secure: it belongs to the stack \\?"kinds\\?"/);
    assert.match(run.all, /Namespace envoy-gateway-system: it belongs to the stack \\?"kinds\\?"/);
    assert.match(run.all, /nothing was changed/);
  });

  it("says within the stated time what to do when no load balancer gives an address", async () => {
    const lost = {
      ...proxy,
      service: { type: "LoadBalancer", loadBalancerIP: "203.0.113.9" },
      addressTimeoutSeconds: 15,
    };
    await stack.configure({ ...config, gateways: { ...gateways, lost } });
    const run = await stack.up();
    assert.notEqual(run.exitCode, 0);
    assert.match(run.all, /Gateway lost has no address: .* after 15 s/);
    assert.match(run.all, /set gateways\.lost\.service\.type to NodePort or ClusterIP/);
    await stack.configure(config);
    const back = await stack.up();
    assert.equal(back.exitCode, 0, back.all);
  });
});
