import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";

import { withLock } from "../../lab/lock";

describe("lab: lock", () => {
  it("lets in one at a time, and all of them in the end", async () => {
    const name = randomUUID();
    let inside = 0;
    let most = 0;
    let passed = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      await new Promise(setImmediate);
      inside--;
      passed++;
    };
    await Promise.all(Array.from({ length: 5 }, () => withLock(name, work)));
    assert.equal(most, 1);
    assert.equal(passed, 5);
  });

  it("is free again after a failure", async () => {
    const name = randomUUID();
    await assert.rejects(
      withLock(name, () => Promise.reject(new Error("broken"))),
      /broken/,
    );
    assert.equal(await withLock(name, () => Promise.resolve(1)), 1);
  });

  it("is freed by the end of a process that was killed with it", async () => {
    const name = randomUUID();
    const script = `
      require("ts-node").register({ transpileOnly: true });
      const { withLock } = require(${JSON.stringify(join(__dirname, "..", "..", "lab", "lock"))});
      withLock(${JSON.stringify(name)}, () => new Promise(() => { console.log("locked"); setInterval(() => {}, 1000); }));
    `;
    const holder = spawn(process.execPath, ["-e", script], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(holder.stdout, "data");
    let entered = false;
    const waiting = withLock(name, () => Promise.resolve((entered = true)));
    await new Promise(setImmediate);
    assert.equal(entered, false);
    holder.kill("SIGKILL");
    assert.equal(await waiting, true);
  });
});
