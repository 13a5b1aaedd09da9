import assert from "node:assert/strict";
import {
  BASIC,
  BASIC_WITH_BLANKS,
  boolean,
  COMMON_NAME,
  EXPRESSION,
  integer,
  isHeaderName,
  LIST,
  normalized,
  oneOf,
  SERVER_NAMES,
  SIZE,
  URL_TEXT,
  URL_TEXT_EXACTLY,
  URL_WITH_VARIABLES,
} from "../../../../model/nginx/annotations/values";
import type { Check } from "../../../../model/nginx/annotations/values";

const CASES: Readonly<Record<string, { check: Check; allowed: string[]; refused: string[] }>> = {
  boolean: {
    check: boolean,
    allowed: ["true", "T", "1", "False", "f", "0"],
    refused: ["yes", "tRue", " true", "", "constructor"],
  },
  integer: {
    check: integer,
    allowed: ["0", "+5", "-5", "007"],
    refused: ["5s", "1.0", " 5", "0x1", "99999999999999999999"],
  },
  BASIC: {
    check: BASIC,
    allowed: ["a/b", "a b", "x-1.2_3~:80"],
    refused: ["a,b", "a\nb", "é", "$x"],
  },
  BASIC_WITH_BLANKS: { check: BASIC_WITH_BLANKS, allowed: ["My realm"], refused: ["a\tb", 'a"b'] },
  LIST: { check: LIST, allowed: ["200 202 10m, 401 5m"], refused: ["200;"] },
  URL_TEXT: { check: URL_TEXT, allowed: ["https://a/?b=c&d,e", "a b"], refused: ["a$b", "a#b"] },
  URL_TEXT_EXACTLY: {
    check: URL_TEXT_EXACTLY,
    allowed: ["https://a/?b"],
    refused: ["a b", "a%20b"],
  },
  URL_WITH_VARIABLES: {
    check: URL_WITH_VARIABLES,
    allowed: ["https://$host/oauth2?rd=$escaped_request_uri"],
    refused: ["https://a/{x}", "https://a/;"],
  },
  EXPRESSION: { check: EXPRESSION, allowed: ["^(a|b)+[c]{2}\\d$"], refused: ["a b", 'a"b', "<"] },
  SIZE: { check: SIZE, allowed: ["8m", "8 M", "0", "1b", "2G"], refused: ["8mb", "-1", "m"] },
  SERVER_NAMES: {
    check: SERVER_NAMES,
    allowed: ["a.example, *.b", "~^x$"],
    refused: ["a b", "a;b"],
  },
  COMMON_NAME: {
    check: COMMON_NAME,
    allowed: ["CN=a.*", "CN="],
    refused: ["a", "CN=(", "CN=(?=a)"],
  },
  "oneOf as is": { check: oneOf(["on"]), allowed: ["on", " on "], refused: ["ON", "o n"] },
  "oneOf in any case": { check: oneOf(["lax"], "any"), allowed: ["Lax"], refused: ["laxer"] },
};

describe("values of annotations", () => {
  for (const [name, { check, allowed, refused }] of Object.entries(CASES)) {
    it(`${name}: takes ${allowed.join(" | ")}`, () => {
      assert.deepEqual(
        allowed.filter((value) => !check.allows(value)),
        [],
      );
    });
    it(`${name}: refuses ${refused.join(" | ")}`, () => {
      assert.deepEqual(
        refused.filter((value) => check.allows(value)),
        [],
      );
    });
  }

  it("reads numbers and words as Go does", () => {
    assert.deepEqual(["+5", "-5", "007", "x"].map(integer.parse), [5, -5, 7, undefined]);
    assert.deepEqual(["t", "FALSE", "no"].map(boolean.parse), [true, false, undefined]);
  });

  it("trims each line", () => {
    assert.equal(normalized("  a \n\t b"), "a\nb");
    assert.equal(normalized("  "), undefined);
  });

  it("knows names of header fields", () => {
    assert.deepEqual(["X-A_1", "a b", ""].map(isHeaderName), [true, false, false]);
  });
});
