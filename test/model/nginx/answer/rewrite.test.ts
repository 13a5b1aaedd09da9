import assert from "node:assert/strict";
import { expressionOf } from "../../../../model/nginx/answer/expression";
import { rewrite } from "../../../../model/nginx/answer/rewrite";

describe("a rewrite", () => {
  const uri = { path: "/a", encoded: false };

  it("is none where its expression does not fit, or RE2 cannot run it", () => {
    assert.equal(rewrite({ text: "/b", rewriteTarget: "/c", uri }), undefined);
    assert.equal(rewrite({ text: "/(?!b)", rewriteTarget: "/c", uri }), undefined);
  });

  it("fills in nothing for a group that is not there", () => {
    const rewritten = rewrite({ text: "/a", rewriteTarget: "/c$1", uri });
    assert(rewritten?.type === "target");
    assert.equal(rewritten.target, "/c");
    assert.equal(rewritten.fill("$0"), "/a");
  });
});

describe("an expression", () => {
  it("is run in bounded time", () => {
    const expression = expressionOf({ source: "^(a+)+$", caseless: false });
    assert(expression.type === "expression");
    assert.equal(expression.groups(`${"a".repeat(50_000)}b`), undefined);
  });
});
