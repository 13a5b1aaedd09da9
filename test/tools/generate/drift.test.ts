import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { findDrift, removeDrift } from "../../../tools/generate/drift";

const TYPES = "kubernetes/generated/types/index.ts";
const TABLE = "model/gateway/crds.ts";

describe("drift", () => {
  const files = new Map([
    [TYPES, "types\n"],
    [TABLE, "table\n"],
  ]);
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), "generate-"));
  });

  afterEach(() => rmSync(root, { recursive: true }));

  it("is every file of an empty project", () =>
    assert.deepEqual(findDrift({ root, files }), [
      { file: TYPES, is: "missing" },
      { file: TABLE, is: "missing" },
    ]));

  it("is removed by writing, once", () => {
    assert.equal(removeDrift({ root, files }).length, 2);
    assert.equal(readFileSync(path.join(root, TABLE), "utf8"), "table\n");
    assert.deepEqual(removeDrift({ root, files }), []);
  });

  it("is a changed file, and a file that is generated no more, which is deleted", () => {
    removeDrift({ root, files });
    writeFileSync(path.join(root, TYPES), "edited\n");
    writeFileSync(path.join(root, "kubernetes/generated/types/old.ts"), "old\n");
    writeFileSync(path.join(root, "model/gateway/own.ts"), "not generated\n");
    assert.deepEqual(removeDrift({ root, files }), [
      { file: TYPES, is: "different" },
      { file: "kubernetes/generated/types/old.ts", is: "left over" },
    ]);
    assert.deepEqual(findDrift({ root, files }), []);
    assert.equal(readFileSync(path.join(root, "model/gateway/own.ts"), "utf8"), "not generated\n");
  });
});
