import * as assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import * as k8s from "@pulumi/kubernetes";
import { secret } from "@pulumi/pulumi";
import { bench, type Program } from "./bench";

const { ConfigMap, ServiceAccount } = k8s.core.v1;

describe("an object", () => {
  const lab = bench();

  it("is created, changed in place, and deleted", async () => {
    const namespace = await lab().namespace();
    const stack = await lab().stack();
    const program =
      (labels: Record<string, string>): Program =>
      () => {
        const metadata = { name: "account", namespace, labels };
        return { uid: new ServiceAccount("account", { metadata }).metadata.uid };
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
    const { labels, uid } = (await lab().get(path)).metadata as Record<string, unknown>;
    assert.deepEqual(labels, { a: "2" });
    assert.equal(uid, created.outputs.uid);
    assert.deepEqual((await stack.preview(program({ a: "2" }))).steps, []);

    await stack.destroy(program({ a: "2" }));
    await assert.rejects(lab().get(path), { status: 404 });
  });

  it("loses a field that the program no longer has", async () => {
    const namespace = await lab().namespace();
    const stack = await lab().stack();
    const program =
      (labels: Record<string, string>): Program =>
      () => {
        new ServiceAccount("account", { metadata: { name: "account", namespace, labels } });
        return {};
      };
    await stack.up(program({ a: "1", b: "1" }));
    const { steps } = await stack.up(program({ a: "1" }));
    assert.deepEqual(steps, [{ name: "account", op: "update", diff: ["metadata.labels.b"] }]);
    const live = await lab().get(`/api/v1/namespaces/${namespace}/serviceaccounts/account`);
    assert.deepEqual((live.metadata as { labels: unknown }).labels, { a: "1" });
  });

  it("without a name gets one that stays, and a replacement beside it", async () => {
    const namespace = await lab().namespace();
    const stack = await lab().stack();
    const program =
      (data: Record<string, string>, labels: Record<string, string>): Program =>
      () => ({
        name: new ConfigMap("settings", { metadata: { namespace, labels }, data }).metadata.name,
      });

    const { name } = (await stack.up(program({ a: "1" }, {}))).outputs;
    assert.match(String(name), /^settings-[0-9a-f]{8}$/);
    const relabelled = await stack.up(program({ a: "1" }, { x: "y" }));
    assert.equal(relabelled.outputs.name, name);

    const replaced = await stack.up(program({ a: "2" }, { x: "y" }));
    assert.deepEqual(
      replaced.steps.map(({ op }) => op),
      ["create-replacement", "replace", "delete-replaced"],
    );
    assert.notEqual(replaced.outputs.name, name);
  });

  it("with a name of its own is deleted before its replacement, with what depends on its name", async () => {
    const namespace = await lab().namespace();
    const stack = await lab().stack();
    const program =
      (data: Record<string, string>): Program =>
      () => {
        const owner = new ConfigMap("owner", { metadata: { name: "owner", namespace }, data });
        new k8s.core.v1.ConfigMapPatch("patch", {
          metadata: { name: owner.metadata.name, namespace, labels: { patched: "yes" } },
        });
        return {};
      };
    await stack.up(program({ a: "1" }));
    const { steps } = await stack.up(program({ a: "2" }));
    assert.deepEqual(
      steps.map(({ name, op }) => `${op} ${name}`),
      [
        "delete-replaced patch",
        "delete-replaced owner",
        "replace owner",
        "create-replacement owner",
        "replace patch",
        "create-replacement patch",
      ],
    );
    const live = await lab().get(`/api/v1/namespaces/${namespace}/configmaps/owner`);
    assert.deepEqual(live.data, { a: "2" });
    assert.deepEqual((live.metadata as { labels: unknown }).labels, { patched: "yes" });
    assert.deepEqual((await stack.preview(program({ a: "2" }))).steps, []);
  });

  it("that exists already fails the run, but not its preview", async () => {
    const namespace = await lab().namespace();
    const body = { metadata: { name: "taken" }, data: { a: "theirs" } };
    const path = `/api/v1/namespaces/${namespace}/configmaps`;
    await lab().api({ method: "POST", path, body });
    const stack = await lab().stack();
    const program: Program = () => {
      new ConfigMap("taken", { metadata: { name: "taken", namespace }, data: { a: "ours" } });
      return {};
    };
    assert.deepEqual((await stack.preview(program)).steps, [
      { name: "taken", op: "create", diff: [] },
    ]);
    assert.match(await stack.upFails(program), /"taken" already exists/);
    assert.deepEqual((await lab().get(`${path}/taken`)).data, { a: "theirs" });
    assert.equal((await stack.state()).resources.taken, undefined);
  });

  it("that the API server refuses fails the preview", async () => {
    const namespace = await lab().namespace();
    const stack = await lab().stack();
    const message = await stack.previewFails(() => {
      new ConfigMap("bad", { metadata: { name: "Bad_Name", namespace } });
      return {};
    });
    assert.match(message, /Bad_Name/);
  });

  it("comes after the namespace of the same run", async () => {
    const stack = await lab().stack();
    const program: Program = () => {
      const { metadata } = new k8s.core.v1.Namespace("own", {
        metadata: { name: `own-${stack.name}` },
      });
      new ConfigMap("settings", { metadata: { name: "settings", namespace: metadata.name } });
      return {};
    };
    assert.equal((await stack.preview(program)).steps.length, 2);
    assert.equal((await stack.up(program)).steps.length, 2);
    await stack.destroy(program);
    await assert.rejects(lab().get(`/api/v1/namespaces/own-${stack.name}`), { status: 404 });
  });

  it("that is protected cannot be deleted or replaced", async () => {
    const namespace = await lab().namespace();
    const stack = await lab().stack();
    const program =
      (data: Record<string, string>, protect: boolean): Program =>
      () => {
        new ConfigMap("kept", { metadata: { name: "kept", namespace }, data }, { protect });
        return {};
      };
    await stack.up(program({ a: "1" }, true));
    assert.match(await stack.upFails(program({ a: "2" }, true)), /marked for protection/);
    await assert.rejects(stack.destroy(program({ a: "1" }, true)), /protect/);
    const live = await lab().get(`/api/v1/namespaces/${namespace}/configmaps/kept`);
    assert.deepEqual(live.data, { a: "1" });
  });

  it("is retained or left alone as its options say", async () => {
    const namespace = await lab().namespace();
    const stack = await lab().stack();
    const path = `/api/v1/namespaces/${namespace}/configmaps`;
    const program =
      (value: string): Program =>
      () => {
        const named = (name: string) => ({ metadata: { name, namespace, labels: { value } } });
        new ConfigMap("retained", named("retained"), { retainOnDelete: true });
        new ConfigMap("ignored", named("ignored"), { ignoreChanges: ["metadata.labels.value"] });
        return {};
      };
    await stack.up(program("1"));
    const { steps } = await stack.up(program("2"));
    assert.deepEqual(
      steps.map(({ name }) => name),
      ["retained"],
    );
    await stack.destroy(program("2"));
    await assert.rejects(lab().get(`${path}/ignored`), { status: 404 });
    const retained = await lab().get(`${path}/retained`);
    assert.deepEqual((retained.metadata as { labels: unknown }).labels, { value: "2" });
  });
});

describe("a provider", () => {
  const lab = bench();

  it("with a secret kubeconfig and a namespace of its own", async () => {
    const namespace = await lab().namespace();
    const stack = await lab().stack();
    const kubeconfig = await readFile(lab().kubeconfig, "utf8");
    const token = /"token": "(\w+)"/.exec(kubeconfig)?.[1] ?? "";
    const program: Program = () => {
      const provider = new k8s.Provider("own", { kubeconfig: secret(kubeconfig), namespace });
      new ConfigMap("settings", { metadata: { name: "settings" } }, { provider });
      return {};
    };
    await stack.up(program);
    assert.deepEqual((await stack.preview(program)).steps, []);
    const live = await lab().get(`/api/v1/namespaces/${namespace}/configmaps/settings`);
    assert.equal((live.metadata as { namespace: string }).namespace, namespace);
    assert.ok(!(await stack.state()).text.includes(token), "the token is in clear in the state");
  });

  it("of a cluster that does not answer lets a preview pass and says in a run what is wrong", async () => {
    const stack = await lab().stack();
    const kubeconfig = JSON.stringify({
      apiVersion: "v1",
      kind: "Config",
      clusters: [{ name: "c", cluster: { server: "https://127.0.0.1:1" } }],
      users: [{ name: "u", user: { token: "t" } }],
      contexts: [{ name: "x", context: { cluster: "c", user: "u" } }],
      "current-context": "x",
    });
    const program: Program = () => {
      const provider = new k8s.Provider("gone", { kubeconfig });
      new ConfigMap("settings", { metadata: { name: "settings" } }, { provider });
      return {};
    };
    assert.deepEqual(
      (await stack.preview(program)).steps.map(({ op }) => op),
      ["create"],
    );
    assert.match(await stack.upFails(program), /cluster is unreachable.*127\.0\.0\.1:1/);
  });
});
