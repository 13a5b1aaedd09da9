import * as assert from "node:assert/strict";
import { gateError, gateNotes } from "../../../../model/migration/gates";
import { check, evidenceOf, gatesOf } from "./input";

const checks = {
  ...evidenceOf().checks,
  ports: check({ status: "failed", summary: "1 differs", details: ["port 8443: no listener"] }),
  drift: check({ status: "failed", summary: "1 Ingress changed" }),
};

describe("gates as text", () => {
  it("are all blockers at once, a block each", () => {
    const gates = gatesOf({ from: "routes", to: "adopt", evidence: { checks } });
    assert.equal(
      gateError({ name: "public", gates }),
      `migration public: 2 gates are shut

  drift: check drift before stage adopt
    seen:   failed: 1 Ingress changed
    needed: the inventory as the cluster is
    run:    edge verify --stack prod --migration public

  ports: check ports before stage adopt
    seen:   failed: 1 differs
            port 8443: no listener
    needed: each port the same on both proxies
    run:    edge verify --stack prod --migration public`,
    );
  });

  it("are nothing where nothing blocks", () =>
    assert.equal(
      gateError({ name: "public", gates: gatesOf({ from: "routes", to: "adopt" }) }),
      undefined,
    ));

  it("name one gate as one, and need no command", () =>
    assert.equal(
      gateError({
        name: "public",
        gates: gatesOf({ from: "cutover", to: "idle", plan: { conversion: { heldBack: ["a"] } } }),
      }),
      `migration public: 1 gate is shut

  held-back: hosts that stay on nginx would be served by nobody
    seen:   a
    needed: none: answer their findings with accept or deny, or change the Ingress`,
    ));

  it("are notes for what is forced, and what is good to know", () => {
    const gates = gatesOf({
      from: "adopt",
      to: "pool",
      evidence: { checks },
      settings: {
        poolReplicas: 1,
        force: [{ gate: "drift", reason: "a label of the owner's" }],
      },
    });
    assert.deepEqual(gateNotes({ name: "public", gates }), [
      "migration public: FORCED drift: check drift before stage pool: failed: 1 Ingress changed; needed the inventory as the cluster is. Reason: a label of the owner's",
      "migration public: share: share of traffic that Envoy gets: 0 % → 33.3 % of new connections, by 1 of 3 pods",
      "migration public: ports: check ports, which this step does not need: failed: 1 differs → passed, sooner or later",
    ]);
  });
});
