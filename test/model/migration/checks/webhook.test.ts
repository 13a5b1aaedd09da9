import assert from "node:assert/strict";
import { inventory } from "../plan/planned";
import { seen, told } from "./input";

describe("check webhook", () => {
  const key = "ingress-nginx-admission/validate.nginx.ingress.kubernetes.io";

  it("fails at idle for one that must answer, and ever for one that nobody knows", () => {
    const closed = seen([{ key, failurePolicy: "Fail" as const }]);
    assert.deepEqual(told("webhook", { stage: "cutover", observed: { webhooks: closed } }), [
      "passed",
    ]);
    assert.deepEqual(told("webhook", { stage: "idle", observed: { webhooks: closed } }), [
      "failed",
      `webhook ${key} has failurePolicy Fail: no Ingress can be written`,
    ]);
    const other = seen([{ key: "other/one", failurePolicy: "Ignore" as const }]);
    const detail = "webhook other/one is not in the inventory: write it anew";
    assert.deepEqual(told("webhook", { stage: "cutover", observed: { webhooks: other } }), [
      "failed",
      detail,
    ]);
    assert.deepEqual(
      told("webhook", {
        stage: "cutover",
        from: inventory({ controller: null }),
        observed: { webhooks: other },
      }),
      ["failed", detail],
    );
  });
});
