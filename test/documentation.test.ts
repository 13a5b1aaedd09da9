import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";

import { settingsOf } from "./support/settings";
import { isStackFile, sectionsOf } from "./support/stack-file";

const ROOT = path.join(__dirname, "..");

const YAML_BLOCK = /^ *```yaml\n([\s\S]*?)^ *```$/gm;

/** The stack configurations that a page shows, each with the line on which it starts. */
function examplesOf(file: string) {
  const page = readFileSync(path.join(ROOT, file), "utf8");
  return [...page.matchAll(YAML_BLOCK)]
    .map(({ index, 1: text = "" }) => ({ line: page.slice(0, index).split("\n").length, text }))
    .filter(({ text }) => isStackFile(text));
}

for (const file of ["README.md", "docs/configuration.md"]) {
  describe(file, () => {
    const examples = examplesOf(file);

    it("shows a configuration", () => assert.notEqual(examples.length, 0));

    for (const { line, text } of examples) {
      it(`has no fault in the configuration in line ${line}`, () => {
        settingsOf(sectionsOf(text));
      });
    }
  });
}
