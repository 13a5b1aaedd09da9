import assert from "node:assert/strict";
import {
  caseLine,
  countsOf,
  faultsOf,
  summaryLine,
  type CaseReport,
} from "../../../tools/parity/report";
import type { Vector } from "../../../tools/parity/run";

const vector = (parts: Partial<Vector> = {}): Vector => ({
  title: "GET http://a/",
  differences: [],
  faults: [],
  verdict: "equal",
  ...parts,
});

const DIFFERENCE = { field: "status", nginx: "200", envoy: "403" } as const;

const CASES: readonly CaseReport[] = [
  { name: "a/equal", about: "the same", vectors: [vector(), vector()] },
  {
    name: "a/explained",
    about: "known",
    vectors: [
      vector({ differences: [{ ...DIFFERENCE, findings: ["b", "a"] }], verdict: "explained" }),
    ],
  },
  {
    name: "a/unexplained",
    about: "new",
    vectors: [vector({ differences: [{ ...DIFFERENCE, findings: [] }], verdict: "unexplained" })],
  },
  { name: "a/wrong", about: "not as said", vectors: [vector({ faults: ["nginx did more"] })] },
  { name: "a/skipped", about: "elsewhere", skipped: "no module", vectors: [] },
];

describe("parity: the report", () => {
  it("counts requests by their verdict, and the cases left out", () =>
    assert.equal(
      summaryLine(countsOf({ cases: CASES, refused: [] })),
      "parity: vectors 5 equal 3 explained 1 unexplained 1 skipped 1",
    ));

  it("lists what is unexplained, not as predicted, or refused", () =>
    assert.deepEqual(faultsOf({ cases: CASES, refused: ["HTTPRoute a/b: Accepted"] }), [
      "refused: HTTPRoute a/b: Accepted",
      "a/unexplained, GET http://a/: unexplained status: nginx 200, Envoy 403",
      "a/wrong, GET http://a/: nginx did more",
    ]));

  it("has no fault where all is equal or explained", () =>
    assert.deepEqual(faultsOf({ cases: CASES.slice(0, 2), refused: [] }), []));

  it("shows a case with the findings that explain it", () => {
    const [equal = "", explained = "", unexplained = "", wrong = "", skipped = ""] =
      CASES.map(caseLine);
    assert.match(equal, /✔.* a\/equal +2 {2}the same$/);
    assert.match(explained, /✔.*\n.*a, b/);
    assert.match(unexplained, /✖/);
    assert.match(wrong, /✖/);
    assert.match(skipped, /skipped: no module/);
  });
});
