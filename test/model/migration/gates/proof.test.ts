import * as assert from "node:assert/strict";
import fc from "fast-check";
import { checksOf } from "../../../../model/migration/checks";
import { CHECKS, type CheckId } from "../../../../model/migration/evidence/evidence";
import { gates } from "../../../../model/migration/gates";
import { REQUIREMENTS } from "../../../../model/migration/gates/requirements";
import { ADDRESS_MODES, nextStages, STAGES } from "../../../../model/migration/stage";
import { at, blockersOf, check, evidenceOf, gatesOf, stepOf } from "./input";

/** Every step forward that evidence is needed for. */
const STEPS = STAGES.flatMap((from) => nextStages(from).map((to) => ({ from, to }))).filter(
  ({ to }) => REQUIREMENTS[to].length > 0,
);

const anyStep = fc.constantFrom(...STEPS);

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

describe("what a stage needs", () => {
  it("is looked at at the stage before", () => {
    for (const { from, to } of STEPS) {
      const missing = REQUIREMENTS[to]
        .map(({ check: id }) => id)
        .filter((id) => !checksOf(from).includes(id));
      assert.deepEqual(missing, [], `from ${from} to ${to}`);
    }
  });

  it("stops the step when it is not good, each check by its own name", () =>
    fc.assert(
      fc.property(
        anyStep,
        fc.constantFrom(...ADDRESS_MODES),
        fc.subarray([...CHECKS]),
        fc.constantFrom("failed", "unknown"),
        (step, addressMode, bad, status) => {
          const checks = {
            ...evidenceOf().checks,
            ...Object.fromEntries(
              bad.map((id) => [id, check({ status: status as "failed", summary: "not good" })]),
            ),
          };
          const needed = REQUIREMENTS[step.to]
            .filter(({ modes }) => modes?.includes(addressMode) ?? true)
            .map(({ check: id }) => id);
          const found = blockersOf({
            ...step,
            evidence: { checks },
            settings: { addressMode, force: OLD_ADDRESS },
          });
          assert.deepEqual(
            found,
            needed.filter((id) => bad.includes(id)),
          );
        },
      ),
    ));

  const OLD_ADDRESS = [{ gate: "old-address", reason: "records moved a week ago" }];

  it("is never less for a check that was left out", () =>
    fc.assert(
      fc.property(
        anyStep,
        fc.subarray([...CHECKS]),
        fc.constantFrom(...CHECKS),
        (step, bad, gone: CheckId) => {
          fc.pre(!bad.includes(gone));
          const checks = {
            ...evidenceOf().checks,
            ...Object.fromEntries(bad.map((id) => [id, check({ status: "failed" })])),
          };
          const { [gone]: removed, ...fewer } = checks;
          assert.equal(removed?.status, "passed");
          const before = blockersOf({ ...step, evidence: { checks } });
          const after = blockersOf({ ...step, evidence: { checks: fewer } });
          assert.deepEqual(
            before.filter((id) => !after.includes(id)),
            [],
          );
        },
      ),
    ));

  it("is shown with the first details, and the command that looks again", () => {
    const details = ["1", "2", "3", "4", "5", "6", "7"];
    const parity = check({ status: "failed", summary: "7 unexplained", details });
    const [gate] = gatesOf({
      from: "routes",
      to: "adopt",
      evidence: { checks: { ...evidenceOf().checks, parity } },
    });
    assert.deepEqual(gate, {
      id: "parity",
      effect: "blocker",
      message: "check parity before stage adopt",
      seen: "failed: 7 unexplained\n  1\n  2\n  3\n  4\n  5\n  …and 2 more",
      needed: "no answer of Envoy that differs from nginx's without a finding",
      command: "edge verify --stack prod --migration public",
    });
  });

  it("does not need a watch record, and says that there is none", () => {
    const { loss, ...checks } = evidenceOf().checks;
    assert.equal(loss?.status, "passed");
    const step = { from: "pool", to: "cutover", settings: { poolReplicas: 2 } } as const;
    assert.deepEqual(
      gatesOf({ ...step, evidence: { checks } }).map(({ id, effect }) => [id, effect]),
      [
        ["share", "note"],
        ["loss", "note"],
      ],
    );
    const failed = { ...checks, loss: check({ status: "failed", summary: "3 lost" }) };
    assert.deepEqual(blockersOf({ ...step, evidence: { checks: failed } }), ["loss"]);
  });

  it("tells of other checks that are not good", () => {
    const checks = {
      ...evidenceOf().checks,
      certManager: check({ status: "failed", summary: "2 solvers" }),
    };
    const notes = gatesOf({ from: "routes", to: "optin", evidence: { checks } }).filter(
      ({ id }) => id === "certManager",
    );
    assert.deepEqual(
      notes.map(({ effect, seen }) => [effect, seen]),
      [["note", "failed: 2 solvers"]],
    );
  });
});

