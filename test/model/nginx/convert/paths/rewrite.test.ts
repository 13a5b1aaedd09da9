import assert from "node:assert/strict";
import { rewriteOf } from "../../../../../model/nginx/convert/paths/rewrite";

const rewrite = (text: string, rewriteTarget?: string) =>
  rewriteOf({ match: "regex", text, ...(rewriteTarget !== undefined && { rewriteTarget }) });

describe("the rewrite of a path", () => {
  it("is none without a target", () => {
    assert.equal(rewrite("/a"), undefined);
  });

  it("is a text without groups", () => {
    assert.deepEqual(rewrite("/a", "/b"), { type: "text", text: "/b" });
  });

  it("is an expression that takes the whole path", () => {
    assert.deepEqual(rewrite("/api(/|$)(.*)", "/$2"), {
      type: "expression",
      urlRewrite: {
        path: {
          type: "ReplaceRegexMatch",
          replaceRegexMatch: { pattern: "(?i)^.*?(?:/api(/|$)(.*)).*$", substitution: "/\\2" },
        },
      },
    });
  });

  it("leaves groups empty that the path does not have, and writes backslashes twice", () => {
    const { urlRewrite } = rewrite("/(a)", "/$1/$2\\x") as {
      urlRewrite: { path: { replaceRegexMatch: { substitution: string } } };
    };
    assert.equal(urlRewrite.path.replaceRegexMatch.substitution, "/\\1/\\\\x");
  });

  it("is an expression for targets with a query, or without a slash", () => {
    assert.equal(rewrite("/a", "/p?x=1")?.type, "expression");
    assert.equal(rewrite("/a", "p")?.type, "expression");
  });

  it("is a redirect to another host", () => {
    assert.deepEqual(rewrite("/a", "https://x.example/b"), {
      type: "redirect",
      url: "https://x.example/b",
    });
  });

  it("is refused with variables, with groups in a redirect, and with what RE2 does not have", () => {
    assert.equal(rewrite("/a", "/$host")?.type, "refused");
    assert.equal(rewrite("/(a)", "https://x.example/$1")?.type, "refused");
    assert.equal(rewrite("/a(?=b)", "/$1")?.type, "refused");
  });
});
