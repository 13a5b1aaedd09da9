import * as assert from "node:assert/strict";
import * as k8s from "@pulumi/kubernetes";
import { bench } from "./bench";

describe("an object", () => {
  const lab = bench();

  it("is created, changed in place, and deleted", async () => {
    const namespace = await lab().namespace();
    const stack = await lab().stack();
    const program = (labels: Record<string, string>) => async () => {
      const account = new k8s.core.v1.ServiceAccount("account", {
        metadata: { name: "account", namespace, labels },
      });
      return { uid: account.metadata.uid };
    };

    const created = await stack.up(program({ a: "1" }));
    assert.deepEqual(created.steps, [{ name: "account", op: "create", diff: [] }]);
    assert.match(String(created.outputs.uid), /^[0-9a-f-]{36}$/);

    assert.deepEqual((await stack.preview(program({ a: "1" }))).steps, []);

    const changed = await stack.up(program({ a: "2" }));
    assert.deepEqual(changed.steps, [
      { name: "account", op: "update", diff: ["metadata.labels.a"] },
    ]);
    const path = `/api/v1/namespaces/${namespace}/serviceaccounts/account`;
    const live = await lab().api({ method: "GET", path });
    assert.deepEqual((live.metadata as { labels: unknown }).labels, { a: "2" });
    assert.equal((live.metadata as { uid: unknown }).uid, created.outputs.uid);

    await stack.destroy(program({ a: "2" }));
    await assert.rejects(lab().api({ method: "GET", path }), { status: 404 });
  });
});
