import assert from "node:assert/strict";
import { trialStep, wayBetween } from "../../../../tools/journey/trials/stages";

const settingsAt = (step: Parameters<typeof trialStep>[0]) => trialStep(step).settings ?? {};

describe("the way of a trial", () => {
  it("goes forward step by step, and leaves canaries out", () => {
    assert.deepEqual(wayBetween("assess", "pool"), ["install", "routes", "adopt", "pool"]);
  });

  it("leads to canaries where they are wanted, and on from them", () => {
    assert.deepEqual(wayBetween("install", "canary"), ["routes", "optin", "canary"]);
    assert.deepEqual(wayBetween("optin", "adopt"), ["canary", "adopt"]);
    assert.deepEqual(wayBetween("canary", "adopt"), ["adopt"]);
  });

  it("goes back at once, and nowhere where it is there", () => {
    assert.deepEqual(wayBetween("idle", "adopt"), ["adopt"]);
    assert.deepEqual(wayBetween("pool", "pool"), []);
  });

  it("has the keys of its stage, of the trial, and of the step, the last of which holds", () => {
    const { addressMode, poolReplicas } = settingsAt({
      stage: "pool",
      context: { settings: { addressMode: "own" } },
      settings: { poolReplicas: 2 },
    });
    assert.deepEqual({ addressMode, poolReplicas }, { addressMode: "own", poolReplicas: 2 });
    assert.equal(settingsAt({ stage: "pool", context: {} }).poolReplicas, 1);
    assert.equal(settingsAt({ stage: "cutover", context: {} }).poolReplicas, undefined);
  });
});
