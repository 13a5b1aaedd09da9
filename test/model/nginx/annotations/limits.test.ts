import assert from "node:assert/strict";
import { droppedBy, settings, settingsWithout, UNCHECKED } from "../../../support/annotations";

const NONE = {
  rps: 0,
  rpm: 0,
  connections: 0,
  burstMultiplier: 5,
  rate: 0,
  rateAfter: 0,
  exempt: [],
};

describe("annotations of limits", () => {
  it("none by default", () => assert.deepEqual(settings({}).limits, NONE));

  it("all of them", () =>
    assert.deepEqual(
      settings({
        "limit-rps": "5",
        "limit-rpm": "100",
        "limit-connections": "+3",
        "limit-burst-multiplier": "2",
        "limit-rate": "64",
        "limit-rate-after": "512",
        "limit-allowlist": "192.0.2.1,10.0.0.0/8",
      }).limits,
      {
        rps: 5,
        rpm: 100,
        connections: 3,
        burstMultiplier: 2,
        rate: 64,
        rateAfter: 512,
        exempt: ["10.0.0.0/8", "192.0.2.1/32"],
      },
    ));

  it("the rate of the ConfigMap", () =>
    assert.deepEqual(
      settings({}, { configMap: { "limit-rate": "8", "limit-rate-after": "16" } }).limits,
      { ...NONE, rate: 8, rateAfter: 16 },
    ));

  it("no list of exempt addresses without a limit", () =>
    assert.deepEqual(settings({ "limit-allowlist": "10.0.0.0/8" }).limits, NONE));

  it("a limit below zero is none", () =>
    assert.equal(settings({ "limit-rps": "-1", "limit-rpm": "6" }).limits.rps, 0));

  for (const key of ["limit-rps", "limit-rpm", "limit-connections"]) {
    it(`${key} drops the Ingress when it is no number`, () =>
      assert.equal(droppedBy({ [key]: "5r/s" }), key));
    it(`${key} is none when it is empty`, () =>
      assert.deepEqual(settingsWithout([key], { [key]: "" }).limits, NONE));
  }

  it("limit-allowlist drops the Ingress when it is no list", () =>
    assert.equal(droppedBy({ "limit-allowlist": "office.example" }), "limit-allowlist"));

  for (const key of ["limit-rate", "limit-rate-after"]) {
    it(`${key} takes the ConfigMap's value when it is no number`, () => {
      const { rate, rateAfter } = settingsWithout(
        [key],
        { [key]: "64k" },
        { configMap: { "limit-rate": "8", "limit-rate-after": "8" } },
      ).limits;
      assert.deepEqual([rate, rateAfter], [8, 8]);
    });
  }

  it("limit-burst-multiplier is 5 when it is no number", () =>
    assert.equal(
      settingsWithout(["limit-burst-multiplier"], {
        "limit-burst-multiplier": "many",
        "limit-rps": "5",
      }).limits.burstMultiplier,
      5,
    ));

  describe("where validators are off", () => {
    it("a limit that is no number is none", () =>
      assert.equal(
        settingsWithout(["limit-rps"], { "limit-rps": "x", "limit-rpm": "6" }, UNCHECKED).limits
          .rps,
        0,
      ));

    it("a list that cannot be read leaves out every limit, the ConfigMap's too", () =>
      assert.deepEqual(
        settingsWithout(
          ["limit-allowlist"],
          { "limit-rps": "5", "limit-allowlist": "office.example" },
          { ...UNCHECKED, configMap: { "limit-rate": "8" } },
        ).limits,
        NONE,
      ));
  });
});
