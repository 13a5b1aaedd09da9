import assert from "node:assert/strict";
import { attemptsAt } from "../../../model/probe/attempts";
import { bypassVariants, pathVariants } from "../../../model/probe/paths";
import { probeRequest, titleOf, unique } from "../../../model/probe/request";
import { sampleAddress, sampleHost, sampleOrigin, samplePaths } from "../../../model/probe/samples";
import { nginxOf, serverOf } from "../../support/effective-nginx";

describe("probe: parts of a request", () => {
  it("are paths spelled in other ways, each once", () => {
    const spelled = Object.fromEntries(
      pathVariants("/aB/%2fc").map(({ purpose, target }) => [purpose, target]),
    );
    assert.equal(spelled["other case"], "/Ab/%2fC");
    assert.equal(spelled["near miss"], "/aB/%2fcx");
    assert.equal(spelled["trailing slash"], "/aB/%2fc/");
    assert.equal(spelled["encoded climbing"], "/envoy-edge-probe/..%2FaB/%2fc");
    const of = (path: string, wanted: string) =>
      pathVariants(path).find(({ purpose }) => purpose === wanted)?.target;
    assert.equal(of("/admin", "encoded letter"), "/%61dmin");
    assert.equal(of("/admin/", "trailing slash"), "/admin");
    assert.equal(of("/", "near miss"), undefined);
    for (const path of ["/", "/a", "/1/"]) {
      const targets = pathVariants(path).map(({ target }) => target);
      assert.equal(new Set(targets).size, targets.length);
    }
  });

  it("are bypasses that begin with a slash", () => {
    for (const path of ["/", "/admin"]) {
      assert(bypassVariants(path).every(({ target }) => target.startsWith("/")));
    }
  });

  it("are hosts, addresses and origins that patterns stand for", () => {
    assert.equal(sampleHost("_"), "envoy-edge-probe.invalid");
    assert.equal(sampleHost("*.shop.example"), "envoy-edge-probe.shop.example");
    assert.equal(sampleHost("shop.*"), "shop.invalid");
    assert.equal(sampleAddress("10.0.0.0/8"), "10.0.0.1");
    assert.equal(sampleAddress("192.0.2.7/32"), "192.0.2.7");
    assert.equal(sampleAddress("2001:db8::/32"), "2001:db8::1");
    assert.equal(sampleOrigin("*"), "https://envoy-edge-probe.example");
    assert.equal(sampleOrigin("https://*.a.example"), "https://envoy-edge-probe.a.example");
  });

  it("are paths that expressions stand for, also those that JavaScript cannot read", () => {
    const of = (text: string) => samplePaths({ path: "/x?", blocks: [{ match: "regex", text }] });
    assert(of("/a/[0-9]+").includes("/a/0"));
    assert.deepEqual(of("/a(?i:b"), ["/a", "/aenvoy-edge-probe", "/a1", "/a/envoy-edge-probe"]);
    assert.deepEqual(samplePaths({ path: "/ä b", blocks: [{ match: "exact", text: "/c" }] }), [
      "/%C3%A4%20b",
      "/c",
    ]);
  });

  it("are put together where they say the same", () => {
    const at = { scheme: "https", host: "a", target: "/" } as const;
    const first = probeRequest({ ...at, purpose: "b" });
    const second = probeRequest({ ...at, purpose: "a", protections: ["p"], expected: "refused" });
    for (const both of [
      [first, second],
      [second, first],
    ]) {
      const [only, ...others] = unique(both);
      assert.deepEqual(others, []);
      assert.deepEqual(only?.purposes, ["a", "b"]);
      assert.deepEqual(only.protections, ["p"]);
      assert.equal(only.expected, "refused");
    }
    assert.equal(titleOf(first), "GET https://a/");
    assert.equal(titleOf({ ...first, protocol: "h2" }), "GET https://a/, h2");
  });

  it("are no attempts at what takes a burst", () => {
    const [location] = serverOf(nginxOf({ ingresses: [{}] })).locations;
    assert(location !== undefined);
    const protection = { id: "a", host: "a", path: "/", kind: "rateLimit", names: [] } as const;
    const answer = { guards: [], outcome: { type: "closed" }, responseHeaders: {} } as const;
    assert.deepEqual(attemptsAt({ protection, location, answer }), []);
  });
});
