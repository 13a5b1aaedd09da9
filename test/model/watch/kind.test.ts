import assert from "node:assert/strict";
import fc from "fast-check";
import {
  CONNECTIONS,
  DEFAULT_MIX,
  EXCHANGES,
  kindName,
  parseMix,
  PLAIN_MIX,
  PROTOCOLS,
  type Mix,
} from "../../../model/watch/kind";
import { schedule } from "../../../model/watch/schedule";

const mixOf = (text: string): Mix => {
  const parsed = parseMix(text);
  assert("mix" in parsed, JSON.stringify(parsed));
  return parsed.mix;
};

describe("a mix", () => {
  it("has kinds with weights, 1 unless another is given", () => {
    assert.deepEqual(mixOf("get:kept:h1=3, websocket:new:h1"), [
      { kind: { exchange: "get", connection: "kept", protocol: "h1" }, weight: 3 },
      { kind: { exchange: "websocket", connection: "new", protocol: "h1" }, weight: 1 },
    ]);
  });

  it("has every exchange, connection and protocol unless another is asked for", () => {
    const kinds = mixOf(DEFAULT_MIX).map(({ kind }) => kind);
    assert.deepEqual(new Set(kinds.map(({ exchange }) => exchange)), new Set(EXCHANGES));
    assert.deepEqual(new Set(kinds.map(({ connection }) => connection)), new Set(CONNECTIONS));
    assert.deepEqual(new Set(kinds.map(({ protocol }) => protocol)), new Set(PROTOCOLS));
    assert.equal(
      mixOf(PLAIN_MIX).every(({ kind }) => kind.exchange === "get"),
      true,
    );
  });

  it("has all its faults told at once", () => {
    const parsed = parseMix(
      "get,get:kept:h3,put:kept:h1,get:old:h1,get:kept:h1=0,post:kept:h1,post:kept:h1=2,websocket:kept:h2",
    );
    assert("faults" in parsed);
    assert.equal(parsed.faults.length, 7);
    assert.match(
      parsed.faults[0] ?? "",
      /^"get" is no exchange:connection:protocol=weight; get \| post/,
    );
    assert.equal(parsed.faults[5], "post:kept:h1 stands in the mix twice");
    assert.match(parsed.faults[6] ?? "", /HTTP\/1\.1 only/);
  });
});

describe("a schedule", () => {
  const mixes = fc
    .uniqueArray(
      fc.record({
        exchange: fc.constantFrom(...EXCHANGES),
        connection: fc.constantFrom(...CONNECTIONS),
        protocol: fc.constantFrom(...PROTOCOLS),
      }),
      { minLength: 1, maxLength: 6, selector: kindName },
    )
    .chain((kinds) =>
      fc
        .array(fc.integer({ min: 1, max: 9 }), { minLength: kinds.length, maxLength: kinds.length })
        .map((weights) => kinds.map((kind, index) => ({ kind, weight: weights[index] ?? 1 }))),
    );

  it("has each kind by its weight in every round, each target as often as the others", () => {
    fc.assert(
      fc.property(mixes, fc.integer({ min: 1, max: 5 }), (mix, targetCount) => {
        const targets = Array.from({ length: targetCount }, (_, index) => index);
        const dueOf = schedule({ mix, rate: 100, targetsOf: () => targets });
        const round = mix.reduce((sum, { weight }) => sum + weight, 0);
        const all = Array.from({ length: round * targetCount }, (_, index) => dueOf(index + 1));
        for (const { kind, weight } of mix) {
          const ofKind = all.filter((due) => kindName(due.kind) === kindName(kind));
          assert.equal(ofKind.length, weight * targetCount);
          for (const target of targets) {
            assert.equal(ofKind.filter((due) => due.target === target).length, weight);
          }
        }
        const first = all.slice(0, round).map(({ kind }) => kindName(kind));
        assert.deepEqual(
          first,
          Array.from({ length: round }, (_, index) => kindName(dueOf(round + index + 1).kind)),
        );
      }),
    );
  });

  it("is due by the number alone, at a constant rate", () => {
    const dueOf = schedule({ mix: mixOf("get:kept:h1"), rate: 200, targetsOf: () => ["a"] });
    assert.deepEqual(
      [1, 2, 201].map((number) => dueOf(number).atMs),
      [0, 5, 1000],
    );
  });

  it("needs targets", () => {
    const dueOf = schedule({ mix: mixOf("get:kept:h1"), rate: 1, targetsOf: () => [] });
    assert.throws(() => dueOf(1), RangeError);
  });
});
