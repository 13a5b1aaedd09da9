import assert from "node:assert/strict";
import { timeLimits } from "../../../../../model/nginx/convert/families/time-limits";
import { describeWithCrds } from "../../../../support/crds";
import { findingsOf, partFaults, partsWith } from "../../../../support/rule-context";

describe("time limits", () => {
  it("adds nothing where the Gateway's limits hold", () => {
    assert.deepEqual(partsWith(timeLimits, {}), { findings: [] });
  });

  it("adds nothing where every Ingress has the ConfigMap's limits", () => {
    const configMap = { "proxy-read-timeout": "300", "proxy-send-timeout": "300" };
    assert.deepEqual(partsWith(timeLimits, { configMap }), { findings: [] });
  });

  it("limits the connecting and the silence, never the whole exchange", () => {
    const annotations = {
      "proxy-connect-timeout": "7",
      "proxy-read-timeout": "3600",
      "proxy-send-timeout": "3600",
    };
    assert.deepEqual(partsWith(timeLimits, { annotations }), {
      traffic: {
        timeout: {
          tcp: { connectTimeout: "7s" },
          http: { requestTimeout: "0s", streamIdleTimeout: "3600s" },
        },
      },
      findings: [],
    });
  });

  it("says where the limits of both directions differ, which Envoy has one for", () => {
    const annotations = { "proxy-read-timeout": "120" };
    const parts = partsWith(timeLimits, { annotations });
    assert.equal(parts.traffic?.timeout?.http?.streamIdleTimeout, "120s");
    assert.deepEqual(findingsOf(parts), ["shop/web/proxy-send-timeout lossy"]);
    assert.match(parts.findings?.[0]?.differences[0]?.envoy ?? "", /120 s/);
  });

  it("says so once for the controller where the ConfigMap does it", () => {
    const configMap = { "proxy-send-timeout": "10" };
    assert.deepEqual(findingsOf(partsWith(timeLimits, { configMap })), [
      "controller/proxy-send-timeout lossy",
    ]);
  });

  it("emits no connect timeout of zero, which Envoy refuses", () => {
    const annotations = {
      "proxy-connect-timeout": "0",
      "proxy-read-timeout": "0",
      "proxy-send-timeout": "0",
    };
    const parts = partsWith(timeLimits, { annotations });
    assert.deepEqual(parts.traffic?.timeout, {
      http: { requestTimeout: "0s", streamIdleTimeout: "0s" },
    });
    assert.deepEqual(findingsOf(parts), [
      "shop/web/proxy-connect-timeout lossy",
      "shop/web/proxy-read-timeout lossy",
    ]);
  });

  it("adds nothing to a location that proxies nothing", () => {
    const annotations = {
      "proxy-read-timeout": "120",
      "permanent-redirect": "https://other.example",
    };
    assert.deepEqual(partsWith(timeLimits, { annotations }), {});
  });
});

describeWithCrds("time limits in the pinned CRDs", () => {
  it("are valid, even a year", () => {
    const annotations = { "proxy-read-timeout": "31536000", "proxy-connect-timeout": "75" };
    assert.deepEqual(partFaults(partsWith(timeLimits, { annotations })), []);
  });
});
