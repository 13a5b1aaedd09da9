import assert from "node:assert/strict";
import { parseBytes, parseList, parseTime, parseWords } from "../../../../model/nginx/values/texts";

describe("values of nginx", () => {
  const sizes: [string, number | undefined][] = [
    ["0", 0],
    ["1000", 1000],
    ["8k", 8192],
    ["8K", 8192],
    [" 1m ", 1_048_576],
    ["2g", 2_147_483_648],
    ["1b", undefined],
    ["1.5m", undefined],
    ["", undefined],
  ];
  for (const [text, bytes] of sizes) {
    it(`reads ${JSON.stringify(text)} as a size`, () => assert.equal(parseBytes(text), bytes));
  }

  const times: [string, number | undefined][] = [
    ["240s", 240],
    ["240", 240],
    ["500ms", 0.5],
    ["1h 30m", 5400],
    ["1h30m", 5400],
    ["2d", 172_800],
    ["1w", 604_800],
    ["1M", 2_592_000],
    ["1y", 31_536_000],
    ["soon", undefined],
    ["5x", undefined],
    ["", undefined],
  ];
  for (const [text, seconds] of times) {
    it(`reads ${JSON.stringify(text)} as a time`, () => assert.equal(parseTime(text), seconds));
  }

  it("reads lists: items trimmed, empty ones left out, blank ones kept", () =>
    assert.deepEqual(parseList(" a, b,,c , "), ["a", "b", "c", ""]));

  it("reads words", () => assert.deepEqual(parseWords(" error  timeout\n"), ["error", "timeout"]));
});
