import assert from "node:assert/strict";
import { PollTimeout, poll } from "../../components/poll";
import type { Look } from "../../components/poll";

/** Gives one look after the other. */
function looks(...each: readonly Look<string>[]): () => Promise<Look<string>> {
  const left = [...each];
  return () => Promise.resolve(left.shift() ?? assert.fail("it looked once more"));
}

const missing = (what: string): Look<string> => ({ done: false, missing: what });
const done: Look<string> = { done: true, value: "found" };

describe("poll", () => {
  it("returns what it found, without a pause when it is there at once", async () => {
    assert.equal(await poll({ look: looks(done), timeoutSeconds: 0 }), "found");
  });

  it("looks again until it is done, and tells each change of what is missing once", async () => {
    const told: string[] = [];
    const look = looks(missing("both"), missing("both"), missing("one"), done);
    const onMissing = (what: string) => void told.push(what);
    assert.equal(await poll({ look, timeoutSeconds: 60, onMissing }), "found");
    assert.deepEqual(told, ["both", "one"]);
  });

  it("ends with what was missing last when the time is over", async () => {
    let asked = 0;
    const look = () => Promise.resolve(missing(`part ${(asked += 1)}`));
    await assert.rejects(poll({ look, timeoutSeconds: 0.1 }), (error) => {
      assert.ok(error instanceof PollTimeout);
      assert.equal(error.missing, `part ${asked}`);
      assert.equal(error.message, `part ${asked} after 0.1 s`);
      return true;
    });
  });

  it("ends at once with an error of a look", async () => {
    const look = () => Promise.reject(new Error("refused"));
    await assert.rejects(poll({ look, timeoutSeconds: 60 }), /^Error: refused$/);
  });
});
