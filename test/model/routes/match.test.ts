import assert from "node:assert/strict";
import { literalStart, matchKey, matchText } from "../../../model/routes/match";
import type { Match } from "../../../model/settings";

const match = (fields: Partial<Match>): Match => ({
  path: { prefix: "/" },
  headers: {},
  query: {},
  ...fields,
});

describe("matchText", () => {
  it("shows every part of a match", () => {
    assert.equal(matchText(match({})), "/");
    assert.equal(matchText(match({ path: { exact: "/a" } })), "= /a");
    assert.equal(
      matchText(
        match({
          path: { regex: "/a.*" },
          method: "GET",
          headers: { b: { regex: "2" }, a: "1" },
          query: { d: "4", c: { regex: "3" } },
        }),
      ),
      "GET ~ /a.* header a=1 header b~2 query c~3 query d=4",
    );
  });
});

describe("matchKey", () => {
  it("is the same whatever the order of fields", () => {
    assert.equal(
      matchKey(match({ headers: { a: "1", b: "2" } })),
      matchKey(match({ headers: { b: "2", a: "1" } })),
    );
  });

  it("tells apart what looks the same as text", () => {
    const one = match({ headers: { a: "1 header b=2" } });
    const two = match({ headers: { a: "1", b: "2" } });
    assert.equal(matchText(one), matchText(two));
    assert.notEqual(matchKey(one), matchKey(two));
  });
});

describe("literalStart", () => {
  const CASES: [regex: string, start: string][] = [
    ["/shop/.*", "/shop/"],
    ["(?i)/shop/.*", "/shop/"],
    ["^/shop$", "/shop"],
    ["/shops?/.*", "/shop"],
    ["/shop+", "/shop"],
    ["/sho{2}p", "/sh"],
    ["/a|/b", "/"],
    [".*\\.png", "/"],
    ["/v\\d", "/v"],
  ];
  for (const [regex, start] of CASES) {
    it(`of ${regex} is ${start}`, () => assert.equal(literalStart({ regex }), start));
  }

  it("of other paths is the path", () => {
    assert.equal(literalStart({ exact: "/a" }), "/a");
    assert.equal(literalStart({ prefix: "/a" }), "/a");
  });
});
