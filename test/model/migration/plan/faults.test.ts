import assert from "node:assert/strict";
import type { AddressMode } from "../../../../model/migration/stage";
import { faultsOf, inventory, planOf, service } from "./planned";
import { CASES } from "./fault-cases";

const MODES: readonly AddressMode[] = ["adopt", "own", "dns"];

describe("faults of a migration's plan", () => {
  for (const [title, { faults, ...options }] of Object.entries(CASES)) {
    it(`of ${title}`, () => {
      for (const mode of MODES) {
        assert.deepEqual(faultsOf({ mode, ...options }), faults[mode] ?? {}, mode);
      }
    });
  }

  it("say what is wrong, where, and what works", () => {
    for (const { from, settings, controller } of Object.values(CASES)) {
      for (const { id, message, remedy } of planOf({
        ...(from && { from }),
        ...(settings && { settings }),
        ...(controller && { controller }),
      }).faults) {
        assert.ok(message.length > 20 && remedy.length > 10, id);
        assert.doesNotMatch(message + remedy, /undefined|\bnull\b|\[object|: $/, id);
      }
    }
  });

  it("of records: an Ingress moves with all of its hosts", () => {
    const from = inventory({
      ingresses: [
        {
          name: "web",
          host: "shop.example",
          rules: [{ host: "www.example", paths: ["/"] }],
          tls: true,
        },
        { name: "any", rules: [{ paths: [{ path: "/", backend: "any" }] }] },
      ],
    });
    const split = (dnsHosts: string[]) =>
      faultsOf({ from, mode: "dns", stage: "pool", settings: { dnsHosts } });
    assert.deepEqual(split(["shop.example"]), { "dns-hosts-split-shop-web": "pool" });
    assert.deepEqual(split(["shop.example", "www.example"]), {});
  });

  it("of groups that nothing leads come from the canaries", () => {
    const from = inventory({
      ingresses: [
        { name: "web", host: "shop.example", tls: true, annotations: { "rewrite-target": "/x" } },
      ],
    });
    assert.deepEqual(faultsOf({ from, stage: "optin" }), { "canary-groups": "optin" });
  });

  it("are in the order of stages", () => {
    const from = inventory({
      controller: {
        kind: "DaemonSet",
        services: [service({ gitops: { tool: "flux", name: "a/b" } }), service({ name: "edge" })],
      },
    });
    const { faults } = planOf({ from, settings: { service: "ingress-nginx-controller" } });
    assert.deepEqual(
      faults.map(({ stage }) => stage),
      ["install", "adopt", "idle"],
    );
  });
});
