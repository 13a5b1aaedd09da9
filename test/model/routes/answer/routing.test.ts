import assert from "node:assert/strict";
import { whereTo } from "../../../support/answers";
import {
  certificate,
  envoyOf,
  gateway,
  object,
  route,
  rule,
  service,
} from "../../../support/envoy";

/** A rule to a Service for these matches. */
const to = (name: string, ...matches: readonly object[]): object => ({
  matches,
  backendRefs: [{ name, port: 80 }],
});

const path = (type: string, value: string, rest: object = {}) => ({
  path: { type, value },
  ...rest,
});

describe("what Envoy answers", () => {
  it("is to forward to the Service of the rule, with Envoy's own defaults", () => {
    const answer = envoyOf([gateway(), route([rule("/")])]);
    assert.deepEqual(answer("http://a.test/x?y=1"), {
      guards: [],
      responseHeaders: {},
      outcome: {
        type: "upstream",
        backends: [{ service: "shop/web", port: 80, share: 1 }],
        method: "GET",
        target: "/x?y=1",
        host: "a.test",
        headers: {
          "x-forwarded-for": "203.0.113.9",
          "x-forwarded-proto": "http",
          "x-request-id": "{generated}",
          "x-envoy-external-address": "203.0.113.9",
        },
        protocol: "http/1.1",
        limits: { connectSeconds: 10, idleSeconds: 300, totalSeconds: 15, tries: 1 },
        mirrors: [],
        replacedStatuses: [],
      },
    });
  });

  it("is 404 where no route is, and closing where no listener is", () => {
    const answer = envoyOf([gateway(), route([rule("/a")], { hostnames: ["a.test"] })]);
    assert.equal(whereTo(answer("http://b.test/a")), "404");
    assert.equal(whereTo(answer("http://a.test/b")), "404");
    assert.equal(whereTo(answer("http://A.test:8080/a")), "web");
    assert.equal(whereTo(answer("https://a.test/")), "closed");
    assert.equal(whereTo(envoyOf([gateway(), route([{}])])("http://a/")), "500");
    const tls = [{ name: "s", port: 443, protocol: "HTTPS", tls: certificate("tls") }];
    assert.equal(whereTo(envoyOf([gateway(tls), route([rule("/")])])("http://a.test/")), "closed");
  });

  it("depends on one Gateway", () => {
    const two = [gateway(), object("Gateway/other/edge", { gatewayClassName: "a", listeners: [] })];
    assert.throws(
      () => envoyOf(two),
      /one Gateway is not among .* other\/edge, shop\/edge; name one/,
    );
    assert.throws(() => envoyOf([]), /which are: none/);
    assert.throws(() => envoyOf(two, { gateway: "shop/x" }), /shop\/x is not among/);
    const answer = envoyOf([...two, route([rule("/")])], { gateway: "shop/edge" });
    assert.equal(whereTo(answer("http://a.test/")), "web");
  });
});

describe("the host by which Envoy routes", () => {
  const hosts: readonly [
    service: string,
    hostnames: readonly string[] | undefined,
    rule: object,
  ][] = [
    ["exact", ["a.test"], to("exact", path("PathPrefix", "/x"))],
    ["wild", ["*.test"], to("wild")],
    ["narrow", ["*.b.test"], to("narrow")],
    ["any", undefined, to("any")],
  ];
  const answer = envoyOf(
    [
      gateway(),
      ...hosts.map(([name, hostnames, each]) =>
        object(`HTTPRoute/${name}`, {
          parentRefs: [{ name: "edge" }],
          ...(hostnames && { hostnames }),
          rules: [each],
        }),
      ),
    ],
    { services: hosts.map(([name]) => service(name)) },
  );

  for (const [url, expected] of [
    ["http://a.test/x", "exact"],
    // The host is found first: its other paths are nobody's.
    ["http://a.test/y", "404"],
    ["http://c.test/", "wild"],
    ["http://x.y.test/", "wild"],
    ["http://x.b.test/", "narrow"],
    ["http://test/", "any"],
    ["http://.test/", "any"],
    ["http://other/", "any"],
  ] as const) {
    it(`sends ${url} to ${expected}`, () => {
      assert.equal(whereTo(answer(url)), expected);
    });
  }
});

/** Routes by the Service that each names, and what then answers. */
const answering = (rules: readonly object[], rest: Parameters<typeof envoyOf>[1] = {}) => {
  const names = [...JSON.stringify(rules).matchAll(/"name":"(\w+)","port"/g)].map(
    ([, name = ""]) => name,
  );
  return envoyOf([gateway(), route(rules)], {
    services: names.map((name) => service(name)),
    ...rest,
  });
};

