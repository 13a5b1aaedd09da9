import assert from "node:assert/strict";
import { compileRedirects } from "../../../model/gateway/redirect";
import { settingsOf } from "../../support/settings";

const secure = (port: number, hostname?: string) => ({
  port,
  ...(hostname !== undefined && { hostname }),
  certificates: ["shop"],
});

/** Redirects of a Gateway in short: name, listener, hosts, port in the answer. */
function redirects(entry: object) {
  const { gateways } = settingsOf({ gateways: { public: entry } });
  return compileRedirects({
    metadata: { name: "public", namespace: "edge" },
    settings: gateways.public ?? assert.fail(),
  }).map(({ metadata, spec }) => ({
    name: metadata.name,
    listener: spec.parentRefs?.[0]?.sectionName,
    hosts: spec.hostnames ?? "every",
    port: spec.rules?.[0]?.filters?.[0]?.requestRedirect?.port ?? "default",
  }));
}

describe("redirect to HTTPS", () => {
  it("is not made without both protocols, or when it is off", () => {
    const both = { http: 80, https: secure(443) };
    assert.deepEqual(redirects({}), []);
    assert.deepEqual(redirects({ listeners: { https: secure(443) } }), []);
    assert.deepEqual(redirects({ listeners: both, httpsRedirect: "off" }), []);
  });

  it("is for every host when the listeners are", () => {
    assert.deepEqual(redirects({ listeners: { http: 80, https: secure(443) } }), [
      { name: "public.http-to-443", listener: "http", hosts: "every", port: "default" },
    ]);
  });

  it("is only for hosts that an HTTPS listener takes, and names a port that is not the usual", () => {
    const listeners = {
      web: { port: 80, hostname: "*.example.com" },
      old: { port: 8080, hostname: "old.example.org" },
      shop: secure(443, "shop.example.com"),
      any: secure(8443),
    };
    assert.deepEqual(redirects({ listeners }), [
      { name: "public.web-to-443", listener: "web", hosts: ["shop.example.com"], port: "default" },
      { name: "public.web-to-8443", listener: "web", hosts: ["*.example.com"], port: 8443 },
      { name: "public.old-to-8443", listener: "old", hosts: ["old.example.org"], port: 8443 },
    ]);
  });

  it("names no host that a wider one takes already", () => {
    const listeners = {
      http: 80,
      a: secure(443, "a.shop.example.com"),
      shop: secure(443, "*.shop.example.com"),
      all: secure(443, "*.example.com"),
      b: secure(443, "b.example.org"),
      c: secure(8443, "c.example.com"),
    };
    assert.deepEqual(redirects({ listeners }), [
      {
        name: "public.http-to-443",
        listener: "http",
        hosts: ["*.example.com", "b.example.org"],
        port: "default",
      },
    ]);
  });

  it("names no host where one listener takes every host", () => {
    const listeners = { http: 80, any: secure(443), shop: secure(443, "shop.example.com") };
    assert.deepEqual(redirects({ listeners }), [
      { name: "public.http-to-443", listener: "http", hosts: "every", port: "default" },
    ]);
  });

  it("is split at 16 hosts", () => {
    const hosts = Array.from({ length: 18 }, (_, index) => `h${10 + index}.example.com`);
    const listeners = Object.fromEntries([
      ["http", 80],
      ...hosts.map((host, index) => [`https-${index}`, secure(443, host)]),
    ]) as object;
    const found = redirects({ listeners });
    assert.deepEqual(
      found.map(({ name }) => name),
      ["public.http-to-443", "public.http-to-443.2"],
    );
    assert.deepEqual(
      found.flatMap((each) => each.hosts),
      hosts,
    );
    assert.equal(found[0]?.hosts.length, 16);
  });
});
