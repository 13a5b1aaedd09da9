import assert from "node:assert/strict";
import { reconcile, type Arrivals, type Attempt } from "../../../model/watch/attempt";
import { askFor, plainAsk } from "../../../model/watch/echo";
import { judge, type Outcome } from "../../../model/watch/judge";
import {
  formatWatchRecord,
  parseMark,
  parseWatchRecord,
  recordOf,
  withMarks,
  type Run,
} from "../../../model/watch/record";
import { isClean, resultLine } from "../../../model/watch/result";
import { seriesOf } from "../../../model/watch/series";
import { figuresOf, longestGap, quantile } from "../../../model/watch/statistics";

const attempt = (number: number, rest: Partial<Attempt> = {}): Attempt => ({
  number,
  atMs: (number - 1) * 10,
  lagMs: 0,
  latencyMs: 4,
  expectedMs: 0,
  kind: "get:kept:h1",
  target: "https://shop.example.com/",
  reused: false,
  proxy: "nginx",
  verdict: "ok",
  ...rest,
});

const many = (count: number): Attempt[] =>
  Array.from({ length: count }, (_, index) => attempt(index + 1));

const runOf = (attempts: readonly Attempt[], rest: Partial<Run> = {}): Run => ({
  run: "abc",
  started: "2026-01-01T00:00:00.000Z",
  ended: "2026-01-01T00:00:10.000Z",
  settings: {
    targets: ["https://shop.example.com/"],
    rate: 100,
    mix: { "get:kept:h1": 1 },
    pool: 20,
    timeoutMs: 10_000,
    slowMs: 100,
    judged: "echo",
  },
  attempts,
  arrivals: new Map(attempts.map(({ number }) => [number, 1])),
  connections: { "kept:h1": { opened: 1, closedIdle: 0, closedInUse: 0 } },
  marks: [],
  ...rest,
});

const reconciled = (attempts: readonly Attempt[], arrivals: Arrivals = { unknown: "no log" }) =>
  reconcile({ attempts, arrivals, slowMs: 100 });

describe("a request and what the backend saw", () => {
  it("go together one to one", () => {
    const attempts = [
      attempt(1),
      attempt(2),
      attempt(3),
      attempt(4, { verdict: "lost", cause: "reset" }),
      attempt(5, { verdict: "lost", cause: "reset" }),
    ];
    const requests = reconciled(
      attempts,
      new Map([
        [1, 1],
        [2, 2],
        [4, 1],
      ]),
    );
    assert.deepEqual(
      requests.map(({ verdict, arrivals }) => [verdict, arrivals]),
      [
        ["ok", 1],
        ["ok", 2],
        ["wrong", 0],
        ["lost", 1],
        ["lost", 0],
      ],
    );
    assert.match(requests[2]?.cause ?? "", /never saw it/);
    const { sent, lost, duplicated, wrong } = figuresOf(requests);
    assert.deepEqual([sent, lost, duplicated, wrong], [5, 2, 1, 1]);
  });

  it("are not held together without the backend's log", () => {
    const requests = reconciled([attempt(1)]);
    assert.equal(requests[0]?.arrivals, undefined);
    assert.equal(figuresOf(requests).duplicated, null);
  });

  it("is slow beyond the limit after what it takes by itself, if it is right", () => {
    const requests = reconciled([
      attempt(1, { latencyMs: 100 }),
      attempt(2, { latencyMs: 101 }),
      attempt(3, { latencyMs: 3100, expectedMs: 3000 }),
      attempt(4, { latencyMs: 9000, verdict: "lost" }),
    ]);
    assert.deepEqual(
      requests.map(({ slow }) => slow),
      [false, true, false, false],
    );
  });
});

