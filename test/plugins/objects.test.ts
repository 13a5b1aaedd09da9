import * as assert from "node:assert/strict";
import { secret, unknown, type Properties } from "../../lab/plugins/engine/values";
import type { CheckRequest } from "../../lab/plugins/engine/provider";
import { warnings } from "../../lab/plugins/kubernetes/api";
import { checkObject } from "../../lab/plugins/kubernetes/inputs";
import { isBuiltIn, isPatch, kindOfType, type Kinds } from "../../lab/plugins/kubernetes/kinds";
import { idOf, parseId, prune, toApi, toProgram } from "../../lab/plugins/kubernetes/objects";
import { parseSettings, replacingConfig } from "../../lab/plugins/kubernetes/settings";
import { readCheckpoint, writeCheckpoint } from "../../lab/plugins/kubernetes/state";

const request = (inputs: Properties, more: Partial<CheckRequest> = {}): CheckRequest => ({
  urn: "urn:pulumi:s::p::kubernetes:core/v1:ConfigMap::settings",
  type: "kubernetes:core/v1:ConfigMap",
  name: "settings",
  inputs,
  oldInputs: undefined,
  proposedName: undefined,
  randomSeed: new Uint8Array([1, 2, 3]),
  ...more,
});

describe("inputs of an object", () => {
  const check = async (
    inputs: Properties,
    more: Partial<CheckRequest> = {},
    config: Properties = {},
  ): Promise<Properties> => {
    const kinds: Kinds = {
      find: ({ kind }) => Promise.resolve({ namespaced: kind !== "ClusterRole", path: () => "" }),
    };
    return (await checkObject(request(inputs, more), { settings: parseSettings(config), kinds }))
      .inputs;
  };
  const object = { apiVersion: "v1", kind: "ConfigMap" };

  it("get a name that the same seed makes again, or the engine's", async () => {
    const first = await check(object);
    assert.match((first.metadata as { name: string }).name, /^settings-[0-9a-f]{8}$/);
    assert.deepEqual(await check(object), first);
    assert.deepEqual((await check(object, { proposedName: "proposed" })).metadata, {
      name: "proposed",
      annotations: { "pulumi.com/autonamed": "true" },
    });
  });

  it("keep the name they got", async () => {
    const oldInputs = {
      ...object,
      metadata: { name: "old", annotations: { "pulumi.com/autonamed": "true" } },
    };
    assert.deepEqual((await check(object, { oldInputs })).metadata, oldInputs.metadata);
    const given = { ...object, metadata: { name: "old" } };
    const renamed = (await check(object, { oldInputs: given })).metadata as { name: string };
    assert.notEqual(renamed.name, "old");
  });

  it("keep a name that is not known yet", async () => {
    assert.deepEqual((await check({ ...object, metadata: { name: unknown } })).metadata, {
      name: unknown,
    });
    assert.equal((await check({ ...object, metadata: unknown })).metadata, unknown);
  });

  it("get the provider's namespace where they can have one", async () => {
    const named = { ...object, metadata: { name: "a" } };
    assert.deepEqual((await check(named)).metadata, { name: "a" });
    const config = { namespace: "own" };
    assert.deepEqual((await check(named, {}, config)).metadata, { name: "a", namespace: "own" });
    const role = { ...named, kind: "ClusterRole" };
    assert.deepEqual((await check(role, {}, config)).metadata, { name: "a" });
  });

  it("of a Secret are its data, hidden", async () => {
    const inputs = await check({
      apiVersion: "v1",
      kind: "Secret",
      metadata: { name: "s" },
      stringData: { a: secret("x") },
      data: { b: "eQ==" },
    });
    assert.deepEqual(inputs.data, secret({ a: "eA==", b: "eQ==" }));
    assert.equal("stringData" in inputs, false);
  });

  it("lose what only the server writes", async () => {
    const metadata = { name: "a", uid: "1", resourceVersion: "2", labels: { a: "b" } };
    assert.deepEqual((await check({ ...object, metadata })).metadata, {
      name: "a",
      labels: { a: "b" },
    });
  });

  it("of a Patch need a name", async () => {
    const type = "kubernetes:core/v1:ConfigMapPatch";
    await assert.rejects(check(object, { type }), /patch resources need metadata\.name/);
  });

  it("cannot leave the name to the server", async () => {
    await assert.rejects(check({ ...object, metadata: { generateName: "a-" } }), /generateName/);
  });
});

