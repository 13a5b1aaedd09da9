import assert from "node:assert/strict";
import { checked, inputOf, told } from "./input";

describe("check dwell", () => {
  it("counts from when the stage was applied", () => {
    const observed = { since: "2026-01-10T11:30:00Z" };
    assert.deepEqual(told("dwell", { stage: "pool", observed }), [
      "failed",
      "pool must stand for 3600 s (thresholds.poolDwell): 1800 s are left",
    ]);
    const settings = { thresholds: { poolDwell: "30m", idleDwell: "31m" } };
    assert.equal(checked("dwell", { stage: "pool", settings, observed }).status, "passed");
    assert.equal(checked("dwell", { stage: "cutover", settings, observed }).status, "failed");
  });

  it("knows nothing without a marker", () => {
    const { since, ...observation } = inputOf({ stage: "pool" }).observation;
    assert.ok(since);
    assert.equal(
      told("dwell", { stage: "pool", observed: { ...observation, since: undefined } as never })[0],
      "unknown",
    );
  });
});
