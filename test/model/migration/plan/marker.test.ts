import assert from "node:assert/strict";
import { MARKER_KEYS } from "../../../../model/migration/marker-keys";
import { parseOriginals } from "../../../../model/migration/originals";
import { inventory, keysOf, planOf, service, markerOf } from "./planned";

describe("the marker of a migration", () => {
  it("says stage, plan, stack, and what nginx's objects held", () => {
    const plan = planOf({ stage: "idle" });
    const { [MARKER_KEYS.originals]: originals = "", ...others } = markerOf(plan);
    assert.deepEqual(others, {
      [MARKER_KEYS.stage]: "idle",
      [MARKER_KEYS.stack]: "dev",
      [MARKER_KEYS.planHash]: plan.planHash,
    });
    assert.deepEqual(parseOriginals(originals), {
      controller: "ingress-nginx/ingress-nginx-controller",
      entry: {
        service: "ingress-nginx/ingress-nginx-controller",
        selector: service().spec.selector,
      },
      keepAlive: null,
      replicas: 2,
      failurePolicies: { "ingress-nginx-admission/validate.nginx.ingress.kubernetes.io": "Fail" },
    });
  });

  it("leaves out what is not there", () => {
    const from = inventory({
      arguments: { configmap: "ingress-nginx/gone" },
      controller: { autoscaler: { name: "hpa", minReplicas: 2, maxReplicas: 9 }, services: [] },
    });
    const plan = planOf({ from });
    const originals = parseOriginals(markerOf(plan)[MARKER_KEYS.originals] ?? "");
    assert.deepEqual(Object.keys(originals ?? {}).sort(), ["controller", "failurePolicies"]);
    assert.equal(plan.controller?.replicas, undefined);
    assert.ok(keysOf(plan).every((key) => !/^patch (ConfigMap|Deployment)/.test(key)));
  });

  it("is not there before anything is", () => {
    assert.deepEqual(planOf({ stage: "assess" }).resources, []);
  });
});
