import * as assert from "node:assert/strict";
import { shareOf } from "../../../model/migration/share";
import type { Stage } from "../../../model/migration/stage";
import { planOf, settingsOf } from "./gates/input";

const share = (
  stage: Stage,
  settings: Record<string, unknown> = {},
  plan: Parameters<typeof planOf>[0] = {},
) => {
  const all = settingsOf({ stage, ...settings });
  return shareOf({ plan: planOf({ stage, addressMode: all.addressMode, ...plan }), settings: all });
};

describe("the share of traffic that a stage leads to Envoy", () => {
  it("is nothing before, and all after", () => {
    for (const stage of ["assess", "install", "routes", "adopt"] as const) {
      assert.deepEqual(share(stage), { percent: 0, text: "0 %" });
    }
    for (const stage of ["cutover", "idle", "retire"] as const) {
      assert.deepEqual(share(stage), { percent: 100, text: "100 %" });
    }
  });

  it("is of hosts that canaries can lead", () => {
    assert.deepEqual(share("optin"), {
      percent: 0,
      text: "0 %, and requests with the header to 1 of 3 hosts, 1 of 1 groups",
    });
    assert.deepEqual(share("canary", { canaryWeight: 25 }), {
      percent: 25,
      text: "25 % of requests to 1 of 3 hosts, 1 of 1 groups",
    });
    assert.equal(share("canary").percent, 0);
    const group = { backend: "a/b:80", hosts: ["b.example.com"], ingresses: [], reasons: ["x"] };
    assert.equal(
      share("optin", {}, { canaries: { groups: [{ ...group, safe: false }] } }).text,
      "0 %, and requests with the header to 0 of 3 hosts, 0 of 1 groups",
    );
  });

  it("is of pods in the pool", () => {
    assert.deepEqual(share("pool", { poolReplicas: 1 }), {
      percent: 33.3,
      text: "33.3 % of new connections, by 1 of 3 pods",
    });
    assert.equal(share("pool").percent, 50, "as many pods as otherwise");
    assert.deepEqual(share("pool", {}, { controller: { name: "a/b" } }), {
      text: "new connections by 2 pods of Envoy and those that nginx has",
    });
  });

  it("is of records in mode dns", () => {
    const dns = { addressMode: "dns", dnsHosts: ["a.example.com"] };
    assert.deepEqual(share("pool", dns), { percent: 33.3, text: "the records of 1 of 3 hosts" });
    assert.deepEqual(share("pool", { addressMode: "dns" }, { conversion: { rows: [] } }), {
      percent: 0,
      text: "the records of 0 of 0 hosts",
    });
  });
});
