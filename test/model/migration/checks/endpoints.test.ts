import assert from "node:assert/strict";
import { checked, entry, seen, told } from "./input";

describe("check endpoints", () => {
  const place = { stage: "pool", mode: "adopt" } as const;
  const { endpoints } = entry(place);
  const says = (changed: typeof endpoints) =>
    told("endpoints", {
      stage: "pool",
      observed: { entry: seen(entry(place, { endpoints: changed })) },
    });
  const [nginx, envoy] = endpoints;
  assert(nginx && envoy);
  const key = "ingress-nginx/ingress-nginx-controller";

  it("counts pods by kind", () => {
    assert.deepEqual(checked("endpoints", place).numbers, { nginxReady: 1, envoyReady: 1 });
  });

  it("fails for a kind that is missing, not ready, or too much", () => {
    assert.deepEqual(says([nginx]), ["failed", `${key} leads to no ready pod of Envoy`]);
    assert.deepEqual(says([nginx, { ...envoy, ready: false }]), [
      "failed",
      `${key} leads to no ready pod of Envoy`,
    ]);
    assert.deepEqual(
      told("endpoints", { stage: "adopt", observed: { entry: seen(entry(place)) } }),
      ["failed", `${key} leads to 1 pod of Envoy, which have no part at this stage`],
    );
  });

  it("fails for an endpoint without its port, and for one of neither proxy", () => {
    assert.deepEqual(says([nginx, { ...envoy, ports: ["http"] }]), [
      "failed",
      `pod envoy-1 of Envoy has no port for port https of ${key}: who is sent there gets no answer`,
    ]);
    const other = { address: "10.244.0.9", ready: true, ports: ["http", "https"] };
    assert.deepEqual(says([...endpoints, other, { ...other, pod: "backend-1" }]), [
      "failed",
      `${key} leads to 10.244.0.9, which is of neither proxy`,
      `${key} leads to pod backend-1, which is of neither proxy`,
    ]);
  });

  it("takes a single port without a name", () => {
    const ports = [{ name: "", port: 80, targetPort: "http" }];
    const found = { ...entry(place, { ports }), endpoints: [{ ...nginx, ports: [""] }, envoy] };
    assert.deepEqual(told("endpoints", { stage: "pool", observed: { entry: seen(found) } }), [
      "failed",
      `pod envoy-1 of Envoy has no port for port 80 of ${key}: who is sent there gets no answer`,
    ]);
  });
});
