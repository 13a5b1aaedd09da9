import assert from "node:assert/strict";
import { compileRoutes } from "../../../model/routes/compile";
import { urlsByRoute } from "../../../model/routes/effective";
import { settingsOf } from "../../support/settings";

const LABELS = { "app.kubernetes.io/managed-by": "envoy-edge", "envoy-edge/stack": "dev" };
const GATEWAY = {
  group: "gateway.networking.k8s.io",
  kind: "Gateway",
  name: "public",
  namespace: "envoy-edge",
};
const HTTPS = { port: 443, certificates: ["shop"] };

/** Plan of these routes on the Gateway `public`. */
const plan = (routes: object, gateway: object = {}) =>
  compileRoutes({ settings: settingsOf({ gateways: { public: gateway }, routes }), stack: "dev" });

/** The only rule of the only HTTPRoute for a route with these fields. */
function ruleOf(entry: object) {
  const { routes } = plan({ web: { host: "shop.example.com", ...entry } });
  const [rule, ...others] = routes.flatMap(({ spec }) => spec.rules ?? []);
  assert.deepEqual(others, []);
  return rule ?? assert.fail("there is no rule");
}

const WEB = { group: "", kind: "Service", name: "web", port: 80, weight: 1 };

describe("compileRoutes", () => {
  it("makes one HTTPRoute of a route of four lines", () => {
    const found = plan({
      web: { host: "shop.example.com", path: "/cart", backend: "shop/web:80" },
    });
    assert.deepEqual(found, {
      routes: [
        {
          apiVersion: "gateway.networking.k8s.io/v1",
          kind: "HTTPRoute",
          metadata: { name: "public-web", namespace: "shop", labels: LABELS },
          spec: {
            parentRefs: [GATEWAY],
            hostnames: ["shop.example.com"],
            rules: [
              {
                name: "cart-fe1c738d",
                matches: [{ path: { type: "PathPrefix", value: "/cart" } }],
                backendRefs: [WEB],
              },
            ],
          },
        },
      ],
      policies: [],
      grants: [],
      table: [
        {
          gateway: "public",
          route: "web",
          host: "shop.example.com",
          match: { path: { type: "PathPrefix", value: "/cart" }, headers: {}, query: {} },
          action: {
            type: "backends",
            backends: [{ namespace: "shop", service: "web", port: 80, weight: 1 }],
          },
          url: "http://shop.example.com/cart",
        },
      ],
    });
  });

  it("leaves the Gateway's namespace and the hosts out where they say nothing", () => {
    const { routes } = plan({ web: { host: "*", backend: "envoy-edge/web:80" } });
    const { name, group, kind } = GATEWAY;
    assert.deepEqual(routes[0]?.spec.parentRefs, [{ group, kind, name }]);
    assert.equal(routes[0].spec.hostnames, undefined);
  });

  it("compiles every kind of match", () => {
    const { matches } = ruleOf({
      backend: "shop/web:80",
      matches: [
        { path: { regex: "/b.*" }, query: { v: "1", u: { regex: "\\d" } } },
        { path: { exact: "/a" }, method: "GET", headers: { "X-B": "1", "X-A": { regex: "2" } } },
      ],
    });
    assert.deepEqual(matches, [
      {
        path: { type: "Exact", value: "/a" },
        method: "GET",
        headers: [
          { type: "RegularExpression", name: "x-a", value: "2" },
          { type: "Exact", name: "x-b", value: "1" },
        ],
      },
      {
        path: { type: "RegularExpression", value: "/b.*" },
        queryParams: [
          { type: "RegularExpression", name: "u", value: "\\d" },
          { type: "Exact", name: "v", value: "1" },
        ],
      },
    ]);
  });

  it("compiles header changes and a rewrite", () => {
    const rewrite = (fields: object) => ruleOf({ backend: "shop/web:80", rewrite: fields }).filters;
    assert.deepEqual(
      ruleOf({
        backend: "shop/web:80",
        requestHeaders: { set: { b: "2", A: "1" }, add: { c: "3" }, remove: ["e", "D"] },
        responseHeaders: { remove: ["x-powered-by"] },
        rewrite: { prefix: "/", host: "internal.example.com" },
      }).filters,
      [
        {
          type: "RequestHeaderModifier",
          requestHeaderModifier: {
            set: [
              { name: "a", value: "1" },
              { name: "b", value: "2" },
            ],
            add: [{ name: "c", value: "3" }],
            remove: ["d", "e"],
          },
        },
        {
          type: "ResponseHeaderModifier",
          responseHeaderModifier: { remove: ["x-powered-by"] },
        },
        {
          type: "URLRewrite",
          urlRewrite: {
            hostname: "internal.example.com",
            path: { type: "ReplacePrefixMatch", replacePrefixMatch: "/" },
          },
        },
      ],
    );
    assert.deepEqual(rewrite({ path: "/new" }), [
      {
        type: "URLRewrite",
        urlRewrite: { path: { type: "ReplaceFullPath", replaceFullPath: "/new" } },
      },
    ]);
    assert.deepEqual(rewrite({ host: "a.example.com" }), [
      { type: "URLRewrite", urlRewrite: { hostname: "a.example.com" } },
    ]);
  });

  it("compiles a redirect, in the Gateway's namespace", () => {
    const redirect = {
      scheme: "https",
      host: "shop.example.com",
      port: 8443,
      path: "/",
      status: 301,
    };
    const { routes, table } = plan({ old: { host: "old.example.com", redirect } });
    assert.equal(routes[0]?.metadata.namespace, "envoy-edge");
    const [rule] = routes[0].spec.rules ?? [];
    assert.deepEqual(rule, {
      name: "root-610d7cf7",
      matches: [{ path: { type: "PathPrefix", value: "/" } }],
      filters: [
        {
          type: "RequestRedirect",
          requestRedirect: {
            scheme: "https",
            hostname: "shop.example.com",
            port: 8443,
            path: { type: "ReplaceFullPath", replaceFullPath: "/" },
            statusCode: 301,
          },
        },
      ],
    });
    assert.deepEqual(table[0]?.action, { type: "redirect", ...redirect });
  });

  it("sends to Services of other namespaces with one grant for each", () => {
    const { routes, grants } = plan({
      a: {
        host: "a.example.com",
        backends: [{ service: "shop/web:80", weight: 9 }, "shared/login:80", "shared/login:81"],
      },
      b: { host: "b.example.com", namespace: "shop", backend: "shared/login:80" },
    });
    assert.deepEqual(
      routes.map(({ metadata }) => metadata.namespace),
      ["shop", "shop"],
    );
    assert.deepEqual(routes[0]?.spec.rules?.[0]?.backendRefs, [
      { ...WEB, name: "login", namespace: "shared" },
      { ...WEB, name: "login", namespace: "shared", port: 81 },
      { ...WEB, weight: 9 },
    ]);
    assert.deepEqual(grants, [
      {
        apiVersion: "gateway.networking.k8s.io/v1",
        kind: "ReferenceGrant",
        metadata: { name: "shop.login", namespace: "shared", labels: LABELS },
        spec: {
          from: [{ group: "gateway.networking.k8s.io", kind: "HTTPRoute", namespace: "shop" }],
          to: [{ group: "", kind: "Service", name: "login" }],
        },
      },
    ]);
  });

  it("puts time limits where they belong, and merges those of a policy into the baseline", () => {
    const { routes, policies } = plan({
      web: {
        host: "shop.example.com",
        backend: "shop/web:80",
        timeouts: { request: "20s", idle: "5m", connect: "1s" },
      },
    });
    assert.deepEqual(routes[0]?.spec.rules?.[0]?.timeouts, { request: "20s" });
    assert.deepEqual(policies, [
      {
        apiVersion: "gateway.envoyproxy.io/v1alpha1",
        kind: "BackendTrafficPolicy",
        metadata: { name: "public-web.root-610d7cf7", namespace: "shop", labels: LABELS },
        spec: {
          targetRefs: [
            {
              group: "gateway.networking.k8s.io",
              kind: "HTTPRoute",
              name: "public-web",
              sectionName: "root-610d7cf7",
            },
          ],
          mergeType: "StrategicMerge",
          timeout: { tcp: { connectTimeout: "1s" }, http: { streamIdleTimeout: "5m" } },
        },
      },
    ]);
  });

  it("lets an answer be silent for as long as it may take", () => {
    const idle = (timeouts: object) =>
      plan({
        web: { host: "shop.example.com", backend: "shop/web:80", timeouts },
      }).policies.map(({ spec }) => spec.timeout);
    assert.deepEqual(idle({ request: "1m" }), []);
    assert.deepEqual(idle({ request: "0s" }), []);
    assert.deepEqual(idle({ request: "1m1ms" }), [{ http: { streamIdleTimeout: "1m1ms" } }]);
    assert.deepEqual(idle({ request: "1h", idle: "10s" }), [
      { http: { streamIdleTimeout: "10s" } },
    ]);
    assert.deepEqual(idle({ connect: "1s" }), [{ tcp: { connectTimeout: "1s" } }]);
  });

  it("attaches by port where plain HTTP is redirected, and apart where hosts differ in that", () => {
    const { routes } = plan(
      { web: { hosts: ["a.example.com", "b.example.com"], backend: "shop/web:80" } },
      { listeners: { http: 80, https: { ...HTTPS, hostname: "b.example.com" } } },
    );
    assert.deepEqual(
      routes.map(({ metadata, spec }) => [metadata.name, spec.hostnames, spec.parentRefs]),
      [
        ["public-web", ["a.example.com"], [GATEWAY]],
        ["public-web.2", ["b.example.com"], [{ ...GATEWAY, port: 443 }]],
      ],
    );
  });

  it("names rules by their matches, whatever the path", () => {
    const name = (path: unknown) => ruleOf({ path, backend: "shop/web:80" }).name ?? "";
    assert.match(name("/"), /^root-[0-9a-f]{8}$/);
    assert.match(name("/API/v1.2/"), /^api-v1-2-[0-9a-f]{8}$/);
    assert.match(name(`/${"a".repeat(39)}/b`), /^a{39}-[0-9a-f]{8}$/);
    assert.notEqual(name({ exact: "/a" }), name({ prefix: "/a" }));
  });
});

