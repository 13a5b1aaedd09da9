import assert from "node:assert/strict";
import { connectionHeader } from "../../../../../model/nginx/convert/families/connection-header";
import { describeWithCrds } from "../../../../support/crds";
import { findingsOf, partFaults, partsWith } from "../../../../support/rule-context";

const parts = (value: string, annotations = {}) =>
  partsWith(connectionHeader, {
    annotations: { ...annotations, "connection-proxy-header": value },
  });

describe("connection-proxy-header", () => {
  it("becomes one request for each connection, or nothing", () => {
    assert.deepEqual(parts("close").traffic, { circuitBreaker: { maxRequestsPerConnection: 1 } });
    assert.equal(parts("keep-alive").traffic, undefined);
    for (const value of ["close", "keep-alive"]) {
      assert.deepEqual(findingsOf(parts(value)), ["shop/web/connection-proxy-header lossy"]);
    }
  });

  it("is nothing by default, and where nothing is proxied", () => {
    assert.deepEqual(partsWith(connectionHeader, {}), {});
    const redirect = { "permanent-redirect": "https://other.example" };
    assert.deepEqual(parts("close", redirect), {});
  });
});

describeWithCrds("connection-proxy-header in the pinned CRDs", () => {
  it("is valid", () => {
    assert.deepEqual(partFaults(parts("close")), []);
  });
});
