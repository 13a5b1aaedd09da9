import assert from "node:assert/strict";
import { forwarded, responded, whereTo } from "../../../support/answers";
import { envoyOf, gateway, object, route, rule, service } from "../../../support/envoy";

const extension = (name: string, kind = "HTTPRouteFilter") => ({
  type: "ExtensionRef",
  extensionRef: { group: "gateway.envoyproxy.io", kind, name },
});

const rewriting = (path: object, rest: object = {}) => ({
  type: "URLRewrite",
  urlRewrite: { path, ...rest },
});

const prefix = (replacePrefixMatch: string) => ({
  type: "ReplacePrefixMatch",
  replacePrefixMatch,
});

const full = (replaceFullPath: string) => ({ type: "ReplaceFullPath", replaceFullPath });

const redirecting = (requestRedirect: object) => ({ type: "RequestRedirect", requestRedirect });

const requestHeaders = (requestHeaderModifier: object) => ({
  type: "RequestHeaderModifier",
  requestHeaderModifier,
});

const mirroring = (name: string, rest: object = {}) => ({
  type: "RequestMirror",
  requestMirror: { backendRef: { name, port: 80 }, ...rest },
});

/** One rule for a prefix with these filters, and objects beside it. */
const withFilters = (
  filters: readonly object[],
  { match = "/", objects = [] }: { match?: string; objects?: Parameters<typeof envoyOf>[0] } = {},
) => envoyOf([gateway(), ...objects, route([rule(match, { filters })])]);

const httpRouteFilter = (spec: object) => object("HTTPRouteFilter/own", spec);

describe("the path that a backend sees", () => {
  const cases: readonly [string, object, readonly (readonly [string, string])[]][] = [
    [
      "/sub",
      prefix("/s2"),
      [
        ["/sub", "/s2"],
        ["/sub/a?b", "/s2/a?b"],
        ["/sub/", "/s2/"],
      ],
    ],
    [
      "/sub/",
      prefix("/s2/"),
      [
        ["/sub", "/s2"],
        ["/sub/a", "/s2/a"],
      ],
    ],
    [
      "/root",
      prefix("/"),
      [
        ["/root", "/"],
        ["/root/", "/"],
        ["/root//a", "/a"],
        ["/root/a?b=/x", "/a?b=/x"],
      ],
    ],
    ["/root", prefix(""), [["/root/a", "/a"]]],
    // The prefix `/` ends behind its slash.
    ["/", prefix("/api"), [["/x", "/apix"]]],
    ["/full", full("/fixed"), [["/full/x?y=1", "/fixed?y=1"]]],
  ];
  for (const [match, path, expected] of cases) {
    it(`is that of ${match} with ${JSON.stringify(path)}`, () => {
      const answer = withFilters([rewriting(path)], { match });
      for (const [sent, seen] of expected) {
        assert.equal(forwarded(answer(`http://a${sent}`)).target, seen);
      }
    });
  }

  it("is all replaced after an exact path or an expression", () => {
    for (const type of ["Exact", "RegularExpression"]) {
      const answer = (path: object) =>
        envoyOf([
          gateway(),
          route([
            rule("/", {
              matches: [{ path: { type, value: "/abc" } }],
              filters: [rewriting(path)],
            }),
          ]),
        ])("http://a/abc?d");
      assert.equal(forwarded(answer(prefix("/z"))).target, "/z?d");
      assert.equal(forwarded(answer(prefix("/"))).target, "/?d");
    }
  });

  it("is changed by an expression wherever it matches", () => {
    for (const [pattern, substitution, sent, seen] of [
      ["^/re/?(.*)$", "/new/\\1", "/re/x/y?q=1", "/new/x/y?q=1"],
      ["^/re/?(.*)$", "/new/\\1", "/re?", "/new/?"],
      ["a", "b\\0", "/gaaa", "/gbababa"],
      ["(b)|(c)", "<\\2\\\\\\7>", "/abc", "/a<\\><c\\>"],
      ["x*", "-", "/axxb", "-/-a-b-"],
      ["none", "", "/a", "/a"],
    ] as const) {
      const path = { type: "ReplaceRegexMatch", replaceRegexMatch: { pattern, substitution } };
      const answer = withFilters([extension("own")], {
        objects: [httpRouteFilter({ urlRewrite: { path } })],
      });
      assert.equal(forwarded(answer(`http://a${sent}`)).target, seen, pattern);
    }
  });
});

