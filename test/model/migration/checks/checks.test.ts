import assert from "node:assert/strict";
import fc from "fast-check";
import { checksOf, runChecks } from "../../../../model/migration/checks";
import { dwell } from "../../../../model/migration/checks/dwell";
import { evidenceSchema } from "../../../../model/migration/evidence/evidence";
import { REQUIREMENTS } from "../../../../model/migration/gates/requirements";
import { ADDRESS_MODES, STAGES, nextStages } from "../../../../model/migration/stage";
import { GONE, inputOf } from "./input";

/** Modes and stages that exist together. */
const PLACES = ADDRESS_MODES.flatMap((mode) =>
  STAGES.filter((stage) => mode !== "dns" || !["optin", "canary"].includes(stage)).map((stage) => ({
    mode,
    stage,
  })),
);

/** All that is looked at and may be refused. */
const PARTS = [
  "inventory",
  "objects",
  "nginx",
  "envoy",
  "controller",
  "entry",
  "nginxTraffic",
  "envoyTraffic",
  "certificates",
  "health",
  "probe",
  "certManager",
  "ingresses",
  "webhooks",
] as const;

describe("the checks of a stage", () => {
  for (const { mode, stage } of PLACES) {
    it(`pass where all is well: ${stage}, ${mode}`, () => {
      const checks = runChecks(inputOf({ stage, mode }));
      assert.deepEqual(Object.keys(checks), checksOf(stage));
      for (const [id, check] of Object.entries(checks)) {
        assert.deepEqual([id, check.status, ...check.details.filter(isFault)], [id, "passed"]);
      }
    });
  }

  it("are what the gates of its next stages ask for", () => {
    for (const stage of STAGES) {
      for (const next of nextStages(stage)) {
        const asked = REQUIREMENTS[next].map(({ check }) => check);
        const missing = asked.filter((id) => !checksOf(stage).includes(id) && id !== "loss");
        assert.deepEqual([stage, next, ...missing], [stage, next]);
      }
    }
  });

  it("leave out what there is no record of, and stays that nobody asks for", () => {
    const { observation, ...input } = inputOf({ stage: "pool" });
    const { watch, ...unwatched } = observation;
    assert.ok(watch);
    const found = runChecks({ ...input, observation: unwatched });
    assert.deepEqual(
      Object.keys(found),
      checksOf("pool").filter((id) => id !== "loss"),
    );
    assert.equal(dwell(inputOf({ stage: "adopt" })), undefined);
  });

  it("make evidence that its schema takes", () => {
    const checks = runChecks(inputOf({ stage: "pool" }));
    const migration = {
      controller: "ingress-nginx/controller",
      stage: "pool",
      since: "2026-01-09T00:00:00Z",
      planHash: "plan",
      time: "2026-01-10T12:00:00Z",
      checks,
    };
    assert.ok(
      evidenceSchema.safeParse({ version: 1, stack: "dev", migrations: { edge: migration } })
        .success,
    );
  });

  it("never pass by what could not be looked at", () => {
    fc.assert(
      fc.property(fc.constantFrom(...PLACES), fc.subarray([...PARTS]), (place, lost) => {
        const well = runChecks(inputOf(place));
        const observed = Object.fromEntries(lost.map((part) => [part, GONE]));
        const found = runChecks(inputOf({ ...place, observed }));
        assert.deepEqual(Object.keys(found), Object.keys(well));
        const all = runChecks(
          inputOf({ ...place, observed: Object.fromEntries(PARTS.map((part) => [part, GONE])) }),
        );
        for (const [id, { status }] of Object.entries(all)) {
          const own = ["dwell", "loss"].includes(id) || (id === "ownership" && status === "passed");
          assert.ok(own || status !== "passed", `${id} in ${place.stage}`);
        }
        // Fewer things seen never turn a check that does not pass into one that does.
        for (const [id, { status }] of Object.entries(found)) {
          assert.ok(status !== "passed" || well[id as keyof typeof well]?.status === "passed");
        }
      }),
      { numRuns: 60 },
    );
  });

  it("are the same for the same input", () => {
    for (const place of PLACES) {
      assert.deepEqual(runChecks(inputOf(place)), runChecks(inputOf(place)));
    }
  });
});

/** Notes of what is no fault: the record's time, for one. */
const isFault = (detail: string): boolean => !detail.startsWith("from ");
