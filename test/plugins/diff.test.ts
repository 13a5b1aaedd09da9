import * as assert from "node:assert/strict";
import fc from "fast-check";
import { diffProperties } from "../../lab/plugins/engine/diff";
import { formatPath, isWithin, parsePath } from "../../lab/plugins/engine/paths";
import { unknown, type Properties } from "../../lab/plugins/engine/values";
import { immutableFields } from "../../lab/plugins/kubernetes/immutable";

const changes = (
  old: Properties,
  wanted: Properties,
  options: { immutable?: string[]; ignoreChanges?: string[] } = {},
) =>
  Object.fromEntries(
    [
      ...diffProperties({
        old,
        wanted,
        immutable: (options.immutable ?? []).map(parsePath),
        ignoreChanges: options.ignoreChanges ?? [],
      }),
    ].map(([path, { kind, replace }]) => [path, replace ? `${kind} replace` : kind]),
  );

describe("a difference", () => {
  it("is none between equal values", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (bag) => {
        assert.deepEqual(changes(bag as Properties, structuredClone(bag) as Properties), {});
      }),
    );
  });

  it("is named by the highest path at which something is new or gone", () => {
    assert.deepEqual(
      changes(
        { spec: { a: 1, gone: { x: 1 }, list: [1, 2, 3] } },
        { spec: { a: 2, added: { y: 1 }, list: [1, 4] } },
      ),
      {
        "spec.a": "update",
        "spec.gone": "delete",
        "spec.added": "add",
        "spec.list[1]": "update",
        "spec.list[2]": "delete",
      },
    );
  });

  it("of two kinds of value is an update", () => {
    assert.deepEqual(changes({ a: { b: 1 } }, { a: [1] }), { a: "update" });
  });

  it("is not one where it is ignored, with everything below", () => {
    const old = { spec: { ports: [{ port: 1 }], a: 1 } };
    const wanted = { spec: { ports: [{ port: 2 }], a: 2 } };
    assert.deepEqual(changes(old, wanted, { ignoreChanges: ["spec.ports"] }), {
      "spec.a": "update",
    });
    assert.deepEqual(changes(old, wanted, { ignoreChanges: ["spec.ports[*].port"] }), {
      "spec.a": "update",
    });
  });

  it("replaces in, at and above a field that cannot be changed", () => {
    const immutable = ["spec.selector", "spec.containers[*].image"];
    assert.deepEqual(
      changes({ spec: { selector: { a: 1 } } }, { spec: { selector: { a: 2 } } }, { immutable }),
      { "spec.selector.a": "update replace" },
    );
    assert.deepEqual(changes({}, { spec: { selector: { a: 2 } } }, { immutable }), {
      spec: "add replace",
    });
    assert.deepEqual(changes({}, { spec: { other: 1 } }, { immutable }), { spec: "add" });
    assert.deepEqual(
      changes(
        { spec: { containers: [{ image: "a", name: "n" }] } },
        { spec: { containers: [{ image: "b", name: "m" }] } },
        { immutable },
      ),
      { "spec.containers[0].image": "update replace", "spec.containers[0].name": "update" },
    );
    assert.deepEqual(
      changes(
        { spec: { containers: [] } },
        { spec: { containers: [{ image: "b" }] } },
        { immutable },
      ),
      { "spec.containers[0]": "add replace" },
    );
  });

  it("replaces for metadata that is not known, for a spec that is not known it does not", () => {
    const immutable = ["metadata.name", "spec.selector"];
    const old = { metadata: { name: "a" }, spec: { selector: {} } };
    assert.deepEqual(changes(old, { metadata: unknown, spec: unknown }, { immutable }), {
      metadata: "update replace",
      spec: "update",
    });
  });
});

describe("a property path", () => {
  it("is written and read the same way", () => {
    const parts = fc.array(
      fc.oneof(
        fc.nat(),
        fc.string({ minLength: 1 }).filter((part) => part !== "*" && !part.includes("\\")),
      ),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(parts, (path) => {
        const named = ["spec", ...path];
        assert.deepEqual(parsePath(formatPath(named)), named);
      }),
    );
    assert.equal(
      formatPath(["metadata", "labels", "app.kubernetes.io/name"]),
      'metadata.labels["app.kubernetes.io/name"]',
    );
  });

  it("lies within its ancestors only", () => {
    assert.ok(isWithin(["a", 0, "b"], ["a", "*"]));
    assert.ok(isWithin(["a"], ["a"]));
    assert.ok(!isWithin(["a"], ["a", "b"]));
    assert.ok(!isWithin(["ab"], ["a"]));
  });
});

describe("immutable fields", () => {
  const of = (object: Properties, mutable = { configMap: false, secret: false }) =>
    immutableFields(object, mutable).map(formatPath);
  const identity = ["metadata.name", "metadata.namespace"];

  it("are a name and a namespace of any kind", () => {
    assert.deepEqual(of({ apiVersion: "example.com/v1", kind: "Widget" }), identity);
  });

  it("are those of the kind in its group", () => {
    assert.deepEqual(of({ apiVersion: "apps/v1", kind: "Deployment" }), [
      ...identity,
      "spec.selector",
    ]);
    assert.deepEqual(of({ apiVersion: "example.com/v1", kind: "Deployment" }), identity);
    assert.deepEqual(of({ apiVersion: "v1", kind: "Service" }), [...identity, "spec.clusterIP"]);
    assert.ok(of({ apiVersion: "v1", kind: "Pod" }).length > 40);
  });

  it("are the content of ConfigMaps and Secrets unless the provider lets it change", () => {
    const map = { apiVersion: "v1", kind: "ConfigMap" };
    const both = { configMap: true, secret: true };
    assert.deepEqual(of(map), [...identity, "binaryData", "data"]);
    assert.deepEqual(of(map, both), identity);
    assert.deepEqual(of({ ...map, immutable: true }, both), [...identity, "binaryData", "data"]);
    const secret = { apiVersion: "v1", kind: "Secret" };
    assert.deepEqual(of(secret), [...identity, "type", "stringData", "data"]);
    assert.deepEqual(of(secret, both), [...identity, "type"]);
  });
});
