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

const https = (name: string, hostname: string | undefined, rest: object = {}) => ({
  name,
  port: 443,
  protocol: "HTTPS",
  ...(hostname !== undefined && { hostname }),
  tls: certificate(name),
  ...rest,
});

const http = (name: string, hostname?: string, rest: object = {}) => ({
  name,
  port: 80,
  protocol: "HTTP",
  ...(hostname !== undefined && { hostname }),
  ...rest,
});

const listenerSet = (name: string, ...listeners: readonly object[]) =>
  object(`ListenerSet/${name}`, { parentRef: { name: "edge" }, listeners });

const allowing = (from: string, selector?: object) => ({
  allowedListeners: { namespaces: { from, ...(selector && { selector }) } },
});

const parents = (...parentRefs: readonly object[]) => ({ parentRefs });

describe("the listener that Envoy chooses", () => {
  it("is the one with the most specific name, and shows its certificate", () => {
    const listeners = [
      https("one", "a.example"),
      https("wild", "*.example"),
      https("any", undefined),
    ];
    const answer = envoyOf([gateway(listeners), route([rule("/")])]);
    for (const [host, name] of [
      ["a.example", "one"],
      ["A.EXAMPLE:8443", "one"],
      ["b.example", "wild"],
      ["x.y.example", "wild"],
      ["example", "any"],
    ] as const) {
      assert.equal(answer(`https://${host}/`).certificate, `shop/${name}`, host);
    }
  });

  it("shows the certificate that is for the name, of several", () => {
    const tls = certificate("first", "exact", "wild");
    const secret = (name: string, key: string, ...names: readonly string[]) => ({
      namespace: "shop",
      name,
      certificates: [{ key, names }],
    });
    const answer = envoyOf([gateway([https("all", undefined, { tls })]), route([rule("/")])], {
      secrets: [
        secret("exact", "tls.crt", "A.example"),
        secret("wild", "tls.crt", "*.example", "a.example"),
        secret("wild", "ca.crt", "c.test"),
      ],
    });
    assert.equal(answer("https://a.example/").certificate, "shop/exact");
    assert.equal(answer("https://b.example/").certificate, "shop/wild");
    assert.equal(answer("https://c.test/").certificate, "shop/first");
  });

  it("takes the hosts that it shares with the route and no narrower listener has", () => {
    const routes = [route([rule("/")], { hostnames: ["*.example", "a.example", "b.test"] })];
    const secure = [https("one", "a.example"), https("wild", "*.example")];
    const answer = envoyOf([gateway([...secure, http("plain")]), ...routes]);
    assert.equal(whereTo(answer("https://a.example/")), "web");
    assert.equal(whereTo(answer("https://b.example/")), "web");
    assert.equal(whereTo(answer("http://b.test/")), "web");
    assert.equal(whereTo(answer("http://c.test/")), "404");
    const wider = envoyOf([
      gateway([http("wild", "*.a.test"), http("one", "b.test")]),
      route([rule("/")], { hostnames: ["*.test"] }),
    ]);
    assert.equal(whereTo(wider("http://x.a.test/")), "web");
    assert.equal(whereTo(wider("http://b.test/")), "web");
    assert.equal(whereTo(wider("http://c.test/")), "404");
  });

  it("is named by the route's parent: by name, port or kind", () => {
    const listeners = [http("a", "a.test"), http("b", "b.test")];
    const asked = (parent: object, host: string) =>
      whereTo(
        envoyOf([
          gateway(listeners, allowing("All")),
          listenerSet("set", http("s", "s.test")),
          route([rule("/")], parents(parent)),
        ])(`http://${host}/`),
      );
    assert.equal(asked({ name: "edge", sectionName: "a" }, "a.test"), "web");
    assert.equal(asked({ name: "edge", sectionName: "a" }, "b.test"), "404");
    assert.equal(asked({ name: "edge", port: 80 }, "b.test"), "web");
    assert.equal(asked({ name: "edge", port: 443 }, "b.test"), "404");
    assert.equal(asked({ name: "edge", namespace: "other" }, "b.test"), "404");
    assert.equal(asked({ name: "other" }, "a.test"), "404");
    assert.equal(asked({ name: "edge" }, "s.test"), "404");
    assert.equal(asked({ name: "set", kind: "ListenerSet" }, "s.test"), "web");
    assert.equal(asked({ name: "set", kind: "ListenerSet" }, "a.test"), "404");
  });

  it("takes routes of the namespaces and kinds that it says", () => {
    const there = object("HTTPRoute/team/web", {
      ...parents({ name: "edge", namespace: "shop" }),
      rules: [rule("/")],
    });
    const services = [service("web", { namespace: "team" }), service("web")];
    const asked = (allowedRoutes?: object) =>
      whereTo(
        envoyOf([gateway([http("a", undefined, allowedRoutes && { allowedRoutes })]), there], {
          services,
          namespaces: [{ name: "team", labels: { tier: "web" } }],
        })("http://a/"),
      );
    const selecting = (selector?: object) =>
      asked({ namespaces: { from: "Selector", ...(selector && { selector }) } });
    assert.equal(asked(), "404");
    assert.equal(asked({ namespaces: { from: "Same" } }), "404");
    assert.equal(asked({ namespaces: { from: "All" } }), "team/web");
    assert.equal(asked({ namespaces: { from: "All" }, kinds: [{ kind: "GRPCRoute" }] }), "404");
    assert.equal(selecting({ matchLabels: { tier: "web" } }), "team/web");
    assert.equal(selecting({ matchLabels: { tier: "api" } }), "404");
    assert.equal(selecting(), "404");
    for (const [operator, values, taken] of [
      ["In", ["web"], "team/web"],
      ["In", undefined, "404"],
      ["NotIn", ["web"], "404"],
      ["Exists", undefined, "team/web"],
      ["DoesNotExist", undefined, "404"],
      ["Like", ["web"], "404"],
    ] as const) {
      assert.equal(selecting({ matchExpressions: [{ key: "tier", operator, values }] }), taken);
    }
    const absent = { matchExpressions: [{ key: "x", operator: "NotIn", values: ["1"] }] };
    assert.equal(selecting(absent), "team/web");
    assert.equal(
      selecting({ matchExpressions: [{ key: "x", operator: "In", values: ["1"] }] }),
      "404",
    );
  });

  it("does not serve without a certificate that may be read, or with another protocol", () => {
    const listeners = (tls: object) => [https("s", undefined, { tls })];
    const asked = (tls: object, ...more: Parameters<typeof envoyOf>[0]) =>
      whereTo(envoyOf([gateway(listeners(tls)), route([rule("/")]), ...more])("https://a/"));
    const foreign = { certificateRefs: [{ name: "tls", namespace: "certificates" }] };
    const grant = (name: string) =>
      object("ReferenceGrant/certificates/a", {
        from: [{ group: "gateway.networking.k8s.io", kind: "Gateway", namespace: "shop" }],
        to: [{ group: "", kind: "Secret", ...(name !== "" && { name }) }],
      });
    assert.equal(asked({}), "closed");
    assert.equal(asked(foreign), "closed");
    assert.equal(asked(foreign, grant("other")), "closed");
    assert.equal(asked(foreign, grant("tls")), "web");
    assert.equal(asked(foreign, grant("")), "web");
    assert.equal(asked({ ...certificate("tls"), mode: "Passthrough" }), "closed");
    const raw = envoyOf([gateway([{ name: "t", port: 80, protocol: "TCP" }]), route([rule("/")])]);
    assert.equal(whereTo(raw("http://a/")), "closed");
  });
});

