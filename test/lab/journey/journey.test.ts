import assert from "node:assert/strict";
import { journey, type Journeyed } from "../../../tools/journey/journey";
import { takeDown } from "../../../tools/journey/stand";
import { SHORT } from "../../../tools/journey/way";
import { interruption } from "../../support/interruption";
import { needsIngressNginx } from "../../support/needs";

describe("a move off ingress-nginx and back, under traffic", function () {
  // The first time the controller and its image are built.
  this.timeout(45 * 60_000);
  let done: Journeyed;

  before(async function () {
    await needsIngressNginx(this);
    done = await journey({ way: SHORT, rate: 50, byTheBook: true, signal: interruption });
    const { verdict, report } = done;
    process.stdout.write([...verdict.notes, verdict.line, ""].join("\n"));
    assert.equal(report.failure, undefined);
  });

  after(takeDown);

  it("goes through every stage that it names", () =>
    assert.deepEqual(
      done.report.steps.map(({ label }) => label),
      SHORT.map(({ label }) => label),
    ));

  it("loses nothing, and sends clients where each stage says", () =>
    assert.deepEqual(done.verdict.faults, []));
});
