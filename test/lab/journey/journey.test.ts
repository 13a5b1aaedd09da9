import assert from "node:assert/strict";
import { journey, type Journeyed } from "../../../tools/journey/journey";
import { takeDown } from "../../../tools/journey/stand";
import { BOOK, SHORT } from "../../../tools/journey/way";
import { interruption } from "../../support/interruption";
import { needsIngressNginx } from "../../support/needs";

const WAYS = [
  { title: "a move off ingress-nginx and back, under traffic", way: SHORT, byTheBook: false },
  { title: "a move to its end by the commands of the runbook", way: BOOK, byTheBook: true },
] as const;

for (const { title, way, byTheBook } of WAYS) {
  describe(title, function () {
    // The first time the controller and its image are built.
    this.timeout(45 * 60_000);
    let done: Journeyed;

    before(async function () {
      await needsIngressNginx(this);
      done = await journey({ way, rate: 50, byTheBook, signal: interruption });
      const { verdict, report } = done;
      process.stdout.write([...verdict.notes, verdict.line, ""].join("\n"));
      assert.equal(report.failure, undefined);
    });

    after(takeDown);

    it("goes through every stage that it names", () =>
      assert.deepEqual(
        done.report.steps.map(({ label }) => label),
        way.map(({ label }) => label),
      ));

    it("loses nothing, and leads clients where each stage says", () =>
      assert.deepEqual(done.verdict.faults, []));
  });
}
