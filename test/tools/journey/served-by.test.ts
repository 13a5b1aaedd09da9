import assert from "node:assert/strict";
import { servedByDifference } from "../../../tools/journey/served-by";

describe("where new connections end", () => {
  it("is at the proxies of the stage, all of them and no other", () => {
    assert.deepEqual(servedByDifference({ stage: "routes", seen: ["nginx"] }), []);
    assert.deepEqual(servedByDifference({ stage: "pool", seen: ["envoy", "nginx"] }), []);
    assert.deepEqual(servedByDifference({ stage: "idle", seen: ["envoy"] }), []);
  });

  it("is wrong where another proxy answers, or one of two does not", () => {
    assert.deepEqual(servedByDifference({ stage: "idle", seen: ["envoy", "nginx"] }), [
      "new connections reach envoy and nginx, not envoy",
    ]);
    assert.deepEqual(servedByDifference({ stage: "pool", seen: ["nginx"] }), [
      "new connections reach nginx, not envoy and nginx",
    ]);
  });
});