describe("an outcome", () => {
  const lengths = { slowMs: 3000, streamMs: 1000 };
  const ask = askFor({ exchange: "get", id: "run-1", lengths });
  const answer = (rest: Partial<Extract<Outcome, { status: number }>> = {}): Outcome => ({
    status: 200,
    headers: { "x-watch-id": "run-1" },
    body: ask.answer ?? "",
    ...rest,
  });

  it("is right with the echo of the request", () => {
    assert.deepEqual(judge({ ask, outcome: answer() }), { verdict: "ok", status: 200 });
  });

  const cases: [string, Outcome, object][] = [
    ["no answer", { error: "reset" }, { verdict: "lost", cause: "reset" }],
    ["a refusal", { error: "reset", refused: true }, { verdict: "refused", cause: "reset" }],
    [
      "a proxy's 502",
      answer({ status: 502, headers: {} }),
      { verdict: "lost", status: 502, cause: "a proxy answered 502" },
    ],
    [
      "the backend's 502",
      answer({ status: 502 }),
      { verdict: "wrong", status: 502, cause: "status 502, asked for 200" },
    ],
    [
      "no echo",
      answer({ headers: {} }),
      { verdict: "wrong", status: 200, cause: "no echo of the request" },
    ],
    [
      "another's echo",
      answer({ headers: { "x-watch-id": "run-2" } }),
      { verdict: "wrong", status: 200, cause: "the echo of run-2" },
    ],
    [
      "another body",
      answer({ body: "short" }),
      { verdict: "wrong", status: 200, cause: 'another body: "short"' },
    ],
    [
      "a long other body",
      answer({ body: "x".repeat(100) }),
      {
        verdict: "wrong",
        status: 200,
        cause: `another body: "${"x".repeat(80)}"… (100 characters)`,
      },
    ],
  ];
  for (const [name, outcome, judgement] of cases) {
    it(`is not right with ${name}`, () => {
      assert.deepEqual(judge({ ask, outcome }), judgement);
    });
  }

  it("of an ordinary application is told by its status", () => {
    const verdict = (status: number) =>
      judge({ ask: plainAsk("run-1"), outcome: { status, headers: {}, body: "any" } }).verdict;
    assert.deepEqual([200, 301, 399].map(verdict), ["ok", "ok", "ok"]);
    assert.deepEqual([199, 404, 500].map(verdict), ["wrong", "wrong", "wrong"]);
    assert.deepEqual([502, 503, 504].map(verdict), ["lost", "lost", "lost"]);
  });

  it("of a WebSocket is its message, whatever its handshake was named", () => {
    const message = askFor({ exchange: "websocket", id: "run-2", lengths });
    const verdict = (body: string) =>
      judge({ ask: message, outcome: { status: 101, headers: {}, body } }).verdict;
    assert.deepEqual([verdict("run-2"), verdict("run-1")], ["ok", "wrong"]);
  });

  it("of the long exchanges takes time by itself", () => {
    const expected = (["slow", "stream", "post"] as const).map(
      (exchange) => askFor({ exchange, id: "run-1", lengths }).expectedMs,
    );
    assert.deepEqual(expected, [3000, 1000, 0]);
    const stream = askFor({ exchange: "stream", id: "run-1", lengths });
    assert.equal(stream.answer?.match(/^data: run-1 \d$/gm)?.length, 4);
  });
});

describe("figures", () => {
  it("have quantiles by the nearest rank", () => {
    const numbers = Array.from({ length: 100 }, (_, index) => index + 1);
    assert.deepEqual(
      [0, 0.5, 0.99, 1].map((share) => quantile(numbers, share)),
      [1, 50, 99, 100],
    );
    assert.equal(quantile([], 0.5), null);
    assert.equal(quantile([7], 0.01), 7);
  });

  it("have times of right answers only, without what they take by themselves", () => {
    const figures = figuresOf(
      reconciled([
        attempt(1, { latencyMs: 3010, expectedMs: 3000 }),
        attempt(2, { latencyMs: 9000, verdict: "lost" }),
        attempt(3, { latencyMs: 2990, expectedMs: 3000 }),
      ]),
    );
    assert.deepEqual([figures.p50Ms, figures.p99Ms, figures.maxMs], [0, 10, 10]);
  });

  it("have the longest gap: an outage, a stall, or the whole run", () => {
    const gap = (attempts: readonly Attempt[]) => longestGap(reconciled(attempts));
    // Answers come 4 ms after they were due; 11 to 20 are lost.
    const outage = many(30).map((each) =>
      each.number > 10 && each.number <= 20 ? { ...each, verdict: "lost" as const } : each,
    );
    assert.deepEqual(gap(outage), { fromMs: 94, toMs: 204 });
    // 11 to 20 are answered together.
    const stall = many(30).map((each) =>
      each.number > 10 && each.number <= 20 ? { ...each, latencyMs: 204 - each.atMs } : each,
    );
    assert.deepEqual(gap(stall), { fromMs: 94, toMs: 204 });
    assert.deepEqual(gap(many(30).map((each) => ({ ...each, verdict: "lost" as const }))), {
      fromMs: 0,
      toMs: 290,
    });
    assert.deepEqual(gap([]), { fromMs: 0, toMs: 0 });
  });

  it("over time are in stretches of a second, or longer ones in a long run", () => {
    const attempts = [
      ...many(150),
      attempt(151, { proxy: "envoy", atMs: 3000 }),
      attempt(152, { verdict: "lost", atMs: 3010 }),
    ];
    const { stretchMs, stretches } = seriesOf(reconciled(attempts.reverse()));
    assert.equal(stretchMs, 1000);
    assert.deepEqual(
      stretches.map(({ fromMs, sent, lost, answeredBy }) => [fromMs, sent, lost, answeredBy]),
      [
        [0, 100, 0, { nginx: 100 }],
        [1000, 50, 0, { nginx: 50 }],
        [3000, 2, 1, { envoy: 1 }],
      ],
    );
    const long = (atMs: number) => seriesOf(reconciled([attempt(1, { atMs })])).stretchMs;
    assert.deepEqual(
      [1_500_000, 1_500_001, 86_400_000, 1e12].map(long),
      [1000, 2000, 60_000, 3_600_000],
    );
  });
});

