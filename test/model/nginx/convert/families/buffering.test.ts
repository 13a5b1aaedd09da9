import assert from "node:assert/strict";
import { buffering } from "../../../../../model/nginx/convert/families/buffering";
import { findingsOf, partsWith } from "../../../../support/rule-context";

describe("buffering", () => {
  it("notes once for the controller that requests are streamed", () => {
    assert.deepEqual(findingsOf(partsWith(buffering, {})), [
      "controller/proxy-request-buffering note",
    ]);
  });

  it("has nothing to say where nginx streams too", () => {
    const annotations = { "proxy-request-buffering": "off", "proxy-buffering": "off" };
    assert.deepEqual(partsWith(buffering, { annotations }), { findings: [] });
  });

  it("names the Ingress that asks for something else than the controller", () => {
    const configMap = { "proxy-request-buffering": "off" };
    const annotations = {
      "proxy-request-buffering": "on",
      "proxy-buffering": "on",
      "proxy-http-version": "1.0",
    };
    assert.deepEqual(findingsOf(partsWith(buffering, { annotations, configMap })), [
      "shop/web/proxy-buffering note",
      "shop/web/proxy-http-version lossy",
      "shop/web/proxy-request-buffering note",
    ]);
  });

  it("has nothing to say where nothing is proxied", () => {
    const annotations = { "permanent-redirect": "https://other.example" };
    assert.deepEqual(partsWith(buffering, { annotations }), {});
  });
});
