import * as assert from "node:assert/strict";
import * as k8s from "@pulumi/kubernetes";
import { bench, type Program } from "./bench";

describe("a refresh", () => {
  const lab = bench();

  const deployed = async () => {
    const namespace = await lab().namespace();
    const stack = await lab().stack();
    const path = `/api/v1/namespaces/${namespace}/serviceaccounts/a`;
    const program: Program = () => {
      const metadata = { name: "a", namespace, labels: { a: "1" } };
      new k8s.core.v1.ServiceAccount("a", { metadata });
      return {};
    };
    await stack.up(program);
    return { stack, path, program };
  };

  it("is what makes changes by others visible, and the next run corrects them", async () => {
    const { stack, path, program } = await deployed();
    await lab().api({
      method: "PATCH",
      path,
      contentType: "application/merge-patch+json",
      body: { metadata: { labels: { a: "2" } } },
    });
    assert.deepEqual((await stack.preview(program)).steps, [], "seen without a refresh");

    await stack.refresh(program);
    assert.deepEqual((await stack.preview(program)).steps, [
      { name: "a", op: "update", diff: ["metadata.labels.a"] },
    ]);
  });

  it("does not count what others added as a change", async () => {
    const { stack, path, program } = await deployed();
    const { labels } = (await lab().get(path)).metadata as { labels: object };
    await lab().applyAs("other", path, {
      apiVersion: "v1",
      kind: "ServiceAccount",
      metadata: { name: "a", labels: { ...labels, theirs: "x" } },
    });
    await stack.refresh(program);
    assert.deepEqual((await stack.preview(program)).steps, []);
  });

  it("forgets what was deleted, and the next run creates it again", async () => {
    const { stack, path, program } = await deployed();
    await lab().api({ method: "DELETE", path });
    assert.deepEqual((await stack.preview(program)).steps, []);
    await stack.refresh(program);
    assert.equal((await stack.state()).resources.a, undefined);
    assert.deepEqual((await stack.up(program)).steps, [{ name: "a", op: "create", diff: [] }]);
  });

  it("forgets what is protected as well, and looks only at what is asked for", async () => {
    const namespace = await lab().namespace();
    const stack = await lab().stack();
    const pathOf = (name: string) => `/api/v1/namespaces/${namespace}/configmaps/${name}`;
    const program: Program = () => {
      for (const name of ["edge.envoy-edge", "other"]) {
        const metadata = { name, namespace, annotations: { stage: "pool" } };
        new k8s.core.v1.ConfigMap(`${namespace}/${name}`, { metadata }, { protect: true });
      }
      return {};
    };
    await stack.up(program);
    for (const name of ["edge.envoy-edge", "other"]) {
      await lab().api({ method: "DELETE", path: pathOf(name) });
    }
    await stack.refresh(program, "**/edge.envoy-edge");
    assert.deepEqual((await stack.up(program)).steps, [
      { name: `${namespace}/edge.envoy-edge`, op: "create", diff: [] },
    ]);
    const { metadata } = await lab().get(pathOf("edge.envoy-edge"));
    assert.equal((metadata as { annotations: { stage: string } }).annotations.stage, "pool");
  });

  it("lets a destroy pass over what is gone", async () => {
    const { stack, path, program } = await deployed();
    await lab().api({ method: "DELETE", path });
    await stack.destroy(program);
    assert.deepEqual(Object.keys((await stack.state()).resources), []);
  });
});
