import assert from "node:assert/strict";

import { wordsOf } from "../../../tools/generate/setting-words";
import type { SettingSchema } from "../../../tools/generate/settings-schema";

const CASES: readonly (readonly [schema: SettingSchema, words: readonly string[]])[] = [
  [{ type: "string" }, ["text"]],
  [{ type: "string", $comment: "such as 30s" }, ["such as 30s"]],
  [{ type: "string", enum: ["Local", "Cluster"] }, ["`Local`, `Cluster`"]],
  [{ type: "number", enum: [301, 302] }, ["`301`, `302`"]],
  [{ type: "boolean" }, ["`true`, `false`"]],
  [{ type: "integer", minimum: 1, maximum: 9 }, ["whole number 1 to 9"]],
  [{ type: "integer", minimum: 0 }, ["whole number of at least 0"]],
  [{ type: "number", maximum: 9 }, ["number of at most 9"]],
  [{ type: "number", exclusiveMinimum: 0 }, ["number above 0"]],
  [{ type: "object", properties: {} }, ["map"]],
  [{ type: "array", items: { type: "string" }, maxItems: 16 }, ["list of at most 16: text"]],
  [
    { type: "object", additionalProperties: { type: "string" }, propertyNames: { type: "string" } },
    ["map by name: text"],
  ],
  [
    {
      type: "object",
      additionalProperties: { anyOf: [{ type: "integer" }, { type: "object" }] },
      propertyNames: { type: "string", $comment: "a DNS label" },
    },
    ["map by name: whole number, or map; names: a DNS label"],
  ],
  [{ anyOf: [{ type: "string" }, { type: "object" }] }, ["text", "map"]],
  [{}, ["anything"]],
];

describe("the words for what is allowed", () => {
  for (const [schema, words] of CASES) {
    it(`are ${words.join(" or ")}`, () => assert.deepEqual(wordsOf(schema), words));
  }
});
