import * as assert from "node:assert/strict";
import { gates } from "../../../../model/migration/gates";
import { REQUIREMENTS } from "../../../../model/migration/gates/requirements";
import { at, blockersOf, gatesOf, stepOf } from "./input";

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
