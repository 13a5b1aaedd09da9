import assert from "node:assert/strict";
import { recordOf, type Arrivals, type Attempt } from "../../../../model/watch";
import { lossesOf } from "../../../../tools/journey/trials/traffic";
import { excess } from "../../../../tools/journey/trials/under-fault";

/** The fault is made after four seconds, and mended after eight. */
const work = { fromMs: 4_000, toMs: 8_000 };

const right: Omit<Attempt, "number"> = {
  atMs: 5_000,
  lagMs: 0,
  latencyMs: 10,
  expectedMs: 0,
  kind: "get:new:h1",
  target: "https://shop.example.com/",
  reused: false,
  proxy: "envoy a",
  verdict: "ok",
};
const lost = { ...right, verdict: "lost", cause: "reset" } as const;
const lostLater = { ...lost, atMs: 11_000 };
const lostOnKept = { ...lost, kind: "get:kept:h1" };

const recorded = (of: readonly Omit<Attempt, "number">[], arrivals?: Arrivals) =>
  recordOf({
    ...{ run: "abc", started: "2026-01-01T00:00:00.000Z", ended: "2026-01-01T00:00:12.000Z" },
    settings: { ...SETTINGS, targets: [] },
    attempts: of.map((each, index) => ({ ...each, number: index + 1 })),
    arrivals: arrivals ?? new Map(of.map((_, index) => [index + 1, 1])),
    connections: {},
    marks: [],
  });

const SETTINGS = {
  rate: 1,
  mix: {},
  pool: 1,
  timeoutMs: 10_000,
  slowMs: 1_000,
  judged: "echo",
} as const;

describe("what clients lose by a fault", () => {
  it("is counted by connection, without what lasts until somebody ends it", () => {
    const socket = { ...lost, kind: "websocket:kept:h1" };
    const { sent, onNew, onKept, lasting } = lossesOf(recorded([right, lost, lostOnKept, socket]));
    assert.deepEqual(
      { sent, onNew, onKept, lasting },
      { sent: 4, onNew: 1, onKept: 1, lasting: 1 },
    );
  });

  it("is too much on a new connection, unless its proxy has gone", () => {
    const traffic = { record: recorded([right, lost]), work };
    assert.equal(excess({ traffic, allowed: "kept" }).length, 1);
    assert.equal(excess({ traffic, allowed: "nothing" }).length, 1);
    assert.deepEqual(excess({ traffic, allowed: "of one proxy" }), []);
    assert.deepEqual(excess({ traffic, allowed: "everything for a time" }), []);
  });

  it("is too much when all is well again", () => {
    const traffic = { record: recorded([lostLater]), work };
    assert.equal(excess({ traffic, allowed: "of one proxy" }).length, 1);
    assert.equal(excess({ traffic, allowed: "everything for a time" }).length, 1);
  });

  it("may be requests on kept connections", () => {
    const traffic = { record: recorded([lostOnKept]), work };
    assert.deepEqual(excess({ traffic, allowed: "kept" }), []);
    assert.equal(excess({ traffic, allowed: "nothing" }).length, 1);
  });

  it("is never a request that came twice or was answered wrongly", () => {
    const twice = { record: recorded([right], new Map([[1, 2]])), work };
    assert.equal(excess({ traffic: twice, allowed: "everything for a time" }).length, 1);
    const wrong = { record: recorded([{ ...right, verdict: "wrong", cause: "404" }]), work };
    assert.equal(excess({ traffic: wrong, allowed: "everything for a time" }).length, 1);
  });

  it("is not known where the backend does not tell what came", () => {
    const record = recorded([right], { unknown: "no log" });
    assert.deepEqual(excess({ traffic: { record, work }, allowed: "kept" }), [
      "duplicates: no log",
    ]);
  });
});
