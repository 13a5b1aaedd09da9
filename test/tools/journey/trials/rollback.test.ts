import assert from "node:assert/strict";
import { recordOf, type Attempt } from "../../../../model/watch";
import { findingOf } from "../../../../tools/journey/trials/rollback";

const STARTED = "2026-01-01T00:00:00.000Z";

/** Accepted eight seconds after the begin, of an update of four to ten. */
const accepted = Date.parse(STARTED) + 8_000;
const work = { fromMs: 4_000, toMs: 10_000 };

const made = (atMs: number, parts: Partial<Attempt> = {}): Omit<Attempt, "number"> => ({
  ...{ atMs, lagMs: 5, latencyMs: 10, expectedMs: 0, kind: "get:new:h1" },
  ...{ target: "https://shop.example.com/", reused: false, proxy: "envoy a", verdict: "ok" },
  ...parts,
});

const found = (
  of: readonly Omit<Attempt, "number">[],
  { acceptedAt }: { acceptedAt: number | undefined } = { acceptedAt: accepted },
) => {
  const attempts = of.map((each, index) => ({ ...each, number: index + 1 }));
  const record = recordOf({
    ...{ run: "abc", started: STARTED, ended: "2026-01-01T00:00:40.000Z" },
    settings: {
      ...{ targets: [], rate: 1, mix: {}, pool: 1 },
      ...{ timeoutMs: 10_000, slowMs: 1_000, judged: "echo" },
    },
    attempts,
    arrivals: new Map(attempts.map(({ number }) => [number, 1])),
    connections: {},
    marks: [],
  });
  return findingOf({ traffic: { record, attempts, work }, acceptedAt });
};

describe("the way back", () => {
  it("lasts until the last request at Envoy, by kind of connection", () => {
    const { figures, faults } = found([
      made(8_100),
      made(8_200, { proxy: "nginx b" }),
      made(9_000, { reused: true, kind: "get:kept:h1" }),
      made(12_000, { reused: true, kind: "websocket:kept:h1" }),
    ]);
    assert.deepEqual(faults, []);
    assert.equal(figures["from its begin until the selector is accepted, ms"], 4_000);
    assert.equal(figures["from then until the last new connection at Envoy, ms"], 105);
    assert.equal(figures["until the last request on a kept connection at Envoy, ms"], 1_005);
    assert.equal(figures["until the last message on a WebSocket at Envoy, ms"], 4_005);
  });

  it("is at once where nothing came to Envoy any more", () => {
    const { figures } = found([made(7_000)]);
    assert.equal(figures["from then until the last new connection at Envoy, ms"], 0);
  });

  it("may lose nothing on new connections", () => {
    const lost = { verdict: "lost", cause: "reset" } as const;
    assert.equal(found([made(8_100, lost)]).faults.length, 1);
    const kept = { ...lost, reused: true, kind: "get:kept:h1" };
    assert.deepEqual(found([made(8_100, kept)]).faults, []);
  });

  it("is none where the selector did not change", () => {
    const { faults } = found([made(8_100)], { acceptedAt: undefined });
    assert.deepEqual(faults, ["the selector did not change"]);
  });
});
