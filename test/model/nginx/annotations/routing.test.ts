import assert from "node:assert/strict";
import { droppedBy, settings, settingsWithout, UNCHECKED } from "../../../support/annotations";

const routing = (annotations: Record<string, string>, world = {}) =>
  settings(annotations, world).routing;

describe("annotations of paths and hosts", () => {
  it("has the controller's defaults without any", () => {
    assert.deepEqual(routing({}), {
      useRegex: false,
      serverAliases: [],
      sslRedirect: true,
      forceSslRedirect: false,
      preserveTrailingSlash: false,
      usePortInRedirects: false,
      fromToWww: false,
      relativeRedirects: false,
      proxyRedirect: { from: "off", to: "off" },
      cookieDomain: "off",
      cookiePath: "off",
    });
  });

  it("reads rewrites, hosts and prefixes", () => {
    const { rewriteTarget, useRegex, appRoot, serverAliases, upstreamVhost, forwardedPrefix } =
      routing({
        "rewrite-target": "/$2",
        "use-regex": "t",
        "app-root": "/shop/$1",
        "server-alias": "b.example, a.example,,b.example",
        "upstream-vhost": "inner.example",
        "x-forwarded-prefix": "/api",
      });
    assert.deepEqual(
      [rewriteTarget, useRegex, appRoot, serverAliases, upstreamVhost, forwardedPrefix],
      ["/$2", true, "/shop/$1", ["a.example", "b.example"], "inner.example", "/api"],
    );
  });

  it("takes the default for what it cannot use", () => {
    const { rewriteTarget, useRegex, appRoot } = settingsWithout(
      ["app-root", "rewrite-target", "use-regex"],
      { "rewrite-target": "/a;b", "use-regex": "yes", "app-root": "https://a.example/" },
    ).routing;
    assert.deepEqual([rewriteTarget, useRegex, appRoot], [undefined, false, undefined]);
    assert.equal(settingsWithout(["app-root"], { "app-root": "shop" }).routing.appRoot, undefined);
  });

  it("drops the Ingress for others", () => {
    assert.equal(droppedBy({ "server-alias": "a b" }), "server-alias");
    assert.equal(droppedBy({ "upstream-vhost": "a b" }), "upstream-vhost");
    assert.equal(droppedBy({ "x-forwarded-prefix": "/{x}" }), "x-forwarded-prefix");
  });

  it("passes over empty values", () => {
    const empty = { "server-alias": "", "upstream-vhost": " ", "x-forwarded-prefix": "" };
    const { serverAliases, upstreamVhost, forwardedPrefix } = settingsWithout(
      ["server-alias", "upstream-vhost", "x-forwarded-prefix"],
      empty,
    ).routing;
    assert.deepEqual([serverAliases, upstreamVhost, forwardedPrefix], [[], undefined, undefined]);
  });

  it("checks nothing where validators are off, but that a value can be read", () => {
    assert.equal(routing({ "rewrite-target": "/a;b" }, UNCHECKED).rewriteTarget, "/a;b");
    assert.equal(
      settingsWithout(["use-regex"], { "use-regex": "yes" }, UNCHECKED).routing.useRegex,
      false,
    );
  });
});

describe("annotations of redirects to HTTPS", () => {
  const ALL = {
    "ssl-redirect": "false",
    "force-ssl-redirect": "true",
    "preserve-trailing-slash": "true",
    "use-port-in-redirects": "true",
  };

  const read = (annotations: Record<string, string>, configMap = {}) => {
    const { sslRedirect, forceSslRedirect, preserveTrailingSlash, usePortInRedirects } = routing(
      annotations,
      { configMap },
    );
    return [sslRedirect, forceSslRedirect, preserveTrailingSlash, usePortInRedirects];
  };

  it("are stronger than the ConfigMap", () => {
    assert.deepEqual(read(ALL), [false, true, true, true]);
    assert.deepEqual(read({}, ALL), [false, true, true, true]);
    assert.deepEqual(read({ "ssl-redirect": "true" }, ALL), [true, true, true, true]);
  });

  it("leave the ConfigMap's value where they cannot be used", () => {
    const { sslRedirect } = settingsWithout(
      ["ssl-redirect"],
      { "ssl-redirect": "off" },
      { configMap: ALL },
    ).routing;
    assert.equal(sslRedirect, false);
  });
});

describe("annotations that rewrite answers", () => {
  it("are read", () => {
    const { proxyRedirect, cookieDomain, cookiePath } = routing({
      "proxy-redirect-from": "http://a/",
      "proxy-redirect-to": "https://a/",
      "proxy-cookie-domain": "a.example b.example",
      "proxy-cookie-path": "/a /b",
    });
    assert.deepEqual(proxyRedirect, { from: "http://a/", to: "https://a/" });
    assert.deepEqual([cookieDomain, cookiePath], ["a.example b.example", "/a /b"]);
  });

  it("take the default where they cannot be used", () => {
    const { cookieDomain } = settingsWithout(["proxy-cookie-domain"], {
      "proxy-cookie-domain": "a.example",
    }).routing;
    assert.equal(cookieDomain, "off");
  });
});
