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

  it("loses nothing, and does what each stage says", () =>
    assert.deepEqual(done.verdict.faults, []));

  it("sends clients to Envoy and back to nginx", () => {
    const { series, marks, started } = done.report.record;
    const answeredBy = (label: string): Set<string> => {
      const time = (name: string | undefined) =>
        Date.parse(marks.find((mark) => mark.label === name)?.time ?? "") - Date.parse(started);
      const next = marks[marks.findIndex((mark) => mark.label === label) + 1]?.label;
      // The end of a stage, where it is done.
      const until = next === undefined ? Infinity : time(next);
      const stretches = series.filter(({ fromMs }) => fromMs < until && fromMs >= until - 3_000);
      const last = until === Infinity ? series.slice(-3, -1) : stretches;
      const names = last.flatMap((stretch) => Object.keys(stretch.answeredBy));
      return new Set(names.map((name) => name.split(" ")[0] ?? ""));
    };
    assert.deepEqual(answeredBy("routes"), new Set(["nginx"]));
    assert.deepEqual(answeredBy("idle"), new Set(["envoy"]));
  });
});
