import assert from "node:assert/strict";
import { REQUEST_FIGURES } from "../../../../model/migration/evidence/figures";
import { checked, seen, told, traffic } from "./input";

describe("check requests", () => {
  it("gives its figures, requests a minute rounded up", () => {
    const observed = {
      nginxTraffic: seen(traffic({ requests: 1, seconds: 600, openConnections: 3 })),
      envoyTraffic: seen(traffic({ requests: 100 })),
    };
    assert.deepEqual(checked("requests", { stage: "canary", observed }).numbers, {
      nginxRequestsPerMinute: 1,
      nginxOpenConnections: 3,
      nginxSeconds: 600,
      envoyRequestsPerMinute: 200,
      envoyOpenConnections: 0,
      envoySeconds: 30,
    });
    const { numbers } = checked("requests", { stage: "canary" });
    // By these names the gates know them.
    assert.deepEqual(
      REQUEST_FIGURES.filter((figure) => numbers[figure] === undefined),
      [],
    );
  });

  it("at cutover wants nginx idle, up to the thresholds", () => {
    const observed = { nginxTraffic: seen(traffic({ requests: 5, openConnections: 2 })) };
    assert.deepEqual(told("requests", { stage: "cutover", observed }), [
      "failed",
      "nginx still has 10 requests a minute, 0 are allowed: find who sends them in its log",
      "nginx still has 2 open connections of clients, 0 are allowed: wait until they end, or set thresholds.openConnections",
    ]);
    const settings = { thresholds: { nginxRequests: 10, openConnections: 2 } };
    assert.deepEqual(told("requests", { stage: "cutover", settings, observed }), ["passed"]);
  });

  it("in pool wants requests at Envoy", () => {
    const observed = { envoyTraffic: seen(traffic()) };
    assert.deepEqual(told("requests", { stage: "pool", observed }), [
      "failed",
      "Envoy has had no request during the sample: clients do not reach it",
    ]);
  });

  it("at routes wants no client left at Envoy", () => {
    const observed = { envoyTraffic: seen(traffic({ openConnections: 1 })) };
    assert.equal(checked("requests", { stage: "routes", observed }).status, "failed");
    assert.equal(checked("requests", { stage: "adopt", observed }).status, "passed");
  });
});
