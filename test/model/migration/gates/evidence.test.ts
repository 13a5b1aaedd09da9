import * as assert from "node:assert/strict";
import { gates } from "../../../../model/migration/gates";
import { at, blockersOf, gatesOf, stepOf, STEPS } from "./input";

describe("evidence", () => {
  it("is asked for by every step from install on", () => {
    assert.deepEqual(
      STEPS.map(({ from }) => from),
      [
        "install",
        "routes",
        "routes",
        "optin",
        "optin",
        "canary",
        "adopt",
        "pool",
        "cutover",
        "idle",
      ],
    );
    for (const step of STEPS) {
      assert.deepEqual(blockersOf({ ...step, evidence: null }), ["evidence"]);
    }
    assert.deepEqual(blockersOf({ from: "assess", to: "install", evidence: null }), []);
    assert.deepEqual(blockersOf({ from: "pool", to: "pool", evidence: null }), []);
  });

  for (const [id, change] of Object.entries({
    "evidence-stack": { evidenceStack: "dev" },
    "evidence-controller": { evidence: { controller: "other/controller" } },
    "evidence-stage": { evidence: { stage: "assess" as const } },
    "evidence-plan": { evidence: { planHash: "plan-0" } },
    "evidence-since": {
      applied: { since: at(-0.5) },
      settings: { thresholds: { poolDwell: "1m" } },
    },
    "evidence-future": { evidence: { time: at(1) } },
    "evidence-age": { evidence: { time: at(-25) } },
  })) {
    it(`that is not fit for it stops every step: ${id}`, () => {
      for (const step of STEPS) {
        assert.deepEqual(blockersOf({ ...step, ...change }), [id], `${step.from} to ${step.to}`);
      }
    });
  }

  it("is of the plan that is applied", () => {
    assert.deepEqual(blockersOf({ from: "routes", to: "adopt", applied: { planHash: "plan-0" } }), [
      "evidence-plan",
    ]);
    assert.deepEqual(
      blockersOf({ from: "routes", to: "adopt", applied: { planHash: "plan-1" } }),
      [],
    );
    const [gate] = gatesOf({ from: "routes", to: "adopt", evidence: { planHash: "plan-0" } });
    assert.equal(
      gate?.command,
      "pulumi config set --stack prod --path 'envoy-edge:migration.public.stage' routes && pulumi up --stack prod && edge verify --stack prod --migration public",
    );
  });

  it("is of the present plan where the marker does not say which is applied", () => {
    const input = stepOf({ from: "routes", to: "adopt", evidence: { planHash: "plan-0" } });
    const [gate] = gates({ ...input, applied: { stage: "routes" } });
    assert.deepEqual([gate?.id, gate?.seen], ["evidence-plan", "plan plan-0, applied unknown"]);
  });

  it("of a controller that the inventory does not have is of another one", () => {
    const { controller, ...plan } = stepOf({ from: "routes", to: "adopt" }).plan;
    assert.ok(controller);
    const [gate] = gates({ ...stepOf({ from: "routes", to: "adopt" }), plan });
    assert.deepEqual(
      [gate?.id, gate?.needed],
      ["evidence-controller", "a controller in the inventory"],
    );
  });

  it("counts however young the marker's knowledge is", () => {
    const { since, ...applied } = stepOf({ from: "routes", to: "adopt" }).applied;
    assert.ok(since);
    assert.deepEqual(gates({ ...stepOf({ from: "routes", to: "adopt" }), applied }), []);
  });

  it("is asked for no check while it does not count", () =>
    assert.deepEqual(
      blockersOf({ from: "routes", to: "adopt", evidence: { time: at(-25), checks: {} } }),
      ["evidence-age"],
    ));
});