describe("a ListenerSet", () => {
  const asked = (rest: object, namespaces = [{ name: "shop", labels: { tier: "web" } }]) =>
    whereTo(
      envoyOf(
        [
          gateway([https("own", "a.example")], rest),
          listenerSet("set", https("more", "b.example")),
          route([rule("/")], parents({ name: "set", kind: "ListenerSet" })),
        ],
        { namespaces },
      )("https://b.example/"),
    );

  it("serves where its Gateway lets it", () => {
    assert.equal(asked({}), "closed");
    assert.equal(asked(allowing("None")), "closed");
    assert.equal(asked(allowing("Same")), "web");
    assert.equal(asked(allowing("All")), "web");
    assert.equal(asked(allowing("Selector", { matchLabels: { tier: "web" } })), "web");
    assert.equal(asked(allowing("Selector", { matchLabels: { tier: "web" } }), []), "closed");
  });

  it("loses to its Gateway, and to an older set", () => {
    const shown = (...objects: Parameters<typeof envoyOf>[0]) =>
      envoyOf([...objects, route([rule("/")])])("https://a.example/").certificate;
    const own = gateway([https("own", "a.example")], allowing("All"));
    const none = gateway([], allowing("All"));
    const set = (name: string) => listenerSet(name, https(name, "a.example"));
    assert.equal(shown(own, set("first")), "shop/own");
    assert.equal(shown(none, set("second"), set("first")), "shop/first");
  });
});

