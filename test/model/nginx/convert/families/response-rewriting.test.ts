import assert from "node:assert/strict";
import { responseRewriting } from "../../../../../model/nginx/convert/families/response-rewriting";
import { findingsOf, partsWith } from "../../../../support/rule-context";

const ids = (annotations: Readonly<Record<string, string>>, configMap = {}) =>
  findingsOf(partsWith(responseRewriting, { annotations, configMap }));

describe("rewriting of answers", () => {
  it("is off by default", () => {
    assert.deepEqual(ids({}), []);
  });

  it("is refused", () => {
    const annotations = {
      "proxy-redirect-from": "http://inner.example/",
      "proxy-redirect-to": "/",
      "proxy-cookie-domain": "inner.example shop.example",
      "proxy-cookie-path": "/inner/ /",
    };
    assert.deepEqual(ids(annotations), [
      "shop/web/proxy-cookie-domain refused",
      "shop/web/proxy-cookie-path refused",
      "shop/web/proxy-redirect-from refused",
    ]);
  });

  it("changes no Location that a backend could know", () => {
    assert.deepEqual(ids({ "proxy-redirect-from": "default", "proxy-redirect-to": "x" }), []);
    assert.deepEqual(ids({ "proxy-redirect-from": "http://inner.example/" }), []);
  });

  it("is refused once where the ConfigMap has it", () => {
    assert.deepEqual(ids({}, { "proxy-cookie-path": "/inner/ /" }), [
      "controller/proxy-cookie-path refused",
    ]);
    const redirect = { "proxy-redirect-from": "http://inner.example/", "proxy-redirect-to": "/" };
    assert.deepEqual(ids({}, redirect), ["controller/proxy-redirect-from refused"]);
    assert.deepEqual(ids({ "proxy-redirect-to": "/shop/" }, redirect), [
      "shop/web/proxy-redirect-from refused",
    ]);
  });

  it("is nothing where nothing is proxied", () => {
    const annotations = {
      "proxy-cookie-path": "/inner/ /",
      "permanent-redirect": "https://other.example",
    };
    assert.deepEqual(partsWith(responseRewriting, { annotations }), {});
  });
});
