import assert from "node:assert/strict";

import { duration, line } from "../../lab/progress";
import { runSteps, secondsLeft, type StepEvent } from "../../lab/steps";

describe("lab: steps", () => {
  const run = async (steps: Parameters<typeof runSteps>[0]["steps"], signal?: AbortSignal) => {
    const events: StepEvent[] = [];
    const outcome = await runSteps({
      steps,
      signal: signal ?? new AbortController().signal,
      onStep: (event) => events.push(event),
    }).then(
      () => undefined,
      (error: unknown) => error,
    );
    return { outcome, seen: events.map(summary) };
  };
  const summary = (event: StepEvent) =>
    event.kind === "planned" ? event.titles.join("+") : `${event.kind} ${event.title}`;
  const done: string[] = [];
  const step = (title: string) => ({
    title,
    run: () => {
      done.push(title);
      return Promise.resolve();
    },
  });

  beforeEach(() => done.splice(0));

  it("runs them in order and reports each", async () => {
    const { outcome, seen } = await run([step("a"), step("b")]);
    assert.equal(outcome, undefined);
    assert.deepEqual(done, ["a", "b"]);
    assert.deepEqual(seen, ["a+b", "started a", "finished a", "started b", "finished b"]);
  });

  it("leaves out what is present", async () => {
    const { seen } = await run([{ ...step("a"), present: () => Promise.resolve(true) }, step("b")]);
    assert.deepEqual(done, ["b"]);
    assert.deepEqual(seen, ["a+b", "present a", "started b", "finished b"]);
  });

  it("ends with the first that fails", async () => {
    const fault = new Error("broken");
    const { outcome, seen } = await run([
      { title: "a", run: () => Promise.reject(fault) },
      step("b"),
    ]);
    assert.equal(outcome, fault);
    assert.deepEqual(done, []);
    assert.deepEqual(seen, ["a+b", "started a", "failed a"]);
  });

  it("starts no step after an interruption", async () => {
    const interruption = new AbortController();
    const interrupting = {
      title: "a",
      run: () => {
        interruption.abort(new Error("interrupted"));
        return Promise.resolve();
      },
    };
    const { outcome } = await run([interrupting, step("b")], interruption.signal);
    assert.deepEqual(done, []);
    assert.match(String(outcome), /interrupted/);
  });
});

describe("lab: time left", () => {
  it("is said at the start of every long step", async () => {
    const said: (number | undefined)[] = [];
    const steps = [{ estimate: 100 }, {}, { estimate: 20 }].map((estimate, index) => ({
      ...estimate,
      title: String(index),
      run: () => Promise.resolve(),
    }));
    await runSteps({
      steps,
      signal: new AbortController().signal,
      onStep: (event) => {
        if (event.kind === "started") {
          said.push(event.left);
        }
      },
    });
    assert.equal(said[0], 120);
    assert.equal(said[1], undefined);
    // The first step took no time instead of 100 s: so will the last.
    assert.ok(Number(said[2]) < 1);
  });

  it("is the sum of the estimates at first", () => {
    assert.equal(secondsLeft([{ estimate: 100 }, { estimate: 20 }]), 120);
  });

  it("is corrected by the speed of this machine", () => {
    assert.equal(secondsLeft([{ estimate: 100, actual: 200 }, { estimate: 20 }]), 40);
  });

  it("ignores steps without an estimate", () => {
    assert.equal(secondsLeft([{ estimate: 0, actual: 50 }, { estimate: 20 }]), 20);
  });

  it("is nothing when all are over", () => {
    assert.equal(secondsLeft([{ estimate: 100, actual: 200 }]), 0);
  });
});

describe("lab: progress lines", () => {
  it("say how long a step took, and how long the rest will take", () => {
    assert.equal(duration(5.26), "5.3 s");
    assert.equal(duration(130), "2 min 10 s");
    assert.equal(line({ kind: "started", title: "a" }), undefined);
    assert.equal(
      line({ kind: "started", title: "a", left: 90 }),
      "… a (about 1 min 30 s left in all)",
    );
    assert.equal(line({ kind: "finished", title: "a", seconds: 2 }), "✔ a (2.0 s)");
    assert.equal(
      line({ kind: "failed", title: "a", seconds: 2, error: new Error("x") }),
      "✖ a (2.0 s)",
    );
  });
});
