import assert from "node:assert/strict";
import { durationOf } from "../../../../model/nginx/convert/duration";
import { milliseconds } from "../../../../model/routes/duration";

/** GEP-2257, as the CRDs have it. */
const DURATION = /^([0-9]{1,5}(h|m|s|ms)){1,4}$/;

describe("durationOf", () => {
  it("writes seconds, and larger units where five digits are too few", () => {
    assert.equal(durationOf(0), "0s");
    assert.equal(durationOf(99_999), "99999s");
    assert.equal(durationOf(100_001), "27h46m41s");
  });

  it("stays within what the Gateway API takes, whatever somebody wrote", () => {
    for (const seconds of [86_400, 31_536_000, 2 ** 31 - 1, Number.MAX_SAFE_INTEGER]) {
      assert.match(durationOf(seconds), DURATION);
    }
    assert.equal(milliseconds(durationOf(31_536_007)), 31_536_007_000);
  });
});