describe("the host that a backend sees", () => {
  const hostFor = (
    filters: readonly object[],
    spec: object | undefined,
    headers: Readonly<Record<string, string>> = {},
  ) => {
    const answer = withFilters([...filters, ...(spec ? [extension("own")] : [])], {
      objects: spec ? [httpRouteFilter(spec)] : [],
    });
    const { host, headers: fields } = forwarded(answer("http://A.test:8080/k/v", { headers }));
    return [host, fields["x-forwarded-host"]];
  };
  const original = "A.test:8080";

  it("is the client's, or another with the client's beside it", () => {
    const literal = [{ type: "URLRewrite", urlRewrite: { hostname: "up.test" } }];
    assert.deepEqual(hostFor([], undefined), [original, undefined]);
    assert.deepEqual(hostFor(literal, undefined), ["up.test", original]);
    assert.deepEqual(hostFor(literal, undefined, { "x-forwarded-host": "b" }), [
      "up.test",
      `b,${original}`,
    ]);
    assert.deepEqual(hostFor(literal, { urlRewrite: { appendXForwardedHost: false } }), [
      "up.test",
      undefined,
    ]);
  });

  it("is that of a field, a part of the path, or the backend's", () => {
    const hostname = (spec: object) => ({ urlRewrite: { hostname: spec } });
    const header = hostname({ type: "Header", header: "X-Host" });
    assert.deepEqual(hostFor([], header), [original, undefined]);
    assert.deepEqual(hostFor([], header, { "x-host": "h" }), ["h", original]);
    assert.deepEqual(hostFor([], hostname({ type: "Backend" })), ["{backend}", original]);
    const pathRegex = { pattern: "^/k/(.+)$", substitution: "\\1.test" };
    assert.deepEqual(hostFor([], hostname({ type: "PathRegex", pathRegex })), ["v.test", original]);
  });
});

describe("the fields that a backend sees", () => {
  it("are removed, filled in from what is left, and written", () => {
    const answer = withFilters([
      requestHeaders({
        set: [
          {
            name: "X-A",
            value:
              "%DOWNSTREAM_REMOTE_ADDRESS_WITHOUT_PORT%|%REQ(:AUTHORITY)%|%REQ(X-FORWARDED-PROTO)%|%REQ(X-NONE?X-B)%|%REQ(:PATH)%|%REQ(X-B):2%|%REQ(X-GONE)%|%PATH(NQ)%|%PATH()%",
          },
          { name: "X-Forwarded-For", value: "%DOWNSTREAM_DIRECT_REMOTE_ADDRESS_WITHOUT_PORT%" },
          { name: "X-Two", value: "%REQ(X-A)%" },
          { name: "X-Tls", value: "%DOWNSTREAM_TLS_VERSION%" },
          { name: "X-Time", value: "%START_TIME(%s)%" },
          { name: "X-Name", value: "%REQUESTED_SERVER_NAME%" },
          { name: "X-Odd", value: "%REQ%" },
          { name: "X-Parts", value: "%REQ(:METHOD)% %REQ(:SCHEME)% %REQUEST_HEADER(Host)%" },
        ],
        add: [{ name: "X-App", value: "n" }],
        remove: ["X-Gone", "X-Request-Id", "X-Absent"],
      }),
      requestHeaders({ set: [{ name: "x-a", value: "later filters come too late" }] }),
    ]);
    const { headers } = forwarded(
      answer("http://X.test:8080/hdr/../b?c", {
        headers: { "x-b": "1234", "x-gone": "g", "x-app": "c", "x-two": "mine" },
      }),
    );
    assert.deepEqual(headers, {
      "x-forwarded-for": "203.0.113.9",
      "x-forwarded-proto": "http",
      "x-envoy-external-address": "203.0.113.9",
      "x-gone": null,
      "x-app": "c,n",
      "x-a": "203.0.113.9|X.test:8080|http|1234|/b?c|12||/b|/b?c",
      "x-time": "%START_TIME(%s)%",
      "x-odd": "%REQ%",
      "x-parts": "GET http X.test:8080",
    });
    const secure = forwarded(answer("https://a.example/")).headers;
    assert.equal(secure["x-tls"], "%DOWNSTREAM_TLS_VERSION%");
    assert.equal(secure["x-name"], "a.example");
  });

  it("may be those of Envoy's router", () => {
    const answer = envoyOf([
      gateway(),
      object("ClientTrafficPolicy/edge", {
        targetRefs: [{ kind: "Gateway", name: "edge" }],
        headers: { enableEnvoyHeaders: true },
      }),
      route([rule("/a", { filters: [rewriting(prefix("/b"))], timeouts: { request: "0s" } })]),
    ]);
    const { headers } = forwarded(answer("http://a/a/x?y"));
    assert.equal(headers["x-envoy-original-path"], "/a/x?y");
    assert.equal("x-envoy-expected-rq-timeout-ms" in headers, false);
  });
});

