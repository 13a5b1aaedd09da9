import assert from "node:assert/strict";
import type { Judgement } from "../../../model/probe/judge";
import { notProbed } from "../../../model/probe/judge";
import type { Protection } from "../../../model/probe/protections";
import { isClean, probeLine, probeReportSchema, reportOf } from "../../../model/probe/report";
import { probeRequest } from "../../../model/probe/request";

const PROTECTION: Protection = {
  id: "shop.example/admin basicAuth",
  host: "shop.example",
  path: "/admin",
  kind: "basicAuth",
  names: ["shop.example/admin"],
};

const judgement = (verdict: Judgement["verdict"], parts: Partial<Judgement> = {}): Judgement => ({
  verdict,
  differences: [],
  unstable: [],
  ...parts,
});

const judged = (judgement: Judgement, credentials?: string) => ({
  request: probeRequest({
    scheme: "https",
    host: "shop.example",
    target: "/admin",
    purpose: "hit",
    protections: [PROTECTION.id],
    ...(credentials !== undefined && { credentials }),
  }),
  judgement,
});

const report = (all: readonly ReturnType<typeof judged>[], protection = PROTECTION) =>
  reportOf({
    migration: "shop",
    time: "2026-11-21T10:00:00.000Z",
    judged: all,
    protections: [protection],
    heldBack: ["old.example"],
    unreached: [{ host: "shop.example", path: "/x", reason: "why" }],
  });

const status = (all: readonly ReturnType<typeof judged>[], protection = PROTECTION) => {
  const [first] = report(all, protection).protections;
  assert(first !== undefined);
  return [first.status, first.refused, first.allowed, first.reason];
};

const DIFFERENT = judgement("unexplained", {
  differences: [{ field: "status", nginx: "200", envoy: "404", findings: [] }],
});
const VERDICTS = [
  judgement("equal"),
  judgement("explained"),
  DIFFERENT,
  judgement("failed", { reason: "reset" }),
  notProbed("no credentials"),
];

describe("probe: the report", () => {
  it("counts each verdict, lists what is not equal, and is what its schema says", () => {
    const all = VERDICTS.map((each) => judged(each));
    const made = report(all);
    assert.deepEqual(probeReportSchema.parse(made), made);
    assert.deepEqual(
      made.requests.map(({ verdict }) => verdict),
      ["explained", "unexplained", "failed", "not probed"],
    );
    assert.equal(
      probeLine([made, made]),
      "probe: requests 10 equal 2 explained 2 unexplained 2 failed 2 not-probed 2",
    );
  });

  it("is clean without anything unexplained or failed", () => {
    assert.deepEqual(
      VERDICTS.map((each) => isClean(report([judged(each)]))),
      [true, true, false, false, true],
    );
  });

  it("takes a protection for probed once it refused and let pass", () => {
    const equal = judgement("equal");
    const { id } = PROTECTION;
    assert.deepEqual(status([judged(equal), judged(equal, id)]), ["probed", 1, 1, undefined]);
    assert.deepEqual(status([judged(equal), judged(notProbed("no credentials"), id)]), [
      "not probed",
      1,
      0,
      "no credentials",
    ]);
    assert.deepEqual(status([]), ["not probed", 0, 0, "no request of this run was about it"]);
    assert.deepEqual(status([], { ...PROTECTION, kind: "rateLimit", untested: "a burst" }), [
      "left out",
      0,
      0,
      "a burst",
    ]);
    assert.deepEqual(status([judged(equal)], { ...PROTECTION, host: "old.example" }), [
      "left out",
      0,
      0,
      "its host stays on nginx",
    ]);
    assert.deepEqual(status([judged(equal)], { ...PROTECTION, kind: "addresses" }), [
      "probed",
      1,
      0,
      undefined,
    ]);
  });

  it("takes it for failed after one wrong answer, and says which", () => {
    const title = "GET https://shop.example/admin (hit)";
    assert.deepEqual(status([judged(DIFFERENT)]), [
      "failed",
      0,
      0,
      `${title}: unexplained difference`,
    ]);
    assert.deepEqual(status([judged(judgement("failed", { reason: "reset" }))]), [
      "failed",
      0,
      0,
      `${title}: reset`,
    ]);
  });
});