describe("the route that Envoy chooses", () => {
  const cases: readonly [string, readonly object[], readonly (readonly [string, string])[]][] = [
    [
      "exact before expressions before prefixes",
      [
        to("prefix", path("PathPrefix", "/foo/bar/long")),
        to("regex", path("RegularExpression", "/foo/b.*")),
        to("exact", path("Exact", "/foo/bar")),
      ],
      [
        ["/foo/bar", "exact"],
        ["/foo/bar/", "regex"],
        ["/foo/bar/long/x", "regex"],
        ["/foo/x", "404"],
      ],
    ],
    [
      "the longer one of a kind",
      [
        to("short", path("PathPrefix", "/foo")),
        to("long", path("PathPrefix", "/foo/bar")),
        to("root", path("PathPrefix", "/")),
      ],
      [
        ["/foo", "short"],
        ["/foo/", "short"],
        ["/foobar", "root"],
        ["/foo/bar?x", "long"],
        ["/Foo", "root"],
      ],
    ],
    [
      "a prefix that ends in a slash as one without",
      [to("prefix", path("PathPrefix", "/foo/"))],
      [
        ["/foo", "prefix"],
        ["/foo/x", "prefix"],
        ["/foox", "404"],
      ],
    ],
    [
      "an expression that takes all of the path, without the query",
      [to("regex", path("RegularExpression", "(?i)/abc/?.*"))],
      [
        ["/ABCx?y=/z", "regex"],
        ["/x/abc", "404"],
      ],
    ],
    [
      "no expression that RE2 does not have",
      [to("regex", path("RegularExpression", "/(?=a).*")), to("root")],
      [["/a", "root"]],
    ],
    [
      "any request where nothing is said",
      [{ backendRefs: [{ name: "web", port: 80 }], matches: [{}] }],
      [["/x", "web"]],
    ],
  ];
  for (const [what, rules, expected] of cases) {
    it(`is ${what}`, () => {
      const answer = answering(rules);
      for (const [target, name] of expected) {
        assert.equal(whereTo(answer(`http://a.test${target}`)), name, target);
      }
    });
  }

  it("has the method, or more header fields, cookies or parameters", () => {
    const header = (name: string, value: string, type?: string) => ({
      name,
      value,
      ...(type !== undefined && { type }),
    });
    const answer = answering([
      to("plain", path("PathPrefix", "/")),
      to("method", path("PathPrefix", "/", { method: "POST" })),
      to("regex", path("PathPrefix", "/", { headers: [header("X-A", ".+", "RegularExpression")] })),
      to("exact", path("PathPrefix", "/", { headers: [header("X-A", "1")] })),
      to("two", path("PathPrefix", "/", { headers: [header("X-A", "1"), header("X-B", "1")] })),
      to("query", path("PathPrefix", "/", { queryParams: [{ name: "q", value: "a%20b" }] })),
      to("empty", path("PathPrefix", "/", { queryParams: [{ name: "e", value: "" }] })),
    ]);
    assert.equal(whereTo(answer("http://a/")), "plain");
    assert.equal(whereTo(answer("http://a/", { method: "POST" })), "method");
    assert.equal(whereTo(answer("http://a/", { headers: { "x-a": "2" } })), "regex");
    assert.equal(whereTo(answer("http://a/", { headers: { "x-a": "1" } })), "exact");
    assert.equal(whereTo(answer("http://a/", { headers: { "x-a": "1", "X-b": "1" } })), "two");
    const several = [
      ["X-A", "2"],
      ["x-a", "1"],
    ] as const;
    assert.equal(whereTo(answer("http://a/", { headers: several })), "exact");
    assert.equal(whereTo(answer("http://a/?q=a%20b")), "query");
    assert.equal(whereTo(answer("http://a/?q=a+b")), "plain");
    assert.equal(whereTo(answer("http://a/?q=1&q=a%20b")), "plain");
    assert.equal(whereTo(answer("http://a/?e")), "empty");
    assert.equal(whereTo(answer("http://a/?e=")), "empty");
  });

  it("may match several fields of a name joined, but only by an expression for that", () => {
    const answer = answering([
      to("joined", {
        headers: [{ name: "x-a", value: "1,2", type: "RegularExpression" }],
      }),
    ]);
    const both = [
      ["x-a", "1"],
      ["x-a", "2"],
    ] as const;
    assert.equal(whereTo(answer("http://a/", { headers: both })), "joined");
    assert.equal(whereTo(answer("http://a/", { headers: { "x-a": "1" } })), "404");
  });

  it("is by cookies where a filter says so", () => {
    const filter = object("HTTPRouteFilter/beta", {
      matches: [
        { cookies: [{ name: "beta", value: "always" }] },
        { cookies: [{ name: "beta", value: "[0-9]+", type: "RegularExpression" }] },
      ],
    });
    const extension = {
      type: "ExtensionRef",
      extensionRef: { group: "gateway.envoyproxy.io", kind: "HTTPRouteFilter", name: "beta" },
    };
    const answer = envoyOf([
      gateway(),
      filter,
      route([rule("/"), { ...to("other", path("PathPrefix", "/")), filters: [extension] }]),
    ]);
    const byCookie = (cookie: string) => whereTo(answer("http://a/", { headers: { cookie } }));
    assert.equal(byCookie("a=b; beta=always"), "other");
    assert.equal(byCookie('beta="always"'), "other");
    assert.equal(byCookie("beta=17"), "other");
    assert.equal(byCookie("beta=x; beta=always"), "web");
    assert.equal(byCookie("BETA=always"), "web");
    assert.equal(byCookie("beta"), "web");
    assert.equal(whereTo(answer("http://a/")), "web");
  });

  it("is the first by name among equals, or the first written where the proxy says so", () => {
    const routes = ["b", "a"].map((name) =>
      object(`HTTPRoute/${name}`, { parentRefs: [{ name: "edge" }], rules: [to(name)] }),
    );
    const services = ["a", "b", "prefix", "exact"].map((name) => service(name));
    assert.equal(whereTo(envoyOf([gateway(), ...routes], { services })("http://a/")), "a");
    const rules = [to("prefix", path("PathPrefix", "/")), to("exact", path("Exact", "/x"))];
    const proxy = object("EnvoyProxy/own", { preserveRouteOrder: true });
    const parametersRef = { group: "gateway.envoyproxy.io", kind: "EnvoyProxy", name: "own" };
    const asked = (rest: object, ...more: Parameters<typeof envoyOf>[0]) =>
      whereTo(
        envoyOf([gateway(undefined, rest), proxy, route(rules), ...more], { services })(
          "http://a/x",
        ),
      );
    assert.equal(asked({}), "exact");
    assert.equal(asked({ infrastructure: { parametersRef } }), "prefix");
    const ofClass = object("GatewayClass/edge", {
      controllerName: "x",
      parametersRef: { ...parametersRef, namespace: "shop" },
    });
    assert.equal(asked({}, ofClass), "prefix");
    assert.equal(
      asked({}, object("GatewayClass/edge", { controllerName: "x", parametersRef })),
      "exact",
    );
  });
});

