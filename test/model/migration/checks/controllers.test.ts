import assert from "node:assert/strict";
import { GONE, checked, pod, seen, told, traffic, workload } from "./input";

describe("check controllers", () => {
  it("fails for pods that are not ready, old, or none at all", () => {
    const says = (parts: object) =>
      told("controllers", { stage: "routes", observed: { envoy: seen(workload("envoy", parts)) } });
    assert.deepEqual(says({ wanted: 2 }), [
      "failed",
      "Envoy: 1 of 2 pods are of the newest template",
      "Envoy: 1 of 2 pods are ready",
    ]);
    assert.deepEqual(says({ wanted: 0 }), ["failed", "Envoy has no replica"]);
  });

  it("fails for a reload that nginx refused", () => {
    assert.deepEqual(
      told("controllers", {
        stage: "assess",
        observed: { nginxTraffic: seen(traffic({ failedReloads: ["nginx-1"] })) },
      }),
      [
        "failed",
        "nginx: pod nginx-1 refused its newest configuration and serves its last good one: see its log",
      ],
    );
  });

  it("notes restarts", () => {
    const restarted = workload("nginx", { pods: [pod("nginx", { restarts: 2 })] });
    assert.deepEqual(told("controllers", { stage: "pool", observed: { nginx: seen(restarted) } }), [
      "passed",
      "nginx: pod nginx-1 has restarted 2 times",
    ]);
  });

  it("does not miss nginx where it has been stopped", () => {
    const observed = { nginx: GONE, nginxTraffic: GONE };
    assert.equal(checked("controllers", { stage: "idle", observed }).status, "passed");
    assert.equal(checked("controllers", { stage: "cutover", observed }).status, "unknown");
  });
});
