import assert from "node:assert/strict";
import { balancing } from "../../../../../model/nginx/convert/families/balancing";
import { hashOf } from "../../../../../model/nginx/convert/families/hash-by";
import { findingsOf, partsWith } from "../../../../support/rule-context";

const header = (name: string) => ({ type: "Headers", headers: [{ name }] });

describe("upstream-hash-by", () => {
  it("hashes by what Envoy has for a variable", () => {
    assert.deepEqual(hashOf("$request_uri"), header(":path"));
    assert.deepEqual(hashOf("${host}"), header(":authority"));
    assert.deepEqual(hashOf("$http_x_user_id"), header("x-user-id"));
    assert.deepEqual(hashOf("$cookie_user"), { type: "Cookie", cookie: { name: "user" } });
    assert.deepEqual(hashOf("$arg_user"), {
      type: "QueryParams",
      queryParams: [{ name: "user" }],
    });
    assert.deepEqual(hashOf("$binary_remote_addr"), { type: "SourceIP" });
    assert.deepEqual(hashOf("$remote_addr"), { type: "SourceIP" });
  });

  it("refuses what Envoy has nothing for: the requests go in turn", () => {
    for (const expression of ["$uri", "$request_uri$host", "everything"]) {
      assert.equal(hashOf(expression), undefined);
      const parts = partsWith(balancing, { annotations: { "upstream-hash-by": expression } });
      assert.equal(parts.traffic, undefined);
      assert.deepEqual(findingsOf(parts), ["shop/web/upstream-hash-by refused"]);
    }
  });

  it("says that a key has other endpoints, and one of them only", () => {
    const annotations = { "upstream-hash-by": "$request_uri", "upstream-hash-by-subset": "true" };
    assert.deepEqual(findingsOf(partsWith(balancing, { annotations })), [
      "shop/web/upstream-hash-by note",
      "shop/web/upstream-hash-by-subset lossy",
    ]);
  });
});
