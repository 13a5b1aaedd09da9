import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { ARGUMENTS } from "../../../../model/nginx/configuration/arguments";
import type { Key } from "../../../../model/nginx/configuration/key";
import { KEYS } from "../../../../model/nginx/configuration/keys";

/** Names that controller 1.15.1's own code has, one a line. */
const upstream = (file: string): string[] =>
  readFileSync(path.join(__dirname, "../../../fixtures/controller", file), "utf8")
    .trim()
    .split("\n");

/** Flags of the logging library, which the controller takes besides its own. */
const LOGGING = [
  "add_dir_header",
  "alsologtostderr",
  "log_backtrace_at",
  "log_dir",
  "log_file",
  "log_file_max_size",
  "logtostderr",
  "one_output",
  "skip_headers",
  "skip_log_headers",
  "stderrthreshold",
  "v",
  "vmodule",
];

describe("the tables of the controller", () => {
  it("have every key of the ConfigMap, and no other", () =>
    assert.deepEqual(Object.keys(KEYS).sort(), upstream("keys.txt").sort()));

  it("have every argument, and no other", () =>
    assert.deepEqual(
      Object.keys(ARGUMENTS).sort(),
      [...upstream("arguments.txt"), ...LOGGING].sort(),
    ));

  it("say of what is lost and protects nothing more than what a person can answer", () => {
    const rows: Key[] = Object.values({ ...KEYS, ...ARGUMENTS });
    for (const { fate } of rows) {
      if (fate.type === "lost") {
        assert.notEqual(fate.loss.remedy, "");
        assert(fate.loss.differences.length > 0);
        assert(fate.loss.severity !== "refused" || fate.loss.protective === true);
      }
    }
  });
});
