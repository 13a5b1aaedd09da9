import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";

import { parse } from "yaml";
import { z } from "zod";

import { settingsSchema } from "../model/settings/schema";
import { settingsOf } from "./support/settings";
import { sectionsOf } from "./support/stack-file";

const read = (file: string) => readFileSync(path.join(__dirname, "..", file), "utf8");

const project = z.object({
  name: z.literal("envoy-edge"),
  config: z.record(z.string(), z.object({ type: z.string(), description: z.string().min(1) })),
});

/** Every key, those of other namespaces included. */
const keysOf = (file: string) =>
  Object.keys(z.object({ config: z.looseObject({}) }).parse(parse(read(file))).config);

describe("Pulumi.yaml", () => {
  it("declares every section of the settings, and nothing else, each a map with a description", () => {
    const { config } = project.parse(parse(read("Pulumi.yaml")));
    assert.deepEqual(Object.keys(config).sort(), Object.keys(settingsSchema.shape).sort());
    assert.deepEqual(new Set(Object.values(config).map(({ type }) => type)), new Set(["object"]));
  });
});

for (const file of ["Pulumi.dev.yaml", "Pulumi.prod.yaml", "examples/migration/Pulumi.prod.yaml"]) {
  describe(file, () => {
    it("has no fault", () => {
      settingsOf(sectionsOf(read(file)));
    });
  });
}

describe("the stacks dev and prod", () => {
  it("have the same keys: they differ in values only", () =>
    assert.deepEqual(keysOf("Pulumi.dev.yaml").sort(), keysOf("Pulumi.prod.yaml").sort()));
});