describe("a record", () => {
  const attempts = [
    ...many(20).map((each) => (each.number > 15 ? { ...each, proxy: "envoy", lagMs: 3 } : each)),
    attempt(21, { verdict: "lost", cause: "reset", kind: "get:new:h1", connection: 3 }),
  ];

  it("is read as it was written", () => {
    const record = recordOf(runOf(attempts));
    assert.deepEqual(parseWatchRecord(formatWatchRecord(record), "record.json"), { record });
    const fault = parseWatchRecord('{"version": 2, "run": 7}', "record.json");
    assert("fault" in fault);
    assert.match(fault.fault, /record\.json is not a record of a watch/);
  });

  it("counts by proxy, kind and target, and lists what failed", () => {
    const record = recordOf(runOf(attempts));
    assert.deepEqual(
      Object.entries(record.byProxy).map(([name, { sent }]) => [name, sent]),
      [
        ["envoy", 5],
        ["nginx", 16],
      ],
    );
    assert.equal(record.byKind["get:new:h1"]?.lost, 1);
    assert.equal(record.byTarget["https://shop.example.com/"]?.sent, 21);
    assert.deepEqual(
      record.failures.map(({ number, arrivals }) => [number, arrivals]),
      [[21, 1]],
    );
    assert.equal(record.maxLagMs, 3);
    assert.equal(record.arrivals, "known");
  });

  it("lists only so many failures, and says how many more there are", () => {
    const lost = many(10_003).map((each) => ({ ...each, verdict: "lost" as const }));
    const record = recordOf(runOf(lost.reverse()));
    assert.equal(record.failures.length, 10_000);
    assert.equal(record.failures[0]?.number, 1);
    assert.equal(record.failuresLeftOut, 3);
  });

  it("leaves out what was refused first, which nobody lost", () => {
    const failures = many(10_002).map((each) => ({
      ...each,
      verdict: each.number > 10_000 ? ("lost" as const) : ("refused" as const),
    }));
    const record = recordOf(runOf(failures, { arrivals: { unknown: "no log" } }));
    assert.deepEqual(
      record.failures.slice(-3).map(({ number, verdict }) => [number, verdict]),
      [
        [9_998, "refused"],
        [10_001, "lost"],
        [10_002, "lost"],
      ],
    );
    assert.equal(record.failuresLeftOut, 2);
    assert.equal(isClean({ total: { ...record.total, lost: 0 } } as typeof record), true);
  });

  it("does not believe a refusal of what the backend saw", () => {
    const [known, unknown] = [new Map([[1, 1]]), { unknown: "no log" }].map(
      (arrivals) => reconciled([attempt(1, { verdict: "refused" })], arrivals)[0],
    );
    assert.deepEqual([known?.verdict, unknown?.verdict], ["lost", "refused"]);
    assert.match(known?.cause ?? "", /the backend saw it/);
  });

  it("has its marks in the order of time, whatever their zones", () => {
    const mark = (time: string, label: string) => parseMark(JSON.stringify({ time, label }));
    const marks = [
      mark("2026-01-01T12:00:00Z", "second"),
      mark("2026-01-01T12:30:00+01:00", "first"),
    ].flatMap((each) => (each === undefined ? [] : [each]));
    const third = { time: "2026-01-01T13:00:00Z", label: "third" };
    const record = withMarks(recordOf(runOf(attempts, { marks: [third] })), marks);
    assert.deepEqual(
      record.marks.map(({ label }) => label),
      ["first", "second", "third"],
    );
    assert.equal(parseMark("no JSON"), undefined);
    assert.equal(parseMark('{"time": "noon", "label": "x"}'), undefined);
  });

  it("ends in one line, and is clean when nothing is lost, duplicated or wrong", () => {
    const clean = recordOf(runOf(many(20)));
    assert.equal(
      resultLine(clean),
      "watch: sent 20 lost 0 refused 0 duplicated 0 wrong 0 slow 0 longest-gap 10ms",
    );
    assert.equal(isClean(clean), true);
    assert.equal(isClean(recordOf(runOf(attempts))), false);
    assert.equal(
      isClean(
        recordOf(
          runOf(many(2), {
            arrivals: new Map([
              [1, 2],
              [2, 1],
            ]),
          }),
        ),
      ),
      false,
    );
    assert.equal(isClean(recordOf(runOf(many(2), { arrivals: new Map([[1, 1]]) }))), false);
    const unknown = recordOf(runOf(many(2), { arrivals: { unknown: "no log" } }));
    assert.match(resultLine(unknown), /duplicated unknown/);
    assert.deepEqual(unknown.arrivals, { unknown: "no log" });
    assert.equal(isClean(unknown), true);
  });
});
