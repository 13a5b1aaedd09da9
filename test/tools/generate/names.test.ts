import assert from "node:assert/strict";

import { kebabCase, nameObjects, pascalCase, singular } from "../../../tools/generate/names";
import type { Field, ObjectShape, Shape } from "../../../tools/generate/shape";

const object = (fields: Readonly<Record<string, Shape>>): ObjectShape => ({
  is: "object",
  fields: Object.entries(fields).map(([name, shape]): Field => ({ name, optional: true, shape })),
  open: false,
});

const array = (item: Shape): Shape => ({ is: "array", item });
const leaf = object({ value: { is: "scalar", text: "string" } });
const otherLeaf = object({ other: { is: "scalar", text: "string" } });

const namesOf = (root: ObjectShape) =>
  [...nameObjects(root, "Spec").values()].map(({ name }) => name);

describe("names", () => {
  it("of files are in kebab case", () => {
    const kinds = ["HTTPRoute", "BackendTLSPolicy", "XBackend", "EnvoyProxy"];
    const files = ["http-route", "backend-tls-policy", "x-backend", "envoy-proxy"];
    assert.deepEqual(kinds.map(kebabCase), files);
  });

  it("of interfaces are in pascal case", () =>
    assert.deepEqual(["backendRef", "match-name"].map(pascalCase), ["BackendRef", "MatchName"]));

  it("of list items are in the singular", () => {
    const lists = ["rules", "matches", "policies", "addresses", "access"];
    const items = ["rule", "match", "policy", "address", "access"];
    assert.deepEqual(lists.map(singular), items);
  });

  it("follow the path", () =>
    assert.deepEqual(namesOf(object({ rules: array(object({ match: leaf })) })), [
      "Spec",
      "SpecRule",
      "SpecRuleMatch",
    ]));

  it("are those of the shortest path for equal objects", () =>
    assert.deepEqual(namesOf(object({ deep: object({ leaf }), nodes: array(leaf) })), [
      "Spec",
      "SpecDeep",
      "SpecNode",
    ]));

  it("are in the plural when another object has the singular", () =>
    assert.deepEqual(namesOf(object({ targetRef: leaf, targetRefs: array(otherLeaf) })), [
      "Spec",
      "SpecTargetRef",
      "SpecTargetRefs",
    ]));

  it("are refused when two objects have the same", () =>
    assert.throws(() => namesOf(object({ targetRef: leaf, TargetRef: otherLeaf })), {
      message: "Two different objects are called SpecTargetRef.",
    }));
});
