import assert from "node:assert/strict";
import { observability } from "../../../../../model/nginx/convert/families/observability";
import { findingsOf, partsWith } from "../../../../support/rule-context";

const ids = (annotations: Readonly<Record<string, string>>, configMap = {}) =>
  findingsOf(partsWith(observability, { annotations, configMap }));

describe("logs and traces", () => {
  it("are the Gateway's where nothing is said", () => {
    assert.deepEqual(ids({}), []);
    assert.deepEqual(ids({}, { "enable-opentelemetry": "true" }), []);
  });

  it("note a location that is not logged", () => {
    assert.deepEqual(ids({ "enable-access-log": "false" }), ["shop/web/enable-access-log note"]);
    assert.deepEqual(ids({ "enable-access-log": "false" }, { "disable-access-log": "true" }), []);
  });

  it("note what a location says of its trace", () => {
    const annotations = {
      "enable-opentelemetry": "true",
      "opentelemetry-trust-incoming-span": "false",
      "opentelemetry-operation-name": "buy",
    };
    assert.deepEqual(ids(annotations), [
      "shop/web/enable-opentelemetry note",
      "shop/web/opentelemetry-operation-name note",
      "shop/web/opentelemetry-trust-incoming-span note",
    ]);
    assert.deepEqual(ids({ "enable-opentelemetry": "false" }), [
      "shop/web/enable-opentelemetry note",
    ]);
  });
});