describe("a redirect", () => {
  for (const [spec, url, location] of [
    [{ scheme: "https", statusCode: 308 }, "http://r.test/a?b=1", "https://r.test/a?b=1"],
    [{ scheme: "https" }, "http://r.test:8080/a", "https://r.test:8080/a"],
    [{ scheme: "https" }, "http://R.test:80/a", "https://R.test/a"],
    [{ scheme: "https", port: 443 }, "http://r.test/a", "https://r.test/a"],
    [{ scheme: "https", port: 8443 }, "http://r.test:8080/a", "https://r.test:8443/a"],
    [{ scheme: "http" }, "http://a.test:443/x", "http://a.test:443/x"],
    [{ scheme: "http" }, "https://a.example:443/x", "http://a.example/x"],
    [{ hostname: "o.test" }, "http://r.test:8080/a?b", "http://o.test/a?b"],
    [{ hostname: "o.test", port: 8443 }, "http://r.test/", "http://o.test:8443/"],
    [{ path: full("/full") }, "http://r.test/p/x?y=1", "http://r.test/full?y=1"],
    [{ path: full("/full?x=1") }, "http://r.test/p?z=2", "http://r.test/full?x=1"],
    [{}, "http://r.test/a%41/../b", "http://r.test/b"],
  ] as const) {
    it(`from ${url} with ${JSON.stringify(spec)} leads to ${location}`, () => {
      const { status, location: actual } = responded(withFilters([redirecting(spec)])(url));
      assert.equal(actual, location);
      assert.equal(status, "statusCode" in spec ? spec.statusCode : 302);
    });
  }

  it("keeps what follows a prefix", () => {
    const to = (path: string, match: string, url: string) =>
      responded(withFilters([redirecting({ path: prefix(path) })], { match })(url)).location;
    assert.equal(to("/bar", "/Foo", "http://a.test/Foo/x"), "http://a.test/bar/x");
    assert.equal(to("/bar", "/Foo", "http://a.test/Foo/?a"), "http://a.test/bar/?a");
    assert.equal(to("/", "/r", "http://a.test/r//x"), "http://a.test/x");
  });

  it("names the listener's port where that is no usual one", () => {
    const objects = [
      gateway([{ name: "h", port: 8080, protocol: "HTTP" }]),
      route([rule("/", { filters: [redirecting({})] })]),
    ];
    const answer = envoyOf(objects, { ports: { http: 8080, https: 8443 } });
    assert.equal(responded(answer("http://a.test/x")).location, "http://a.test:8080/x");
    assert.equal(whereTo(envoyOf(objects)("http://a.test/")), "closed");
  });
});

