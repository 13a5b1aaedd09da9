import assert from "node:assert/strict";
import { nginxOf, notes, paths, serverOf } from "../../../support/effective-nginx";

describe("effective nginx: locations", () => {
  it("orders longer paths first, and splits those of type Prefix", () => {
    const nginx = nginxOf({
      ingresses: [
        {
          paths: ["/a", "/b", { path: "/b", type: "Exact", backend: "exact" }, "/slash/", "/ä"],
        },
      ],
    });
    assert.deepEqual(
      serverOf(nginx).locations.map(({ path, blocks }) => [
        path,
        ...blocks.map(({ match, text }) => `${match} ${text}`),
      ]),
      [
        ["/slash/", "prefix /slash/", "exact /slash/"],
        ["/ä", "prefix /ä/", "exact /ä"],
        ["/b", "prefix /b/"],
        ["/b", "exact /b"],
        ["/a", "prefix /a/", "exact /a"],
        ["/", "prefix /"],
      ],
    );
  });

  it("makes expressions of all paths of a host with one, and names the Ingress", () => {
    const nginx = nginxOf({
      ingresses: [
        { name: "a", paths: ["/plain", { path: "/exact", type: "Exact" }] },
        {
          name: "b",
          paths: [{ path: "/x(.*)", type: "ImplementationSpecific" }],
          annotations: { "rewrite-target": "/$1" },
        },
        { name: "c", host: "other.example" },
      ],
    });
    const { paths: kind, locations } = serverOf(nginx);
    assert.equal(kind, "regex");
    assert.deepEqual(
      locations.flatMap(({ blocks }) => blocks),
      [
        { match: "regex", text: "/x(.*)", rewriteTarget: "/$1" },
        { match: "regex", text: "/plain/" },
        { match: "regex", text: "/plain" },
        { match: "regex", text: "/exact" },
        { match: "regex", text: "/" },
      ],
    );
    assert.equal(serverOf(nginx, "other.example").paths, "literal");
    assert.deepEqual(notes(nginx), {
      "host/shop.example/regex":
        "/plain /exact match as expressions in any case, because of shop/b",
    });
  });

  it("rewrites nothing where the target is the path, but the `/` of the host", () => {
    const own = nginxOf({ ingresses: [{ annotations: { "rewrite-target": "/" } }] });
    assert.deepEqual(serverOf(own).locations[0]?.blocks, [{ match: "prefix", text: "/" }]);
    const exact = { path: "/foo", type: "Exact" as const };
    const other = nginxOf({
      ingresses: [{ paths: [exact], annotations: { "rewrite-target": "/foo" } }],
    });
    assert.deepEqual(
      serverOf(other).locations.map(({ blocks }) => blocks),
      [[{ match: "regex", text: "/foo" }], [{ match: "regex", text: "/", rewriteTarget: "/foo" }]],
    );
  });

  it("says where nginx refuses its configuration, for a path with and without a slash", () => {
    const nginx = nginxOf({ ingresses: [{ paths: ["/foo", "/foo/"] }] });
    assert.equal(serverOf(nginx).invalid, "two locations /foo/");
    assert.match(notes(nginx)["host/shop.example/invalid"] ?? "", /stays at its last good one/);
  });

  it("has on each host a `/` with the annotations of its first Ingress", () => {
    const nginx = nginxOf({
      ingresses: [
        { name: "first", paths: ["/a"], annotations: { "proxy-read-timeout": "7" } },
        { name: "second", paths: ["/b"], defaultBackend: "fallback" },
        { name: "third", host: "b.example", paths: ["/b"], defaultBackend: "fallback:http" },
      ],
    });
    const root = serverOf(nginx).locations.at(-1);
    assert.equal(root?.origin, "default");
    assert.equal(root.ingress, "shop/first");
    assert.equal(root.settings.proxy.readSeconds, 7);
    assert.deepEqual(root.backend, { type: "default page" });
    assert.deepEqual(paths(serverOf(nginx, "b.example")), [
      "Prefix /b → shop-web-80",
      "Prefix / → shop-fallback-http",
    ]);
    assert.equal(nginx.upstreams.get("shop-fallback-http")?.port, 8001);
  });

  it("lets an Ingress without rules serve unknown hosts, without its redirects", () => {
    const nginx = nginxOf({
      ingresses: [
        { name: "own", host: "", paths: ["/x"] },
        {
          name: "all",
          rules: [],
          defaultBackend: "all",
          annotations: {
            "rewrite-target": "/y",
            "app-root": "/z",
            "permanent-redirect": "https://elsewhere.example",
            "proxy-read-timeout": "7",
          },
        },
        { name: "late", rules: [], defaultBackend: "late" },
        { name: "later", host: "", paths: ["/"] },
      ],
    });
    const server = serverOf(nginx, "_");
    assert.deepEqual(paths(server), ["Prefix /x → shop-web-80", "Prefix / → shop-all-80"]);
    const root = server.locations.at(-1);
    assert.deepEqual([root?.origin, root?.ingress], ["default", "shop/all"]);
    const { routing, proxy } = root?.settings ?? assert.fail("no location");
    assert.equal(proxy.readSeconds, 7);
    assert.deepEqual(
      [routing.rewriteTarget, routing.appRoot, routing.redirect],
      [undefined, undefined, undefined],
    );
    assert.equal(routing.sslRedirect, false);
    assert.equal(server.paths, "literal");
    assert.deepEqual(Object.keys(notes(nginx)), ["shop/later/duplicate-path/_/"]);
  });

  it("has settings of its own for unknown hosts that no Ingress serves", () => {
    const nginx = nginxOf({
      configMap: { "whitelist-source-range": "10.0.0.0/8", "global-auth-url": "http://a.b.svc/" },
    });
    const [root] = serverOf(nginx, "_").locations;
    assert.deepEqual(root?.settings.sources, { allow: [], deny: [] });
    assert.equal(root.settings.auth.globalAuth, false);
  });

  it("keeps Exact and Prefix of one path apart, in whichever order they come", () => {
    const nginx = nginxOf({
      ingresses: [
        { name: "a", paths: [{ path: "/", type: "Exact", backend: "exact" }] },
        { name: "b", paths: [{ path: "/", type: "ImplementationSpecific", backend: "any" }] },
        { name: "c", host: "c", paths: ["", { path: "", type: "Exact", backend: "exact" }] },
      ],
    });
    assert.deepEqual(paths(serverOf(nginx)), [
      "ImplementationSpecific / → shop-any-80",
      "Exact / → shop-exact-80",
    ]);
    assert.deepEqual(paths(serverOf(nginx, "c")), [
      "Prefix / → shop-web-80",
      "Exact / → shop-exact-80",
    ]);
  });
});
