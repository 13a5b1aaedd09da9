import assert from "node:assert/strict";
import fc from "fast-check";
import { ADDRESS_MODES, STAGES } from "../../../../model/migration/stage";
import { inventory, planOf } from "./planned";
import { INVENTORIES, anyPlace, keepAlive, modesOf, planAt, pods } from "./places";

describe("resources of a migration by stage", function () {
  this.timeout(120_000);

  it("are the same bytes for the same input", () => {
    fc.assert(
      fc.property(anyPlace, ({ name, mode, stage }) => {
        const { from, settings = {} } = INVENTORIES[name] ?? { from: inventory() };
        assert.equal(
          JSON.stringify(
            planOf({ stage, mode, from, settings: { ...settings, ...pods(stage, mode) } }),
          ),
          JSON.stringify(planAt(name, mode, stage)),
        );
      }),
      { numRuns: 30 },
    );
  });

  it("are of one digest at every stage, whatever their weights", () => {
    for (const mode of ADDRESS_MODES) {
      const hashes = STAGES.filter((stage) => modesOf(stage).includes(mode)).map(
        (stage) => planAt("a chart of two hosts", mode, stage).planHash,
      );
      assert.equal(new Set(hashes).size, 1, mode);
    }
    const [one, other, weighed] = [
      planOf({ stage: "pool" }),
      planOf({ stage: "pool", settings: { poolReplicas: 1 } }),
      planOf({ stage: "canary", settings: { canaryWeight: 50 } }),
    ];
    assert.equal(one.planHash, other.planHash);
    assert.equal(one.planHash, weighed.planHash);
    const changed = [
      planOf({ settings: { replicas: 3 } }),
      planOf({ mode: "own" }),
      planOf({ from: inventory({ configMap: keepAlive }) }),
    ];
    assert.equal(new Set([one, ...changed].map(({ planHash }) => planHash)).size, 4);
  });
});
