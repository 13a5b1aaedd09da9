import assert from "node:assert/strict";
import { ADDRESS_MODES, STAGES } from "../../../../model/migration/stage";
import { INVENTORIES, modesOf, planAt } from "./places";
import { STEPS } from "./steps";
import { assertAllowed, compared } from "./compared";

describe("resources of a migration by stage", function () {
  this.timeout(120_000);

  for (const name of Object.keys(INVENTORIES)) {
    for (const mode of ADDRESS_MODES) {
      it(`differ between any two stages as the table says: ${name}, ${mode}`, () => {
        const stages = STAGES.filter((stage) => modesOf(stage).includes(mode));
        for (const stage of stages) {
          for (const other of stages) {
            assertAllowed(planAt(name, mode, stage), planAt(name, mode, other));
          }
        }
      });
    }
  }

  it("do what the table says: each of its lines is met", () => {
    const all = Object.keys(INVENTORIES).flatMap((name) =>
      ADDRESS_MODES.flatMap((mode) => {
        const stages = STAGES.filter((stage) => modesOf(stage).includes(mode));
        return stages.slice(1).map((stage, index) => ({
          stage,
          found: compared(planAt(name, mode, stages[index] ?? "assess"), planAt(name, mode, stage)),
        }));
      }),
    );
    for (const [stage, step] of Object.entries(STEPS)) {
      for (const part of ["adds", "removes", "changes"] as const) {
        const met = all.filter((each) => each.stage === stage).flatMap(({ found }) => found[part]);
        for (const pattern of step[part]) {
          assert.ok(
            met.some((each) => pattern.test(each)),
            `${stage} ${part} ${pattern.source}`,
          );
        }
      }
    }
  });
});
