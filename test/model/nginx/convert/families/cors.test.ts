import assert from "node:assert/strict";
import { cors } from "../../../../../model/nginx/convert/families/cors";
import { describeWithCrds } from "../../../../support/crds";
import { findingsOf, partFaults, partsWith } from "../../../../support/rule-context";

const sharing = (annotations: Record<string, string> = {}) =>
  partsWith(cors, { annotations: { "enable-cors": "true", ...annotations } });

describe("CORS", () => {
  it("adds nothing unless it is enabled, or where all is denied", () => {
    assert.deepEqual(partsWith(cors, {}), {});
    assert.deepEqual(sharing({ "auth-type": "basic", "auth-secret": "missing" }), {});
  });

  it("has nginx's defaults, but promises every origin no credentials", () => {
    assert.deepEqual(sharing().security?.cors, {
      allowOrigins: ["*"],
      allowMethods: ["GET", "PUT", "POST", "DELETE", "PATCH", "OPTIONS"],
      allowHeaders: [
        "DNT",
        "Keep-Alive",
        "User-Agent",
        "X-Requested-With",
        "If-Modified-Since",
        "Cache-Control",
        "Content-Type",
        "Range",
        "Authorization",
      ],
      maxAge: "480h0m0s",
      allowCredentials: false,
    });
  });

  it("keeps what is written", () => {
    const { cors: policy } =
      sharing({
        "cors-allow-origin": "https://a.example, https://b.example:8443",
        "cors-allow-methods": "GET",
        "cors-allow-headers": "X-One",
        "cors-expose-headers": "X-Two, X-Three",
        "cors-max-age": "60",
      }).security ?? {};
    assert.deepEqual(policy, {
      allowOrigins: ["https://a.example", "https://b.example:8443"],
      allowMethods: ["GET"],
      allowHeaders: ["X-One"],
      exposeHeaders: ["X-Two", "X-Three"],
      maxAge: "60s",
      allowCredentials: true,
    });
  });

  it("differs in fields of every answer for every origin, for named ones only where one is sent", () => {
    const whenOf = (annotations: Record<string, string>) =>
      sharing(annotations)
        .findings?.[0]?.differences.filter(({ field }) => field === "responseHeaders")
        .map(({ when }) => when);
    assert.deepEqual(whenOf({}), ["method OPTIONS", "always"]);
    assert.deepEqual(whenOf({ "cors-allow-origin": "https://a.example" }), [
      "method OPTIONS",
      "Origin present",
    ]);
  });

  it("is never wider without leave, and says which origins it loses", () => {
    const wide = sharing({ "cors-allow-origin": "https://*.a.example" });
    assert.deepEqual(wide.security?.cors?.allowOrigins, ["https://*.a.example"]);
    assert.deepEqual(findingsOf(wide), [
      "shop/web/cors-allow-origin lossy!",
      "shop/web/enable-cors lossy",
    ]);
    const lost = sharing({ "cors-allow-origin": "null" });
    assert.equal(lost.security, undefined);
    assert.deepEqual(findingsOf(lost), [
      "shop/web/cors-allow-origin lossy",
      "shop/web/enable-cors lossy",
    ]);
    const long = `https://${"a".repeat(250)}.example`;
    assert.equal(sharing({ "cors-allow-origin": long }).security, undefined);
  });
});

describeWithCrds("CORS in the pinned CRDs", () => {
  it("is valid", () => {
    const origins = "https://*.a.example,app://shop,https://b.example:8443";
    assert.deepEqual(partFaults(sharing()), []);
    assert.deepEqual(partFaults(sharing({ "cors-allow-origin": origins })), []);
  });
});
