import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { STACKS, goldenFile, renderStack } from "../support/golden";

for (const stack of STACKS) {
  describe(`the stack ${stack}`, () => {
    it("registers what was reviewed; `npm run golden` writes the file anew", async () => {
      const reviewed = readFileSync(goldenFile(stack), "utf8");
      const rendered = await renderStack(stack);
      assert.deepEqual(JSON.parse(rendered), JSON.parse(reviewed));
      assert.equal(rendered, reviewed);
    });
  });
}
