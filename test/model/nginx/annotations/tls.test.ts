import assert from "node:assert/strict";
import { droppedBy, settings, settingsWithout } from "../../../support/annotations";

describe("annotations of clients' TLS", () => {
  it("none by default", () => assert.deepEqual(settings({}).tls, { passthrough: false }));

  it("all of them", () =>
    assert.deepEqual(
      settings({
        "ssl-passthrough": "true",
        "ssl-ciphers": "ALL:!aNULL:@STRENGTH@SECLEVEL=2",
        "ssl-prefer-server-ciphers": "false",
        "http2-push-preload": "true",
      }).tls,
      {
        passthrough: true,
        ciphers: "ALL:!aNULL:@STRENGTH@SECLEVEL=2",
        preferServerCiphers: false,
      },
    ));

  for (const [key, value] of [
    ["ssl-passthrough", "yes"],
    ["ssl-ciphers", "ALL;"],
    ["ssl-ciphers", "ALL@SECLEVEL=6"],
    ["http2-push-preload", "on"],
  ] as const) {
    it(`${key} drops the Ingress with ${value}`, () =>
      assert.equal(droppedBy({ [key]: value }), key));
  }

  it("ssl-prefer-server-ciphers is left to the ConfigMap when it is no boolean", () =>
    assert.deepEqual(
      settingsWithout(["ssl-prefer-server-ciphers"], { "ssl-prefer-server-ciphers": "on" }).tls,
      { passthrough: false },
    ));

  it("an empty value leaves the others alone", () =>
    assert.deepEqual(
      settingsWithout(["ssl-ciphers"], { "ssl-ciphers": "", "ssl-passthrough": "true" }).tls,
      { passthrough: true },
    ));
});
