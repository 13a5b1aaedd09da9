import * as assert from "node:assert/strict";
import fc from "fast-check";
import { checksOf } from "../../../../model/migration/checks";
import { CHECKS, type CheckId } from "../../../../model/migration/evidence/evidence";
import { REQUIREMENTS } from "../../../../model/migration/gates/requirements";
import { ADDRESS_MODES } from "../../../../model/migration/stage";
import { blockersOf, check, evidenceOf, gatesOf, STEPS } from "./input";

const anyStep = fc.constantFrom(...STEPS);

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