describe("listeners that conflict", () => {
  it("serve nobody where the Gateway contradicts itself", () => {
    const asked = (listeners: readonly object[], url: string) =>
      whereTo(envoyOf([gateway(listeners), route([rule("/")])])(url));
    const twice = [http("a", "a.test"), http("b", "a.test"), http("c", "c.test")];
    assert.equal(asked(twice, "http://a.test/"), "404");
    assert.equal(asked(twice, "http://c.test/"), "web");
    const mixed = [http("a"), https("b", undefined, { port: 80 })];
    assert.equal(asked(mixed, "http://a/"), "closed");
    const both = [https("a", undefined), http("b", undefined, { port: 443 })];
    assert.equal(asked(both, "https://a/"), "closed");
  });

  it("leave the port to the Gateway's protocol", () => {
    const answer = envoyOf([
      gateway([http("a")], allowing("All")),
      listenerSet("set", https("s", "b.test", { port: 80 })),
      route([rule("/")]),
    ]);
    assert.equal(whereTo(answer("http://b.test/")), "web");
  });

  it("leave it to the first set that does not contradict itself", () => {
    const asked = (...sets: Parameters<typeof envoyOf>[0]) =>
      whereTo(
        envoyOf([
          gateway([], allowing("All")),
          ...sets,
          route([rule("/")], parents({ name: "b", kind: "ListenerSet" })),
        ])("http://b.test/"),
      );
    const contradicting = listenerSet("a", http("h"), https("s", undefined, { port: 80 }));
    assert.equal(asked(contradicting, listenerSet("b", http("h"))), "web");
    assert.equal(asked(contradicting), "closed");
    const twice = listenerSet("a", http("h", "b.test"), http("i", "b.test"));
    assert.equal(asked(twice, listenerSet("b", http("h", "b.test"))), "closed");
  });
});

describe("a TLSRoute", () => {
  const tls = (name: string, hostname: string, mode: string) => ({
    name,
    port: 443,
    protocol: "TLS",
    hostname,
    tls: { mode, ...(mode === "Terminate" && certificate("tls")) },
  });
  const routeTo = (...backendRefs: readonly object[]) =>
    object("TLSRoute/raw", {
      ...parents({ name: "edge" }),
      hostnames: ["a.example", "t.example"],
      rules: [{ backendRefs }],
    });
  const listeners = [
    tls("pass", "a.example", "Passthrough"),
    tls("end", "t.example", "Terminate"),
    https("rest", "*.example"),
  ];

  it("passes TLS through by server name", () => {
    const answer = envoyOf([
      gateway(listeners),
      routeTo(
        { name: "web", port: 80 },
        { name: "other", port: 80, weight: 3 },
        { name: "web", port: 80, weight: 0 },
        { name: "gone", port: 80 },
      ),
      route([rule("/")]),
    ]);
    assert.deepEqual(answer("https://a.example/"), {
      guards: [],
      responseHeaders: {},
      outcome: {
        type: "passthrough",
        backends: [
          { service: "shop/other", port: 80, share: 0.75 },
          { service: "shop/web", port: 80, share: 0.25 },
        ],
      },
    });
    assert.equal(whereTo(answer("https://b.example/")), "web");
    assert.equal(whereTo(answer("https://t.example/")), "unknown");
  });

  it("is nothing without a rule or a parent", () => {
    const answer = envoyOf([
      gateway(listeners),
      object("TLSRoute/a", { hostnames: ["a.example"], rules: [] }),
    ]);
    assert.equal(whereTo(answer("https://a.example/")), "404");
  });
});