describe("an answer of the rule itself", () => {
  const direct = (directResponse: object) =>
    withFilters([extension("own")], { objects: [httpRouteFilter({ directResponse })] });

  it("has its status and fields, and a location of its own", () => {
    assert.deepEqual(direct({ statusCode: 404, contentType: "text/plain" })("http://a/"), {
      guards: [],
      outcome: { type: "response", status: 404 },
      responseHeaders: {},
    });
    assert.equal(responded(direct({})("http://a/")).status, 200);
    const header = {
      set: [
        { name: "Location", value: "https://%REQ(:AUTHORITY)%%REQ(:PATH)%/" },
        { name: "X-A", value: "1" },
      ],
    };
    assert.deepEqual(direct({ statusCode: 301, header })("http://a/x?y"), {
      guards: [],
      outcome: { type: "response", status: 301, location: "https://a/x?y/" },
      responseHeaders: { "x-a": "1" },
    });
  });

  it("leaves a backend's location to the backend's answer", () => {
    const setting = {
      type: "ResponseHeaderModifier",
      responseHeaderModifier: { set: [{ name: "Location", value: "/x" }] },
    };
    assert.deepEqual(withFilters([setting])("http://a/").responseHeaders, { location: "/x" });
  });
});

describe("a rule that Envoy Gateway cannot translate", () => {
  const twice = [rewriting(full("/a")), rewriting(prefix("/b"))];
  const regex = (pattern: string) => ({
    urlRewrite: {
      path: { type: "ReplaceRegexMatch", replaceRegexMatch: { pattern, substitution: "" } },
    },
  });
  for (const [what, filters, spec] of [
    ["names a filter that is not there", [extension("gone")], {}],
    ["names a filter of another kind", [extension("own", "Other")], {}],
    ["asks another service", [{ type: "ExternalAuth" }], {}],
    ["rewrites the path twice", twice, {}],
    ["rewrites the path here and there", [rewriting(full("/a")), extension("own")], regex("a")],
    ["redirects twice", [redirecting({}), redirecting({})], {}],
    ["mirrors and redirects", [mirroring("other"), redirecting({})], {}],
    ["mirrors and answers", [mirroring("other"), extension("own")], { directResponse: {} }],
    ["has an expression that is none", [extension("own")], regex("(")],
    ["writes the host", [requestHeaders({ set: [{ name: "Host", value: "a" }] })], {}],
    ["writes an odd name", [requestHeaders({ add: [{ name: "a/b", value: "a" }] })], {}],
    ["writes an odd value", [requestHeaders({ set: [{ name: "a", value: " a" }] })], {}],
    ["removes the path", [requestHeaders({ remove: [":path"] })], {}],
  ] as const) {
    it(`${what}: 500`, () => {
      const answer = withFilters(filters, { objects: [httpRouteFilter(spec)] })("http://a/");
      assert.deepEqual(answer, {
        guards: [],
        outcome: { type: "response", status: 500 },
        responseHeaders: {},
      });
    });
  }
});

describe("copies of requests", () => {
  it("go to what is there", () => {
    const mirrorsOf = (...filters: readonly object[]) =>
      forwarded(withFilters(filters)("http://a/")).mirrors;
    assert.deepEqual(mirrorsOf(mirroring("web"), mirroring("other", { percent: 10 })), [
      "shop/other:80",
      "shop/web:80",
    ]);
    assert.deepEqual(mirrorsOf(mirroring("other", { percent: 0 })), []);
    assert.deepEqual(mirrorsOf(mirroring("other", { fraction: { numerator: 0 } })), []);
    assert.deepEqual(mirrorsOf(mirroring("other", { fraction: { numerator: 1 } })), [
      "shop/other:80",
    ]);
    assert.equal(whereTo(withFilters([mirroring("gone")])("http://a/")), "500");
    const objects = [gateway(), route([rule("/", { filters: [mirroring("other")] })])];
    const services = [service("web"), service("other", { endpoints: "none" })];
    assert.deepEqual(forwarded(envoyOf(objects, { services })("http://a/")).mirrors, []);
  });
});
