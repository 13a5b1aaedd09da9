import assert from "node:assert/strict";
import { forwardedPrefix } from "../../../../../model/nginx/convert/families/forwarded-prefix";
import { findingsOf, partsWith } from "../../../../support/rule-context";

const parts = (annotations: Readonly<Record<string, string>>) =>
  partsWith(forwardedPrefix, { annotations, ingress: { paths: ["/app"] }, path: "/app" });

describe("x-forwarded-prefix", () => {
  it("is set where the path is rewritten", () => {
    assert.deepEqual(parts({ "x-forwarded-prefix": "/app", "rewrite-target": "/" }), {
      requestHeaders: { set: { "X-Forwarded-Prefix": "/app" } },
      findings: [],
    });
  });

  it("is noted where nginx rewrites what is below the path, and not the path itself", () => {
    const own = parts({ "x-forwarded-prefix": "/app", "rewrite-target": "/app" });
    assert.deepEqual(findingsOf(own), ["shop/web/x-forwarded-prefix note"]);
  });

  it("is not set elsewhere, as with nginx", () => {
    assert.deepEqual(parts({ "x-forwarded-prefix": "/app" }), {});
    assert.deepEqual(parts({ "rewrite-target": "/" }), {});
    const redirect = { "permanent-redirect": "https://other.example" };
    assert.deepEqual(
      parts({ "x-forwarded-prefix": "/app", "rewrite-target": "/", ...redirect }),
      {},
    );
  });

  it("cannot have a part of the path", () => {
    const lost = parts({ "x-forwarded-prefix": "/$1", "rewrite-target": "/" });
    assert.equal(lost.requestHeaders, undefined);
    assert.deepEqual(findingsOf(lost), ["shop/web/x-forwarded-prefix refused"]);
  });
});
