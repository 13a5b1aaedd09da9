import assert from "node:assert/strict";
import { droppedBy, settings, settingsWithout } from "../../../support/annotations";

const DEFAULT = { accessLog: true, rewriteLog: false };

describe("annotations of logs and traces", () => {
  it("an access log alone by default", () => assert.deepEqual(settings({}).observability, DEFAULT));

  it("all of them", () =>
    assert.deepEqual(
      settings({
        "enable-access-log": "false",
        "enable-rewrite-log": "true",
        "enable-opentelemetry": "true",
        "opentelemetry-trust-incoming-span": "false",
        "opentelemetry-operation-name": "shop_web",
      }).observability,
      {
        accessLog: false,
        rewriteLog: true,
        openTelemetry: true,
        trustIncomingSpan: false,
        operationName: "shop_web",
      },
    ));

  it("no log that the ConfigMap turns off", () =>
    assert.equal(
      settings({ "enable-access-log": "true" }, { configMap: { "disable-access-log": "true" } })
        .observability.accessLog,
      false,
    ));

  it("nothing of the trace where tracing is not turned on here", () => {
    const name = { "opentelemetry-operation-name": "not;read" };
    assert.deepEqual(settings(name).observability, DEFAULT);
    assert.deepEqual(settings({ ...name, "enable-opentelemetry": "false" }).observability, {
      ...DEFAULT,
      openTelemetry: false,
    });
  });

  it("a name of the span that cannot be read drops the Ingress", () =>
    assert.equal(
      droppedBy({ "enable-opentelemetry": "true", "opentelemetry-operation-name": "a b;" }),
      "opentelemetry-operation-name",
    ));

  it("other values that cannot be read are the defaults", () => {
    const values = {
      "enable-access-log": "no",
      "enable-opentelemetry": "yes",
      "enable-rewrite-log": "on",
    };
    assert.deepEqual(settingsWithout(Object.keys(values), values).observability, DEFAULT);
  });
});
