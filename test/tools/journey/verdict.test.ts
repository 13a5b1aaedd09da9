import assert from "node:assert/strict";
import type { Attempt } from "../../../model/watch/attempt";
import { recordOf } from "../../../model/watch/record";
import { PLAIN_RELOAD } from "../../../tools/journey/reload";
import { exceeds } from "../../../tools/journey/significance";
import { judgeJourney, type StepReport, type Verdict } from "../../../tools/journey/verdict";

const STARTED = Date.parse("2026-01-01T00:00:00Z");

/** Each mark has ten seconds; requests are due in the middle of theirs. */
const MARKS = [PLAIN_RELOAD, PLAIN_RELOAD, PLAIN_RELOAD, "routes", "adopt", "pool"];

const at = (mark: string): number => MARKS.indexOf(mark) * 10_000 + 5_000;

const failures = (
  count: number,
  mark: string,
  rest: Partial<Attempt> = {},
): Omit<Attempt, "number">[] =>
  Array.from({ length: count }, () => ({
    atMs: at(mark),
    lagMs: 0,
    latencyMs: 10,
    expectedMs: 0,
    kind: "get:kept:h1",
    target: "https://shop.example.com/",
    reused: true,
    proxy: "nginx 1",
    verdict: "lost",
    cause: "reset",
    ...rest,
  }));

const steps = (parts: Partial<StepReport> = {}): StepReport[] =>
  ["routes", "adopt", "pool"].map((label) => ({
    label,
    reload: label === "adopt",
    seconds: 1,
    address: "198.18.5.10",
    faults: [],
    ...parts,
  }));

const judged = (
  of: readonly Omit<Attempt, "number">[],
  { taken = steps(), arrivals }: { taken?: readonly StepReport[]; arrivals?: number } = {},
): Verdict => {
  const attempts = of.map((each, index) => ({ ...each, number: index + 1 }));
  const record = recordOf({
    run: "abc",
    started: new Date(STARTED).toISOString(),
    ended: new Date(STARTED + 60_000).toISOString(),
    settings: {
      targets: ["https://shop.example.com/"],
      rate: 100,
      mix: { "get:kept:h1": 1 },
      pool: 4,
      timeoutMs: 10_000,
      slowMs: 1_000,
      judged: "echo",
    },
    attempts,
    arrivals: new Map(
      attempts.map(({ number, verdict }) => [number, arrivals ?? (verdict === "ok" ? 1 : 0)]),
    ),
    connections: {},
    marks: MARKS.map((label, index) => ({
      time: new Date(STARTED + index * 10_000).toISOString(),
      label,
    })),
  });
  return judgeJourney({ record, steps: taken });
};

describe("the verdict on a journey", () => {
  it("is well where nothing is lost, and says so in one line", () => {
    const { faults, line } = judged(failures(2, "pool", { verdict: "ok" }));
    assert.deepEqual(faults, []);
    assert.equal(line, "journey: sent 2 lost 0 duplicated 0 wrong 0 address-changes 0");
  });

  it("lets nothing be lost on a new connection, at a reload neither", () => {
    const { faults, line } = judged([
      ...failures(1, "adopt", { kind: "get:new:h1", reused: false }),
      ...failures(1, "pool", { kind: "websocket:new:h1" }),
    ]);
    assert.equal(faults.length, 2);
    assert.match(faults[0] ?? "", /^adopt: request 1 \(get:new:h1, .*: reset$/);
    assert.match(line, / lost 2 /);
  });

  it("lets kept connections lose requests where a reload is announced, and there only", () => {
    const { faults, notes } = judged([
      ...failures(2, "adopt"),
      ...failures(1, PLAIN_RELOAD),
      ...failures(1, "routes"),
    ]);
    assert.deepEqual(
      faults.map((fault) => fault.split(":")[0]),
      ["routes"],
    );
    assert(notes.includes("adopt: lost on kept connections: 2"));
  });

  it("lets a step's reload cost no more than plain ones", () => {
    const { faults } = judged(failures(6, "adopt"));
    assert.deepEqual(faults, ["adopt: 6 requests lost on kept connections, 0 in 3 plain reloads"]);
    assert.deepEqual(judged([...failures(6, "adopt"), ...failures(9, PLAIN_RELOAD)]).faults, []);
  });

  it("counts what HTTP/2 refused and long connections that were ended, and lets them be", () => {
    const { faults, notes } = judged([
      ...failures(3, "pool", { kind: "get:kept:h2", verdict: "refused" }),
      ...failures(1, "pool", { kind: "get:new:h2", verdict: "refused" }),
      ...failures(2, "pool", { kind: "websocket:kept:h1", cause: "closed" }),
    ]);
    assert.deepEqual(faults, []);
    assert(notes.includes("pool: refused by HTTP/2 (kept): 3"));
    assert(notes.includes("pool: refused by HTTP/2 (new): 1"));
    assert(notes.includes("pool: websocket:kept:h1, closed: 2"));
  });

  it("lets nothing be wrong or arrive twice, on whatever connection", () => {
    assert.equal(judged(failures(1, "adopt", { verdict: "wrong" })).faults.length, 1);
    const websocket = { kind: "websocket:kept:h1", verdict: "ok" as const };
    assert.equal(judged(failures(1, "adopt", websocket), { arrivals: 2 }).faults.length, 1);
  });

  it("has the faults of steps, and an address that changes", () => {
    const [first, ...others] = steps();
    assert(first);
    const taken = [first, ...others.map((each) => ({ ...each, address: "198.18.5.11" }))];
    const { faults, line } = judged([], { taken });
    assert.deepEqual(faults, ["the address changed: 198.18.5.10, 198.18.5.11, 198.18.5.11"]);
    assert.match(line, /address-changes 1$/);
    assert.equal(judged([], { taken: steps({ faults: ["no"] }) }).faults.length, 3);
  });
});

describe("more than chance", () => {
  it("is what equal costs make once in a thousand runs", () => {
    const own = (events: number) => ({ events, of: 1 });
    // Of five events in four equal trials all fall into one of them by (1/4)^5 = 0.00098.
    assert.equal(exceeds({ own: own(4), plain: { events: 0, of: 3 } }), false);
    assert.equal(exceeds({ own: own(5), plain: { events: 0, of: 3 } }), true);
    assert.equal(exceeds({ own: own(0), plain: { events: 0, of: 3 } }), false);
    assert.equal(exceeds({ own: own(10), plain: { events: 30, of: 3 } }), false);
    assert.equal(exceeds({ own: own(40), plain: { events: 30, of: 3 } }), true);
  });
});
