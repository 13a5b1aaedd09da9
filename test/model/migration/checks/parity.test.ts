import assert from "node:assert/strict";
import { PROBED, inputOf, seen, told } from "./input";

describe("checks parity and protections", () => {
  const says = (id: "parity" | "protections", changed: object) =>
    told(id, { stage: "routes", observed: { probe: seen({ ...PROBED, ...changed }) } });
  const request = {
    id: "1",
    title: "GET https://shop.example/",
    protocol: "http/1.1" as const,
    purposes: ["hit"],
    verdict: "unexplained" as const,
    differences: [
      { field: "status", nginx: "200", envoy: "404", findings: [] },
      { field: "headers", header: "x-a", nginx: "1", envoy: "2", findings: [] },
      { field: "location", nginx: "a", envoy: "b", findings: ["known"] },
    ],
    unstable: [],
  };

  it("fail by answers that nothing explains", () => {
    const counts = { ...PROBED.counts, unexplained: 1, failed: 2 };
    const failed = { ...request, verdict: "failed", reason: "no answer", differences: [] };
    const bare = { ...failed, title: "GET https://shop.example/b", reason: undefined };
    const explained = { ...request, verdict: "explained" };
    assert.deepEqual(says("parity", { counts, requests: [request, failed, bare, explained] }), [
      "failed",
      "GET https://shop.example/: no answer",
      "GET https://shop.example/: status: nginx 200, Envoy 404; x-a: nginx 1, Envoy 2",
      "GET https://shop.example/b: failed",
    ]);
    assert.deepEqual(says("parity", { counts })[0], "failed");
  });

  it("know nothing without a request", () => {
    const counts = { ...PROBED.counts, requests: 3, equal: 0, explained: 0, notProbed: 3 };
    assert.equal(says("parity", { counts })[0], "unknown");
  });

  it("tell protections that let through from those that were not probed", () => {
    const [protection] = PROBED.protections;
    const protections = [
      { ...protection, status: "failed", reason: "answered 200" },
      {
        ...protection,
        id: "shop.example/b basicAuth",
        status: "not probed",
        reason: "no password",
      },
      { ...protection, id: "shop.example/c basicAuth", status: "not probed" },
      protection,
    ];
    assert.deepEqual(says("protections", { protections }), [
      "failed",
      "shop.example/admin basicAuth: answered 200",
      "shop.example/b basicAuth: no password; edge probe --credentials sends what it needs",
      "shop.example/c basicAuth: see the report of edge probe; edge probe --credentials sends what it needs",
    ]);
    assert.equal(says("protections", { protections: protections.slice(1) })[0], "unknown");
  });

  it("name protections that no probe can put to the test, and wait for none of them", () => {
    const [protection] = PROBED.protections;
    const limit = { ...protection, id: "shop.example/d rateLimit", status: "left out" };
    const protections = [protection, limit];
    assert.deepEqual(says("protections", { protections }), ["passed"]);
  });

  it("are of this plan", () => {
    const { planHash } = inputOf({ stage: "routes" }).plan;
    assert.equal(says("parity", { planHash })[0], "passed");
    assert.equal(says("parity", { incomplete: "the run was ended before" })[0], "unknown");
    assert.equal(says("parity", { planHash: "other" })[0], "unknown");
    assert.deepEqual(says("protections", { time: "2026-01-09T11:59:59Z" }), [
      "unknown",
      "it began 2026-01-09T11:59:59Z, more than 24h ago: probe anew",
    ]);
    assert.equal(says("protections", { planHash: "other" })[0], "unknown");
  });
});
