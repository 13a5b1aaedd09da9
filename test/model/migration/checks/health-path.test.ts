import assert from "node:assert/strict";
import { healthPathOf } from "../../../../model/migration/checks/health-path";
import { inputOf, seen, told } from "./input";

describe("check healthPath", () => {
  it("fails for any answer but 200", () => {
    const says = (health: { path: string; status?: number; error?: string }) =>
      told("healthPath", { stage: "adopt", observed: { health: seen(health) } });
    const end = "the load balancer would take its pods for dead; healthPath names another path";
    assert.deepEqual(says({ path: "/healthz", status: 404 }), [
      "failed",
      `Envoy answers 404 on /healthz: ${end}`,
    ]);
    assert.deepEqual(says({ path: "/healthz", error: "reset" }), [
      "failed",
      `Envoy answers nothing (reset) on /healthz: ${end}`,
    ]);
    assert.deepEqual(says({ path: "/healthz" })[0], "failed");
  });

  it("asks for the path that the plan answers, from routes on", () => {
    const pathOf = (stage: "install" | "routes") => healthPathOf(inputOf({ stage }).plan);
    assert.equal(pathOf("install"), undefined);
    assert.equal(pathOf("routes"), "/healthz");
  });
});
