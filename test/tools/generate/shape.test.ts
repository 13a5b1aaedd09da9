import assert from "node:assert/strict";

import type { Schema } from "../../../tools/generate/crd";
import { shapeOf } from "../../../tools/generate/shape";

const text = { is: "scalar", text: "string" };

describe("shapeOf", () => {
  const cases: readonly [title: string, schema: Schema, expected: object][] = [
    ["a text", { type: "string" }, text],
    ["an integer", { type: "integer" }, { is: "scalar", text: "number" }],
    ["an enum", { type: "string", enum: ["A", "B"] }, { is: "literals", values: ["A", "B"] }],
    ["an enum of numbers", { type: "integer", enum: [301] }, { is: "literals", values: [301] }],
    [
      "several enums: what all of them allow",
      { type: "string", allOf: [{ enum: ["A", "B"] }, { enum: ["B", "C"] }] },
      { is: "literals", values: ["B"] },
    ],
    [
      "int-or-string",
      { "x-kubernetes-int-or-string": true, allOf: [{}] },
      { is: "scalar", text: "number | string" },
    ],
    [
      "a value of any type",
      { "x-kubernetes-preserve-unknown-fields": true },
      { is: "scalar", text: "unknown" },
    ],
    [
      "an object with any field",
      { type: "object", "x-kubernetes-preserve-unknown-fields": true },
      { is: "map", value: { is: "scalar", text: "unknown" } },
    ],
    [
      "a map",
      { type: "object", additionalProperties: { type: "string" } },
      { is: "map", value: text },
    ],
    ["an object without fields", { type: "object" }, { is: "object", fields: [], open: false }],
    [
      "a list of lists",
      { type: "array", items: { type: "array", items: { type: "string" } } },
      { is: "array", item: { is: "array", item: text } },
    ],
    [
      "an object with required, optional and further fields",
      {
        type: "object",
        required: ["name"],
        properties: { name: { type: "string" }, kind: { type: "string", default: "Service" } },
        "x-kubernetes-preserve-unknown-fields": true,
      },
      {
        is: "object",
        fields: [
          { name: "name", optional: false, shape: text },
          { name: "kind", optional: true, default: "Service", shape: text },
        ],
        open: true,
      },
    ],
  ];

  for (const [title, schema, expected] of cases) {
    it(`reads ${title}`, () => assert.deepEqual(shapeOf(schema, "Widget.spec"), expected));
  }

  it("leaves out a default that is no scalar", () => {
    const properties = { list: { type: "array", items: { type: "string" }, default: [] } };
    assert.deepEqual(shapeOf({ type: "object", properties }, "Widget.spec"), {
      is: "object",
      fields: [{ name: "list", optional: true, shape: { is: "array", item: text } }],
      open: false,
    });
  });

  it("refuses what it does not know, with the place", () => {
    const properties = { rules: { type: "array", items: { type: "null" } } };
    assert.throws(() => shapeOf({ type: "object", properties }, "Widget.spec"), {
      message:
        "Widget.spec.rules[]: no TypeScript type for a schema of type null. " +
        "Teach it to tools/generate/shape.ts.",
    });
  });
});
