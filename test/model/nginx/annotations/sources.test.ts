import assert from "node:assert/strict";
import { deniedBy, settings, UNCHECKED } from "../../../support/annotations";

describe("annotations of address ranges", () => {
  it("none by default", () => assert.deepEqual(settings({}).sources, { allow: [], deny: [] }));

  it("take the ConfigMap's ranges where they are absent", () =>
    assert.deepEqual(
      settings(
        { "denylist-source-range": "192.0.2.1" },
        { configMap: { "whitelist-source-range": "10.0.0.0/8" } },
      ).sources,
      { allow: ["10.0.0.0/8"], deny: ["192.0.2.1/32"] },
    ));

  it("replace the ConfigMap's ranges, sorted and in canonical form", () =>
    assert.deepEqual(
      settings(
        { "allowlist-source-range": "2001:db8::1, 10.1.2.3/8" },
        { configMap: { "whitelist-source-range": "192.0.2.0/24" } },
      ).sources.allow,
      ["10.0.0.0/8", "2001:db8::1/128"],
    ));

  for (const value of ["", " ", "10.0.0.0/33", "10.0.0.0/8,", "office.example"]) {
    for (const key of ["allowlist-source-range", "denylist-source-range"]) {
      it(`${key} denies with ${JSON.stringify(value)}`, () =>
        assert.match(deniedBy({ [key]: value }), new RegExp(`^${key}: it is `)));
    }
  }

  it("deny with a fault where validators are off too", () =>
    assert.equal(
      deniedBy({ "allowlist-source-range": "office.example" }, UNCHECKED),
      "allowlist-source-range: it is not a list of addresses and ranges",
    ));
});
