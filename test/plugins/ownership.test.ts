import * as assert from "node:assert/strict";
import {
  forces,
  identityOnly,
  leaveAlone,
  takeOver,
  type ManagedFields,
} from "../../lab/plugins/kubernetes/ownership";
import type { Properties } from "../../lab/plugins/engine/values";

const owner = (manager: string, operation: "Apply" | "Update", fields: object): ManagedFields => ({
  manager,
  operation,
  apiVersion: "v1",
  fieldsV1: fields as NonNullable<ManagedFields["fieldsV1"]>,
});
const live = (owners: ManagedFields[], more: object = {}): Properties =>
  ({ metadata: { managedFields: owners }, ...more }) as unknown as Properties;

describe("taking over fields", () => {
  const a = { "f:spec": { "f:a": {} } };
  const b = { "f:spec": { "f:b": {} } };

  it("merges what kubectl and our creates own into our own entry", () => {
    const other = owner("cloud", "Update", b);
    const status = { ...owner("kubectl", "Update", b), subresource: "status" };
    const taken = takeOver(
      [owner("kubectl-edit", "Update", a), other, status, owner("ours", "Apply", b)],
      "ours",
    );
    assert.deepEqual(taken, [
      other,
      status,
      owner("ours", "Apply", { "f:spec": { "f:b": {}, "f:a": {} } }),
    ]);
  });

  it("renames the first entry when we have none", () => {
    assert.deepEqual(takeOver([owner("pulumi-kubernetes", "Update", a)], "ours"), [
      owner("ours", "Apply", a),
    ]);
  });

  it("is nothing when there is nothing of theirs", () => {
    assert.equal(
      takeOver([owner("helm", "Update", a), owner("ours", "Apply", a)], "ours"),
      undefined,
    );
    assert.equal(takeOver([], "ours"), undefined);
  });
});

describe("forcing an update", () => {
  it("happens when asked, without owners, and in a preview of what will be taken over", () => {
    const created = live([owner("pulumi-kubernetes", "Update", {})]);
    const others = live([owner("helm", "Update", {})]);
    assert.equal(forces({ live: others, preview: false, asked: true }), true);
    assert.equal(forces({ live: others, preview: true, asked: false }), false);
    assert.equal(forces({ live: live([]), preview: false, asked: false }), true);
    assert.equal(forces({ live: created, preview: true, asked: false }), true);
    assert.equal(forces({ live: created, preview: false, asked: false }), false);
  });
});

describe("ignored fields", () => {
  const object = { spec: { size: 1, colour: "red", list: [{ a: 1 }] } };
  const size = { "f:spec": { "f:size": {} } };
  const ignore = (owners: ManagedFields[], ...ignored: (string | number)[][]) =>
    leaveAlone({
      object,
      live: live(owners, { spec: { size: 5, colour: "blue", list: [{ a: 2 }] } }),
      fieldManager: "ours",
      ignored,
    }).spec;

  it("of others are left out, so that they stay theirs", () => {
    assert.deepEqual(ignore([owner("other", "Apply", size)], ["spec", "size"]), {
      colour: "red",
      list: [{ a: 1 }],
    });
  });

  it("of ours get the value they have, so that they are not removed", () => {
    assert.deepEqual(ignore([owner("ours", "Apply", size)], ["spec", "size"]), {
      size: 5,
      colour: "red",
      list: [{ a: 1 }],
    });
    assert.deepEqual(
      ignore([owner("ours", "Apply", size), owner("other", "Apply", size)], ["spec", "size"]),
      { size: 5, colour: "red", list: [{ a: 1 }] },
    );
  });

  it("may be in a list, or nowhere", () => {
    assert.deepEqual(ignore([], ["spec", "list", 0, "a"], ["spec", "none"]), {
      size: 1,
      colour: "red",
      list: [{ a: 2 }],
    });
    assert.deepEqual(object.spec.list, [{ a: 1 }], "the original is changed");
  });
});

describe("giving up fields", () => {
  it("applies an object that is nothing but its identity", () => {
    const object = {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: "c", namespace: "n", labels: { a: "b" } },
      data: { a: "b" },
    };
    assert.deepEqual(identityOnly(object), {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: "c", namespace: "n" },
    });
  });
});