describe("an object", () => {
  it("has an id with its namespace, if it has one", () => {
    assert.equal(idOf({ metadata: { name: "a", namespace: "n" } }), "n/a");
    assert.equal(idOf({ metadata: { name: "a" } }), "a");
    assert.deepEqual(parseId("n/a"), { namespace: "n", name: "a" });
    assert.deepEqual(parseId("a"), { namespace: "", name: "a" });
  });

  it("is spelled with dashes for the API and with underscores for the program", () => {
    const schema = { items: [{ x_kubernetes_list_map_keys: ["x_kubernetes_y"] }], x_other: 1 };
    const spelled = { items: [{ "x-kubernetes-list-map-keys": ["x_kubernetes_y"] }], x_other: 1 };
    assert.deepEqual(toApi(schema), spelled);
    assert.deepEqual(toProgram(spelled), schema);
  });

  it("is cut to the shape of its inputs", () => {
    assert.deepEqual(
      prune(
        { a: 1, b: { c: 1, d: 2 }, l: [{ x: 1, y: 2 }, { z: 1 }] },
        { b: { c: 0, e: 0 }, l: [{ x: 0 }] },
      ),
      { b: { c: 1 }, l: [{ x: 1 }, { z: 1 }] },
    );
  });

  it("comes out of its state as it went in", () => {
    const checkpoint = {
      inputs: { kind: "ConfigMap", data: { a: "1", b: "2" } },
      live: { kind: "ConfigMap", data: { a: "1", b: "2" }, status: {} },
      apiVersion: "v1",
      fieldManager: "m",
    };
    const state = writeCheckpoint(checkpoint, { data: { a: secret("1") } });
    assert.deepEqual(state.data, { a: secret("1"), b: "2" });
    assert.deepEqual((state.__inputs as Properties).data, { a: secret("1"), b: "2" });
    assert.deepEqual(readCheckpoint(state), checkpoint);
  });
});

describe("a kind", () => {
  it("is what the type says", () => {
    const type = (text: string) => kindOfType({ urn: "", name: "", type: text });
    assert.deepEqual(type("kubernetes:core/v1:Service"), { apiVersion: "v1", kind: "Service" });
    assert.deepEqual(type("kubernetes:apps/v1:Deployment"), {
      apiVersion: "apps/v1",
      kind: "Deployment",
    });
  });

  it("comes with Kubernetes, or from a CRD", () => {
    for (const builtIn of ["v1", "apps/v1", "networking.k8s.io/v1", "apiextensions.k8s.io/v1"]) {
      assert.equal(isBuiltIn(builtIn), true, builtIn);
    }
    for (const custom of ["gateway.networking.k8s.io/v1", "gateway.envoyproxy.io/v1alpha1"]) {
      assert.equal(isBuiltIn(custom), false, custom);
    }
  });

  it("may itself be called a patch", () => {
    const of = (type: string) => ({ urn: "", name: "", type });
    assert.equal(isPatch(of("kubernetes:core/v1:ServicePatch"), { kind: "Service" }), true);
    const own = of("kubernetes:gateway.envoyproxy.io/v1alpha1:EnvoyPatch");
    assert.equal(isPatch(own, { kind: "EnvoyPatch" }), false);
  });
});

describe("provider settings", () => {
  it("that the stand-in has not are refused", () => {
    assert.throws(() => parseSettings({ renderYamlToDirectory: "out" }), /renderYamlToDirectory/);
    assert.throws(() => parseSettings({ enableServerSideApply: "false" }), /enableServerSideApply/);
  });

  it("replace everything when they lead to another cluster", () => {
    const kubeconfig = (port: number) =>
      JSON.stringify({
        clusters: [{ name: "c", cluster: { server: `https://127.0.0.1:${port}` } }],
        users: [{ name: "u", user: { token: String(port) } }],
        contexts: [{ name: "x", context: { cluster: "c", user: "u" } }],
        "current-context": "x",
      });
    const rotated = kubeconfig(1).replace('"token":"1"', '"token":"new"');
    const change = (before: Properties, after: Properties) =>
      replacingConfig({ old: before, new: after });
    assert.deepEqual(change({ kubeconfig: kubeconfig(1) }, { kubeconfig: kubeconfig(2) }), [
      "kubeconfig",
    ]);
    assert.deepEqual(change({ kubeconfig: kubeconfig(1) }, { kubeconfig: rotated }), []);
    assert.deepEqual(change({ kubeconfig: kubeconfig(1) }, { kubeconfig: unknown }), [
      "kubeconfig",
    ]);
    const same = { clusterIdentifier: "a" };
    assert.deepEqual(
      change({ ...same, kubeconfig: kubeconfig(1) }, { ...same, kubeconfig: kubeconfig(2) }),
      [],
    );
    assert.deepEqual(change(same, { clusterIdentifier: "b" }), ["clusterIdentifier"]);
  });
});

describe("warnings of the API server", () => {
  it("are the quoted texts of their header", () => {
    assert.deepEqual(
      warnings(String.raw`299 - "unknown field \"spec.x\"", 299 - "v1 Endpoints is deprecated"`),
      ['unknown field "spec.x"', "v1 Endpoints is deprecated"],
    );
    assert.deepEqual(warnings(undefined), []);
  });
});
