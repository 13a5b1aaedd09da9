import assert from "node:assert/strict";
import {
  evidenceFile,
  formatEvidence,
  parseEvidence,
} from "../../../../model/migration/evidence/parse";
import type { Evidence } from "../../../../model/migration/evidence/evidence";

const EVIDENCE: Evidence = {
  version: 1,
  stack: "prod",
  migrations: {
    nginx: {
      controller: "ingress-nginx/controller",
      stage: "routes",
      since: "2026-01-02T03:04:05Z",
      planHash: "abc",
      time: "2026-01-03T03:04:05Z",
      checks: {
        drift: { status: "passed", summary: "none", numbers: { drifted: 0 }, details: [] },
      },
    },
  },
};

describe("a file of evidence", () => {
  it("is read as it was written, in the order of its keys", () => {
    const text = formatEvidence(EVIDENCE);
    assert.deepEqual(parseEvidence(text, "e.json"), { evidence: EVIDENCE });
    assert.ok(text.startsWith('{\n  "migrations"'));
  });

  for (const [name, text, fault] of [
    ["no JSON", "{", /e\.json is not evidence: it is not JSON, or no map; .*edge verify/],
    ["another version", '{"version": 2}', /evidence of schema version 2; this program reads/],
    ["no version", "{}", /of no known schema version/],
    [
      "several faults",
      '{"version": 1, "stack": 3, "migrations": {"a": {"stage": "later"}}}',
      /stack: .*\n(.*\n)*.*migrations\.a\.stage/,
    ],
  ] as const) {
    it(`with ${name} is refused with every fault`, () => {
      const parsed = parseEvidence(text, "e.json");
      assert.match("fault" in parsed ? parsed.fault : "", fault);
    });
  }

  it("is the stack's own, or the one that is named", () => {
    assert.equal(evidenceFile({ migration: {}, stack: "prod" }), "evidence/prod.json");
    assert.equal(evidenceFile({ migration: { evidence: "e/x.json" }, stack: "prod" }), "e/x.json");
  });
});
