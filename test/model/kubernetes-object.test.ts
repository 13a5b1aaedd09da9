import assert from "node:assert/strict";
import { stackLabels } from "../../model/kubernetes-object";

const labelOf = (stack: string) => stackLabels(stack)["envoy-edge/stack"] ?? "";

describe("stackLabels", () => {
  it("names the program and the stack", () => {
    assert.deepEqual(stackLabels("prod"), {
      "app.kubernetes.io/managed-by": "envoy-edge",
      "envoy-edge/stack": "prod",
    });
  });

  it("makes a label's value of every stack name, and different ones of different names", () => {
    const names = ["a".repeat(100), `${"a".repeat(99)}b`, "-dev-", "_dev_", "."];
    const labels = names.map(labelOf);
    for (const label of labels) {
      assert.match(label, /^[A-Za-z0-9][-A-Za-z0-9_.]{0,61}[A-Za-z0-9]$/);
    }
    assert.equal(new Set(labels).size, names.length);
  });
});