describe("a GRPCRoute", () => {
  const grpc = (...matches: readonly object[]) =>
    object("GRPCRoute/rpc", { parentRefs: [{ name: "edge" }], rules: [to("web", ...matches)] });

  for (const [what, matches, taken, not] of [
    ["takes everything without a match", [], ["/a.B/C", "/x"], []],
    [
      "takes a method",
      [{ method: { service: "a.B", method: "C" } }],
      ["/a.B/C"],
      ["/a.B/D", "/a.B/C/"],
    ],
    ["takes all methods of a service", [{ method: { service: "a.B" } }], ["/a.B/C"], ["/a.C/C"]],
    ["takes a method of any service", [{ method: { method: "C" } }], ["/a.B/C"], ["/a.B/D"]],
    [
      "takes expressions for a service",
      [{ method: { type: "RegularExpression", service: "a\\..*" } }],
      ["/a.B/C"],
      ["/b.B/C", "/a.B/1"],
    ],
    [
      "takes expressions for a method",
      [{ method: { type: "RegularExpression", method: "Get.*" } }],
      ["/a.B/GetX"],
      ["/a.B/PutX"],
    ],
    ["takes header fields", [{ headers: [{ name: "X-A", value: "1" }] }], ["/a"], []],
  ] as const) {
    it(what, () => {
      const answer = envoyOf([gateway(), grpc(...matches)]);
      const asked = (target: string) =>
        whereTo(answer(`http://a${target}`, { method: "POST", headers: { "x-a": "1" } }));
      assert.deepEqual(
        taken.map(asked),
        taken.map(() => "web"),
      );
      assert.deepEqual(
        not.map(asked),
        not.map(() => "404"),
      );
    });
  }

  it("speaks HTTP/2, and is empty without rules", () => {
    const { outcome } = envoyOf([gateway(), grpc()])("http://a/");
    assert.equal(outcome.type === "upstream" && outcome.protocol, "h2c");
    assert.equal(whereTo(envoyOf([gateway(), object("GRPCRoute/rpc", {})])("http://a/")), "404");
    assert.equal(whereTo(envoyOf([gateway(), object("HTTPRoute/web", {})])("http://a/")), "404");
  });
});
