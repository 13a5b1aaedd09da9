import assert from "node:assert/strict";
import { limits } from "../../../../../model/nginx/convert/families/limits";
import { describeWithCrds } from "../../../../support/crds";
import {
  type ContextInput,
  findingsOf,
  partFaults,
  partsWith,
} from "../../../../support/rule-context";

const limited = (annotations: Record<string, string>, input: ContextInput = {}) =>
  partsWith(limits, { ...input, annotations });

/** Requests, unit and clients of each rule. */
const rulesOf = (annotations: Record<string, string>): string[] =>
  (limited(annotations).traffic?.rateLimit?.local?.rules ?? []).map(
    ({ limit, clientSelectors: [selector] = [] }) =>
      [
        `${limit.requests} a ${limit.unit}`,
        selector?.sourceCIDR?.invert === true ? "but" : "from",
        selector?.sourceCIDR?.value,
      ].join(" "),
  );

describe("limits", () => {
  it("add nothing where there are none", () => {
    assert.deepEqual(limited({}), { findings: [] });
  });

  it("keep both the burst and the rate, for each client", () => {
    assert.deepEqual(rulesOf({ "limit-rps": "5" }), [
      "30 a Second from 0.0.0.0/0",
      "30 a Second from ::/0",
      "300 a Minute from 0.0.0.0/0",
      "300 a Minute from ::/0",
    ]);
    assert.deepEqual(rulesOf({ "limit-rpm": "10", "limit-burst-multiplier": "1" }), [
      "20 a Minute from 0.0.0.0/0",
      "20 a Minute from ::/0",
      "600 a Hour from 0.0.0.0/0",
      "600 a Hour from ::/0",
    ]);
  });

  it("tell clients nothing, and count each by itself", () => {
    for (const rule of limited({ "limit-rps": "5" }).traffic?.rateLimit?.local?.rules ?? []) {
      assert.equal(rule.xRateLimitHeaders, "Off");
      assert.deepEqual(
        rule.clientSelectors?.map(({ sourceCIDR }) => sourceCIDR?.type),
        ["Distinct"],
      );
    }
  });

  it("leave out one range, but count all where there are more", () => {
    const one = { "limit-rps": "5", "limit-allowlist": "10.0.0.0/8" };
    assert.deepEqual(rulesOf(one), ["30 a Second but 10.0.0.0/8", "300 a Minute but 10.0.0.0/8"]);
    assert.deepEqual(findingsOf(limited(one)), ["shop/web/limit-rps lossy!"]);
    const two = { "limit-rps": "5", "limit-whitelist": "10.0.0.0/8,192.0.2.1" };
    assert.equal(rulesOf(two).length, 4);
    assert.deepEqual(findingsOf(limited(two)), [
      "shop/web/limit-allowlist lossy",
      "shop/web/limit-rps lossy!",
    ]);
  });

  it("answer with nginx's status, unless that is Envoy's own", () => {
    const override = (configMap: Record<string, string>) =>
      limited({ "limit-rps": "5" }, { configMap }).traffic?.responseOverride;
    assert.deepEqual(override({}), [
      {
        match: { statusCodes: [{ type: "Value", value: 429 }] },
        source: "Local",
        response: { statusCode: 503 },
      },
    ]);
    assert.equal(override({ "limit-req-status-code": "429" }), undefined);
  });

  it("say what differs, and that too many clients share what is remembered", () => {
    const parts = limited({ "limit-rps": "5", "limit-rpm": "100" });
    assert.deepEqual(findingsOf(parts), ["shop/web/limit-rpm lossy!", "shop/web/limit-rps lossy!"]);
    assert.match(JSON.stringify(parts.findings), /remembers 20 clients/);
    assert.deepEqual(parts.protections, ["rate limit"]);
  });

  it("refuse what Envoy Gateway cannot limit", () => {
    const parts = limited({
      "limit-connections": "3",
      "limit-rate": "100",
      "limit-rate-after": "10",
    });
    assert.deepEqual(findingsOf(parts), [
      "shop/web/limit-connections refused!",
      "shop/web/limit-rate refused!",
      "shop/web/limit-rate-after note",
    ]);
    assert.equal(parts.traffic, undefined);
  });
});

describeWithCrds("limits in the pinned CRDs", () => {
  it("are valid", () => {
    const parts = limited({ "limit-rps": "5", "limit-rpm": "100" });
    assert.deepEqual(partFaults(parts), []);
    assert.deepEqual(
      partFaults(limited({ "limit-rps": "5", "limit-allowlist": "10.0.0.0/8" })),
      [],
    );
  });
});
