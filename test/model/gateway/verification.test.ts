import assert from "node:assert/strict";
import { compile } from "../../../model/plan";
import { verificationHost } from "../../../model/gateway/verification";
import { parseSettings } from "../../../model/settings";

function digests(
  routes: Record<string, unknown>,
  gateways: Record<string, unknown> = { one: {}, two: {} },
) {
  const parsed = parseSettings({ gateways, routes });
  assert.ok("settings" in parsed);
  const { verifications } = compile({ settings: parsed.settings, stack: "prod" });
  return Object.fromEntries(
    Object.entries(verifications).map(([name, { digest }]) => [name, digest]),
  );
}

const route = (gateway: string, change: Record<string, unknown> = {}) => ({
  gateway,
  host: `${gateway}.example.test`,
  backend: "shop/web:80",
  ...change,
});

describe("the digest that a proxy answers with", () => {
  const first = digests({ a: route("one"), b: route("two") });

  it("changes with a route of its Gateway, and with nothing of another", () => {
    const changed = digests({ a: route("one", { path: "/new" }), b: route("two") });
    assert.notEqual(changed.one, first.one);
    assert.equal(changed.two, first.two);
  });

  it("changes with a policy of a route and with the Gateway", () => {
    const policy = digests({ a: route("one", { timeouts: { idle: "90s" } }), b: route("two") });
    assert.notEqual(policy.one, first.one);
    const gateway = digests(
      { a: route("one"), b: route("two") },
      { one: { replicas: 3 }, two: {} },
    );
    assert.notEqual(gateway.one, first.one);
    assert.equal(gateway.two, first.two);
  });

  it("is not made for a Gateway that is not verified", () => {
    assert.deepEqual(digests({}, { one: { verify: "off" } }), {});
  });
});

describe("verificationHost", () => {
  it("is a host that the listener takes", () => {
    assert.equal(verificationHost(undefined), "envoy-edge-verify.invalid");
    assert.equal(verificationHost("shop.example.test"), "shop.example.test");
    assert.equal(verificationHost("*.example.test"), "envoy-edge-verify.example.test");
  });
});
