import assert from "node:assert/strict";
import { droppedBy, settings, settingsWithout } from "../../../support/annotations";

const redirect = (annotations: Record<string, string>) => settings(annotations).routing.redirect;

describe("annotations of redirects", () => {
  it("permanent, temporal, and the latter wins", () => {
    const permanent = { "permanent-redirect": "https://p.example/" };
    const temporal = { "temporal-redirect": "http://t.example/?a=b" };
    assert.deepEqual(redirect(permanent), { url: "https://p.example/", status: 301 });
    assert.deepEqual(redirect(temporal), { url: "http://t.example/?a=b", status: 302 });
    assert.deepEqual(redirect({ ...permanent, ...temporal })?.status, 302);
  });

  for (const [kind, code, status] of [
    ["permanent", "308", 308],
    ["permanent", "300", 300],
    ["temporal", "307", 307],
  ] as const) {
    it(`${kind} with ${code}`, () => {
      const annotations = {
        [`${kind}-redirect`]: "https://x.example",
        [`${kind}-redirect-code`]: code,
      };
      assert.equal(redirect(annotations)?.status, status);
    });
  }

  for (const [kind, code, status] of [
    ["permanent", "309", 301],
    ["permanent", "299", 301],
    ["temporal", "308", 302],
  ] as const) {
    it(`${kind} with ${code} is ${status}`, () => {
      const key = `${kind}-redirect-code`;
      const annotations = { [`${kind}-redirect`]: "https://x.example", [key]: code };
      assert.equal(settingsWithout([key], annotations).routing.redirect?.status, status);
    });
  }

  it("codes alone redirect nothing", () => {
    assert.equal(
      redirect({ "permanent-redirect-code": "308", "temporal-redirect-code": "307" }),
      undefined,
    );
  });

  it("drop the Ingress when a value is not allowed", () => {
    const refused = {
      "from-to-www-redirect": "yes",
      "relative-redirects": "yes",
      "temporal-redirect": "https://x.example$request_uri",
      "permanent-redirect": "https://x.example/a b",
      "permanent-redirect-code": "x",
    };
    for (const [key, value] of Object.entries(refused)) {
      assert.equal(droppedBy({ [key]: value }), key);
    }
    const code = { "temporal-redirect": "https://x.example", "temporal-redirect-code": "x" };
    assert.equal(droppedBy(code), "temporal-redirect-code");
  });

  for (const url of ["/login", "ftp://x.example", "http://x.example:a/"]) {
    it(`temporal to ${url} leaves out all redirects, as the controller does`, () => {
      const { redirect: found, fromToWww } = settingsWithout(["temporal-redirect"], {
        "from-to-www-redirect": "true",
        "permanent-redirect": "https://p.example",
        "temporal-redirect": url,
      }).routing;
      assert.deepEqual([found, fromToWww], [undefined, false]);
    });
  }

  it("an empty one leaves out all redirects", () => {
    const annotations = { "temporal-redirect": "", "permanent-redirect": "https://p.example" };
    assert.equal(settingsWithout(["temporal-redirect"], annotations).routing.redirect, undefined);
  });

  it("www and relative", () => {
    const { fromToWww, relativeRedirects } = settings({
      "from-to-www-redirect": "true",
      "relative-redirects": "true",
    }).routing;
    assert.deepEqual([fromToWww, relativeRedirects], [true, true]);
  });

  it("relative ones of the ConfigMap cannot be switched off", () => {
    const world = { configMap: { "relative-redirects": "true" } };
    assert.equal(
      settings({ "relative-redirects": "false" }, world).routing.relativeRedirects,
      true,
    );
  });
});
