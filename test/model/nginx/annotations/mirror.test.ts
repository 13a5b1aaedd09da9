import assert from "node:assert/strict";
import { settings, settingsWithout } from "../../../support/annotations";

const TARGET = { "mirror-target": "https://test.example:8443/copy$request_uri" };

describe("annotations of mirrors", () => {
  it("none by default", () => {
    assert.equal(settings({}).mirror, undefined);
    assert.equal(settings({ "mirror-host": "other.example" }).mirror, undefined);
  });

  it("a URL, whose host is the copy's", () =>
    assert.deepEqual(settings(TARGET).mirror, {
      target: TARGET["mirror-target"],
      host: "test.example",
      requestBody: true,
    }));

  it("another host, and no body", () =>
    assert.deepEqual(
      settings({ ...TARGET, "mirror-host": "other.example", "mirror-request-body": "off" }).mirror,
      { target: TARGET["mirror-target"], host: "other.example", requestBody: false },
    ));

  it("values that cannot be read are the defaults", () =>
    assert.deepEqual(
      settingsWithout(["mirror-host", "mirror-request-body"], {
        ...TARGET,
        "mirror-host": "a;b",
        "mirror-request-body": "no",
      }).mirror,
      { target: TARGET["mirror-target"], host: "test.example", requestBody: true },
    ));

  it("no copy to a target that cannot be read", () =>
    assert.equal(
      settingsWithout(["mirror-target"], { "mirror-target": "https://a b" }).mirror,
      undefined,
    ));

  it("no copy without any host", () =>
    assert.equal(
      settingsWithout(["mirror-target"], { "mirror-target": "https://$host/copy" }).mirror,
      undefined,
    ));
});
