import assert from "node:assert/strict";

import { rowsBelow } from "../../../tools/generate/setting-rows";
import type { SettingSchema } from "../../../tools/generate/settings-schema";

const keysBelow = (schema: SettingSchema) => rowsBelow(schema).map(({ key }) => key);

const text: SettingSchema = { type: "string" };
const map = (properties: Record<string, SettingSchema>): SettingSchema => ({
  type: "object",
  properties,
});

describe("the rows of a section", () => {
  it("are its keys and those below them, in the order of the schema", () =>
    assert.deepEqual(keysBelow(map({ b: map({ c: text }), a: text })), ["b", "b.c", "a"]));

  it("have <name> for a name that is chosen and [] for an entry of a list", () => {
    const entry = map({ hosts: { type: "array", items: map({ name: text }) } });
    assert.deepEqual(keysBelow({ type: "object", additionalProperties: entry }), [
      "<name>.hosts",
      "<name>.hosts[].name",
    ]);
  });

  it("are those of every way to write a value", () =>
    assert.deepEqual(keysBelow(map({ path: { anyOf: [text, map({ exact: text })] } })), [
      "path",
      "path.exact",
    ]));

  it("say what is required, what holds without a value, and what it means", () => {
    const schema = {
      ...map({ port: { type: "integer", description: "port" }, host: { ...text, default: "*" } }),
      required: ["port"],
    };
    assert.deepEqual(rowsBelow(schema), [
      {
        key: "port",
        allowed: ["whole number"],
        required: true,
        default: undefined,
        meaning: "port",
      },
      { key: "host", allowed: ["text"], required: false, default: "*", meaning: "" },
    ]);
  });

  it("have no default for a map with known keys, but for each of these", () => {
    const drain = { ...map({ timeout: { ...text, default: "240s" } }), default: {} };
    assert.deepEqual(
      rowsBelow(map({ drain })).map((row) => [row.key, row.default]),
      [
        ["drain", undefined],
        ["drain.timeout", "240s"],
      ],
    );
  });

  it("do not repeat below a list what stands beside it with the same meaning", () => {
    const matches: SettingSchema = { type: "array", items: map({ path: text }) };
    const [, row, ...others] = rowsBelow(map({ path: text, matches }));
    assert.deepEqual(row?.allowed, ["list: maps with the keys that stand beside it too: `path`"]);
    assert.deepEqual(others, []);
  });

  it("do repeat what means something else", () => {
    const items = map({ path: { ...text, description: "of the backend" } });
    assert.deepEqual(keysBelow(map({ path: text, matches: { type: "array", items } })), [
      "path",
      "matches",
      "matches[].path",
    ]);
  });
});