describe("counts of requests", () => {
  const figures = (numbers: Record<string, number>) => ({
    checks: {
      ...evidenceOf().checks,
      requests: check({ status: "failed", summary: "counted", numbers }),
    },
  });
  const seen = (step: Parameters<typeof gatesOf>[0]) =>
    gatesOf(step)
      .filter(({ effect }) => effect === "blocker")
      .map((gate) => [gate.id, gate.seen, gate.needed]);

  it("must show Envoy at work before it has all", () => {
    const step = { from: "pool", to: "cutover" } as const;
    assert.deepEqual(seen({ ...step, evidence: figures({ envoyRequestsPerMinute: 1 }) }), []);
    assert.deepEqual(seen({ ...step, evidence: figures({ envoyRequestsPerMinute: 0 }) }), [
      ["requests", "0 requests a minute at Envoy", "requests seen at Envoy: at least 1"],
    ]);
    assert.deepEqual(seen({ ...step, evidence: figures({}) }), [
      [
        "requests",
        "requests a minute at Envoy unknown: counted",
        "requests seen at Envoy: at least 1",
      ],
    ]);
  });

  it("must show nginx idle before it stops", () => {
    const step = { from: "cutover", to: "idle" } as const;
    const busy = figures({ nginxRequestsPerMinute: 3, nginxOpenConnections: 2 });
    assert.deepEqual(seen({ ...step, evidence: busy }), [
      [
        "requests",
        "3 requests a minute at nginx, 2 open connections at nginx",
        "nginx idle: at most 0, at most 0",
      ],
    ]);
    const thresholds = { nginxRequests: 3, openConnections: 2 };
    assert.deepEqual(seen({ ...step, evidence: busy, settings: { thresholds } }), []);
  });
});

describe("time at a stage", () => {
  const step = { from: "pool", to: "cutover" } as const;

  it("is counted from the marker, to this moment", () => {
    assert.deepEqual(blockersOf({ ...step, applied: { since: at(-1) } }), []);
    const [gate] = gatesOf({
      ...step,
      applied: { since: at(-1) },
      settings: { thresholds: { poolDwell: "61m" } },
    });
    assert.deepEqual(
      [gate?.id, gate?.seen, gate?.needed],
      ["dwell", `pool since ${at(-1)}`, "61m at pool (thresholds.poolDwell)"],
    );
    assert.deepEqual(blockersOf({ from: "cutover", to: "idle", applied: { since: at(-23) } }), [
      "dwell",
    ]);
  });

  it("is that of the evidence where the marker has none, else unknown", () => {
    const input = stepOf({ ...step, evidence: { since: at(-0.5) } });
    const { since, ...applied } = input.applied;
    assert.ok(since);
    assert.deepEqual(
      gates({ ...input, applied })
        .filter(({ effect }) => effect === "blocker")
        .map(({ seen }) => seen),
      [`pool since ${at(-0.5)}`],
    );
    const forced = ["evidence", ...REQUIREMENTS.cutover.map(({ check: id }) => id)];
    const blind = stepOf({
      ...step,
      evidence: null,
      settings: { force: forced.map((gate) => ({ gate, reason: "a drill without a cluster" })) },
    });
    assert.deepEqual(
      gates({ ...blind, applied })
        .filter(({ effect }) => effect === "blocker")
        .map(({ seen }) => seen),
      ["nobody knows since when"],
    );
  });
});
