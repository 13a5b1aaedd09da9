import assert from "node:assert/strict";
import { checked, entry, inputOf, pod, seen, told, workload } from "./input";

describe("check ports", () => {
  const place = { stage: "adopt", mode: "adopt" } as const;
  const key = "ingress-nginx/ingress-nginx-controller";
  const says = (ports: ReturnType<typeof entry>["ports"]) =>
    told("ports", { stage: "adopt", observed: { entry: seen(entry(place, { ports })) } });

  it("fails for a port that pods do not name", () => {
    const nameless = workload("envoy", { pods: [pod("envoy", { ports: [] })] });
    assert.deepEqual(told("ports", { stage: "adopt", observed: { envoy: seen(nameless) } }), [
      "failed",
      `1 pod of Envoy name no port http, to which port 80 of ${key} leads`,
      `1 pod of Envoy name no port https, to which port 443 of ${key} leads`,
    ]);
    const observed = { nginx: seen(workload("nginx", { pods: [pod("nginx", { ports: [] })] })) };
    assert.equal(checked("ports", { stage: "assess", observed }).status, "failed");
  });

  it("fails for a port without a listener, or that leads past it", () => {
    assert.deepEqual(says([{ name: "tcp", port: 5432, targetPort: "http" }]), [
      "failed",
      `the Gateway has no listener for port 5432 of ${key}`,
    ]);
    assert.deepEqual(says([{ name: "https", port: 443, targetPort: "http" }]), [
      "failed",
      `port 443 of ${key} leads to 10080 of Envoy, where its listener is not: that is 10443`,
    ]);
    assert.deepEqual(says([{ name: "", port: 80, targetPort: 80 }]), [
      "failed",
      `port 80 of ${key} leads to 80 of Envoy, where its listener is not: that is 10080`,
    ]);
    const { summary } = checked("ports", {
      stage: "adopt",
      observed: { entry: seen(entry(place, { ports: [{ name: "", port: 80, targetPort: 80 }] })) },
    });
    assert.equal(summary, `${key}: port 80`);
  });

  it("takes a Gateway without listeners for what it is", () => {
    const [gateway] = inputOf(place).plan.resources.filter(
      ({ object }) => object.kind === "Gateway",
    );
    assert(gateway);
    const bare = { ...gateway, object: { ...gateway.object, spec: {} } };
    assert.equal(
      checked("ports", { stage: "adopt", plan: { resources: [bare] } }).status,
      "failed",
    );
  });
});