describe("the table of routes", () => {
  it("is in the order in which matches are tried", () => {
    const { table, routes } = plan({
      web: {
        hosts: ["b.example.com", "a.example.com"],
        backend: "shop/web:80",
        matches: [
          { path: "/" },
          { path: "/longer" },
          { query: { a: "1" } },
          { headers: { a: "1" } },
          { headers: { a: "1" }, query: { a: "1" } },
          { headers: { a: "1", b: "1" } },
          { method: "GET" },
          { path: { regex: "/" } },
          { path: { exact: "/" } },
        ],
      },
    });
    const order = [
      "Exact /",
      "RegularExpression /",
      "PathPrefix /longer",
      "PathPrefix / GET",
      "PathPrefix / header header",
      "PathPrefix / header parameter",
      "PathPrefix / header",
      "PathPrefix / parameter",
      "PathPrefix /",
    ];
    const parts = (count: number, part: string) => Array.from({ length: count }, () => part);
    assert.deepEqual(
      table.map(({ host, match: { path, method, headers, query } }) =>
        [
          host,
          path.type,
          path.value,
          ...(method ? [method] : []),
          ...parts(Object.keys(headers).length, "header"),
          ...parts(Object.keys(query).length, "parameter"),
        ].join(" "),
      ),
      ["a.example.com", "b.example.com"].flatMap((host) => order.map((each) => `${host} ${each}`)),
    );
    assert.deepEqual(
      routes[0]?.spec.rules?.[0]?.matches?.map(
        ({ path }) => `${path?.type ?? ""} ${path?.value ?? ""}`,
      ),
      order.map((each) => each.split(" ").slice(0, 2).join(" ")),
      "the HTTPRoute has the same order",
    );
  });

  it("shows hosts as narrow as route and listener are together, by the better entrance", () => {
    const { table } = plan(
      { web: { host: "*", path: { regex: "/a/.*" }, backend: "shop/web:80" } },
      {
        listeners: {
          http: { port: 80, hostname: "*.example.com" },
          https: { ...HTTPS, hostname: "a.example.com" },
          alt: { port: 8443, hostname: "a.example.com", certificates: ["a"] },
          other: { port: 8443, hostname: "b.example.com", certificates: ["b"] },
        },
      },
    );
    assert.deepEqual(
      table.map(({ host, url }) => [host, url]),
      [
        ["*.example.com", "http://*.example.com/a/"],
        ["a.example.com", "https://a.example.com/a/"],
        ["b.example.com", "https://b.example.com:8443/a/"],
      ],
    );
  });

  it("gives the URLs of each route once", () => {
    const { table } = plan(
      {
        web: {
          hosts: ["b.example.com", "a.example.com"],
          rules: [
            { path: "/x", backend: "shop/web:80" },
            { path: "/x", method: "POST", backend: "shop/cart:80" },
          ],
        },
        api: { host: "*", path: "/api", backend: "shop/api:80" },
      },
      { listeners: { http: 8080 } },
    );
    assert.deepEqual(urlsByRoute(table), {
      api: ["http://*:8080/api"],
      web: ["http://a.example.com:8080/x", "http://b.example.com:8080/x"],
    });
  });
});
