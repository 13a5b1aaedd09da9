import assert from "node:assert/strict";
import { covers, intersection } from "../../../model/gateway/hostnames";

describe("host patterns", () => {
  const CASES: [one: string, other: string, shared: string | undefined][] = [
    ["*", "*", "*"],
    ["*", "a.example.com", "a.example.com"],
    ["*", "*.example.com", "*.example.com"],
    ["*.example.com", "a.example.com", "a.example.com"],
    ["*.example.com", "b.a.example.com", "b.a.example.com"],
    ["*.example.com", "*.a.example.com", "*.a.example.com"],
    ["*.example.com", "example.com", undefined],
    ["*.example.com", "a.badexample.com", undefined],
    ["a.example.com", "a.example.com", "a.example.com"],
    ["a.example.com", "b.example.com", undefined],
    ["*.a.example.com", "*.b.example.com", undefined],
  ];
  for (const [one, other, shared] of CASES) {
    it(`${one} and ${other} share ${shared ?? "nothing"}`, () => {
      assert.equal(intersection(one, other), shared);
      assert.equal(intersection(other, one), shared);
    });
  }

  it("cover others only from the wider side", () => {
    assert.equal(covers("*.example.com", "a.example.com"), true);
    assert.equal(covers("a.example.com", "*.example.com"), false);
    assert.equal(covers("*.example.com", "*"), false);
  });
});
