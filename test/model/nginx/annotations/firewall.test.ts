import assert from "node:assert/strict";
import type { Surroundings } from "../../../support/annotations";
import { settings, settingsWithout, SNIPPETS } from "../../../support/annotations";

const EVERYWHERE = { "enable-modsecurity": "true" };
const firewall = (annotations: Record<string, string>, configMap: Surroundings["configMap"] = {}) =>
  settings(annotations, { configMap }).firewall;

describe("annotations of the firewall", () => {
  it("none by default", () => {
    assert.equal(firewall({}), undefined);
    assert.equal(firewall({ "enable-owasp-core-rules": "true" }), undefined);
  });

  it("here", () =>
    assert.deepEqual(
      firewall({
        "enable-modsecurity": "true",
        "enable-owasp-core-rules": "true",
        "modsecurity-transaction-id": "$request_id",
      }),
      { enabled: true, coreRules: true, transactionId: "$request_id" },
    ));

  it("everywhere, with the ConfigMap's rules", () =>
    assert.deepEqual(
      firewall(
        {},
        {
          ...EVERYWHERE,
          "enable-owasp-modsecurity-crs": "true",
          "modsecurity-snippet": "SecRuleEngine On",
        },
      ),
      { enabled: true, coreRules: true, snippet: "SecRuleEngine On" },
    ));

  it("everywhere but here", () =>
    assert.equal(firewall({ "enable-modsecurity": "false" }, EVERYWHERE), undefined));

  it("core rules that the ConfigMap names without a firewall are loaded by nobody", () =>
    assert.deepEqual(
      firewall(
        { "enable-modsecurity": "true", "enable-owasp-core-rules": "true" },
        { "enable-owasp-modsecurity-crs": "true" },
      ),
      { enabled: true, coreRules: false },
    ));

  it("rules of its own in place of the ConfigMap's", () =>
    assert.equal(
      settings(
        { "modsecurity-snippet": "SecRuleEngine On" },
        { configMap: { ...SNIPPETS.configMap, ...EVERYWHERE, "modsecurity-snippet": "other" } },
      ).firewall?.snippet,
      "SecRuleEngine On",
    ));

  it("values that cannot be read are taken for none", () =>
    assert.deepEqual(
      settingsWithout(
        ["enable-modsecurity", "enable-owasp-core-rules", "modsecurity-transaction-id"],
        {
          "enable-modsecurity": "on",
          "enable-owasp-core-rules": "on",
          "modsecurity-transaction-id": "a;b",
        },
        { configMap: EVERYWHERE },
      ).firewall,
      { enabled: true, coreRules: false },
    ));
});
