import assert from "node:assert/strict";
import { checked, entry, pod, seen, told, traffic, workload } from "./input";

describe("check capacity", () => {
  it("fails for too little of Envoy, as the next stage keeps it", () => {
    const observed = {
      nginxTraffic: seen(traffic({ requests: 60_000 })),
      envoy: seen(workload("envoy", { ready: 9 })),
    };
    const settings = { replicas: 2, thresholds: { requestsPerReplica: 900 } };
    assert.deepEqual(told("capacity", { stage: "pool", settings, observed }), [
      "failed",
      "2 Envoy pods are trusted with 1800 requests a second, 2001 come: raise replicas, or thresholds.requestsPerReplica if a test shows more",
    ]);
    assert.deepEqual(
      told("capacity", { stage: "pool", settings: { ...settings, replicas: 3 }, observed }),
      ["passed"],
    );
    const none = { envoy: seen(workload("envoy", { ready: 0 })) };
    assert.equal(checked("capacity", { stage: "pool", observed: none }).status, "failed");
  });

  it("fails for a node with nginx and without Envoy, if only its own pods serve it", () => {
    const pods = [pod("nginx"), pod("nginx", { node: "node-2" })];
    const nginx = seen(workload("nginx", { pods }));
    assert.deepEqual(told("capacity", { stage: "adopt", observed: { nginx } }), [
      "failed",
      "node node-2 has nginx and no Envoy, and ingress-nginx/ingress-nginx-controller has externalTrafficPolicy Local: what comes there would be dropped; raise replicas",
    ]);
    const place = { stage: "adopt", mode: "adopt" } as const;
    const cluster = seen(entry(place, { externalTrafficPolicy: "Cluster" }));
    assert.deepEqual(told("capacity", { stage: "adopt", observed: { nginx, entry: cluster } }), [
      "passed",
    ]);
    const { node, ...waiting } = pod("nginx");
    const lost = [waiting, pod("nginx", { node: "node-3", ready: false })];
    assert.equal(node, "node-1");
    assert.deepEqual(
      told("capacity", {
        stage: "adopt",
        observed: { nginx: seen(workload("nginx", { pods: lost })) },
      }),
      ["passed"],
    );
  });
});
