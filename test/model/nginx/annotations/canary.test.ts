import assert from "node:assert/strict";
import { settings, settingsWithout } from "../../../support/annotations";

describe("annotations of canaries", () => {
  it("none without canary: true", () => {
    assert.equal(settings({}).canary, undefined);
    assert.equal(settings({ canary: "false" }).canary, undefined);
    const rest = { "canary-weight": "10", "canary-by-header": "x" };
    assert.equal(settingsWithout(["canary-by-header", "canary-weight"], rest).canary, undefined);
  });

  it("weight of 100 without more", () => {
    assert.deepEqual(settings({ canary: "true" }).canary, { weight: 0, weightTotal: 100 });
  });

  it("everything", () => {
    const all = {
      canary: "true",
      "canary-weight": "50",
      "canary-weight-total": "1000",
      "canary-by-header": "x-canary",
      "canary-by-header-value": "yes",
      "canary-by-header-pattern": "^(a|b)$",
      "canary-by-cookie": "canary",
    };
    assert.deepEqual(settings(all).canary, {
      weight: 50,
      weightTotal: 1000,
      header: "x-canary",
      headerValue: "yes",
      headerPattern: "^(a|b)$",
      cookie: "canary",
    });
  });

  it("a total below 100 is 100, and values that cannot be used are left out", () => {
    const wrong = {
      canary: "true",
      "canary-weight": "5%",
      "canary-weight-total": "10",
      "canary-by-header": "a;b",
      "canary-by-header-pattern": "a b",
    };
    assert.deepEqual(
      settingsWithout(
        ["canary-by-header", "canary-by-header-pattern", "canary-weight", "canary-weight-total"],
        wrong,
      ).canary,
      { weight: 0, weightTotal: 100 },
    );
  });
});
