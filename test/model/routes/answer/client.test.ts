import assert from "node:assert/strict";
import { forwarded, responded, whereTo } from "../../../support/answers";
import { certificate, envoyOf, gateway, object, policy, route, rule } from "../../../support/envoy";

const EDGE = { kind: "Gateway", name: "edge" };

/** Answers behind a listener with these settings. */
const behind = (spec: object, ...more: Parameters<typeof envoyOf>[0]) =>
  envoyOf([gateway(), policy("ClientTrafficPolicy/edge", spec, EDGE), route([rule("/")]), ...more]);

describe("a listener's settings", () => {
  it("refuse names with underscores, drop or let them pass", () => {
    const headers = { x_a: "1", "X-B": "2" };
    assert.equal(responded(behind({})("http://a/", { headers })).status, 400);
    const drop = behind({ headers: { withUnderscoresAction: "DropHeader" } });
    assert.equal(forwarded(drop("http://a/", { headers })).headers.x_a, null);
    const allow = behind({ headers: { withUnderscoresAction: "Allow" } });
    assert.equal("x_a" in forwarded(allow("http://a/", { headers })).headers, false);
  });

  it("are not asked about a host that no URL can have", () => {
    for (const host of ["a b", "a|b", 'a"b', "café"]) {
      assert.equal(responded(behind({})(`http://${host}/`)).status, 400, host);
    }
    assert.equal(forwarded(behind({})("http://a_b~!:80/")).host, "a_b~!:80");
  });

  it("normalise the path, or answer for it", () => {
    assert.deepEqual(responded(behind({})("http://a/x%2fy?z")), {
      type: "response",
      status: 307,
      location: "/x/y?z",
    });
    assert.equal(responded(behind({})("http://a/x%00")).status, 400);
    const kept = behind({
      path: { escapedSlashesAction: "KeepUnchanged", disableMergeSlashes: true },
    });
    assert.equal(forwarded(kept("http://a/x%2fy//z/../%41")).target, "/x%2fy//A");
  });

  it("say what becomes of the request's id", () => {
    const idFor = (requestID: string | undefined, headers: Readonly<Record<string, string>> = {}) =>
      forwarded(
        behind(requestID === undefined ? {} : { headers: { requestID } })("http://a/", { headers }),
      ).headers["x-request-id"];
    const own = { "X-Request-Id": "mine" };
    assert.equal(idFor(undefined), "{generated}");
    assert.equal(idFor(undefined, own), "{generated}");
    assert.equal(idFor("Generate", own), "{generated}");
    assert.equal(idFor("PreserveOrGenerate", own), "mine");
    assert.equal(idFor("PreserveOrGenerate"), "{generated}");
    assert.equal(idFor("Preserve", own), "mine");
    assert.equal(idFor("Preserve"), undefined);
    assert.equal(idFor("Disable"), undefined);
  });

  it("remove what only Envoys say to each other", () => {
    const headers = {
      "x-envoy-retry-on": "5xx",
      "x-envoy-original-host": "a",
      "x-envoy-foo": "1",
      "x-forwarded-client-cert": "By=evil",
      "x-envoy-external-address": "192.0.2.1",
      "x-forwarded-proto": "https",
      "x-forwarded-for": "192.0.2.1",
    };
    assert.deepEqual(forwarded(behind({})("http://a/", { headers })).headers, {
      "x-envoy-retry-on": null,
      "x-envoy-original-host": null,
      "x-forwarded-client-cert": null,
      "x-forwarded-for": "192.0.2.1,203.0.113.9",
      "x-forwarded-proto": "http",
      "x-request-id": "{generated}",
      "x-envoy-external-address": "203.0.113.9",
    });
  });

  it("change fields before any route is looked for: one after the other, removing last", () => {
    const answer = behind(
      {
        headers: {
          earlyRequestHeaders: {
            add: [{ name: "X-Add", value: "b" }],
            set: [
              { name: "X-Set", value: "%REQ(X-ADD)%" },
              { name: "X-Gone", value: "1" },
              { name: "X-Empty", value: "%REQ(X-NONE)%" },
              { name: "x-add", value: "not this" },
            ],
            addIfAbsent: [
              { name: "X-If", value: "1" },
              { name: "X-New", value: "1" },
            ],
            remove: ["X-Gone"],
          },
        },
      },
      object("HTTPRoute/early", {
        parentRefs: [{ name: "edge" }],
        rules: [
          {
            ...rule("/"),
            matches: [{ headers: [{ name: "x-new", value: "1" }] }],
            backendRefs: [{ name: "other", port: 80 }],
          },
        ],
      }),
    );
    const asked = answer("http://a/", {
      headers: { "x-add": "a", "x-gone": "c", "x-empty": "mine", "x-if": "own" },
    });
    assert.equal(whereTo(asked), "other");
    const { headers } = forwarded(asked);
    assert.equal(headers["x-add"], "a,b");
    assert.equal(headers["x-set"], "a,b");
    assert.equal(headers["x-gone"], null);
    assert.equal("x-empty" in headers, false);
    assert.equal("x-if" in headers, false);
    assert.equal(headers["x-new"], "1");
  });

  it("change the fields of every answer last", () => {
    const answer = behind(
      {
        headers: {
          lateResponseHeaders: {
            set: [{ name: "X-Late", value: "%REQ(:AUTHORITY)% %RESP(x)% 100%%" }],
            addIfAbsent: [
              { name: "X-Route", value: "late" },
              { name: "X-Else", value: "late" },
            ],
            remove: ["Server", "X-Gone"],
          },
        },
      },
      object("HTTPRoute/late", {
        parentRefs: [{ name: "edge" }],
        hostnames: ["b"],
        rules: [
          {
            ...rule("/"),
            filters: [
              {
                type: "ResponseHeaderModifier",
                responseHeaderModifier: {
                  set: [
                    { name: "X-Route", value: "1" },
                    { name: "X-Gone", value: "1" },
                  ],
                  remove: ["X-Else"],
                },
              },
            ],
          },
        ],
      }),
    );
    assert.deepEqual(answer("http://b/").responseHeaders, {
      "x-route": "1",
      "x-gone": null,
      "x-else": "late",
      "x-late": "b %RESP(x)% 100%",
      server: null,
    });
    assert.equal(responded(answer("http://b/%2f")).status, 307);
    assert.deepEqual(answer("http://b/%2f").responseHeaders, {});
  });

  it("end silent requests, count connections, and show Envoy's own fields", () => {
    const answer = behind({
      timeout: { http: { streamIdleTimeout: "2m" } },
      connection: { connectionLimit: { value: 5 } },
      headers: { enableEnvoyHeaders: true },
    });
    const asked = answer("http://a/x/../y");
    assert.equal(forwarded(asked).limits.idleSeconds, 120);
    assert.deepEqual(asked.guards, [{ kind: "connectionLimit", connections: 5, status: 0 }]);
    assert.equal(forwarded(asked).headers["x-envoy-expected-rq-timeout-ms"], "15000");
  });
});

describe("the client's address", () => {
  const addressFor = (
    clientIPDetection: object | undefined,
    headers: Readonly<Record<string, string>>,
  ) => {
    const seen = { name: "X-Seen", value: "%DOWNSTREAM_REMOTE_ADDRESS_WITHOUT_PORT%" };
    const answer = envoyOf([
      gateway(),
      policy("ClientTrafficPolicy/edge", clientIPDetection ? { clientIPDetection } : {}, EDGE),
      route([
        rule("/", {
          filters: [{ type: "RequestHeaderModifier", requestHeaderModifier: { set: [seen] } }],
        }),
      ]),
    ]);
    const asked = answer("http://a/", { headers });
    return asked.outcome.type === "upstream"
      ? [asked.outcome.headers["x-seen"], asked.outcome.headers["x-forwarded-for"]]
      : responded(asked).status;
  };
  const PEER = "203.0.113.9";
  const chain = (...addresses: readonly string[]) => ({ "x-forwarded-for": addresses.join(", ") });

  it("is the peer's unless fields say it", () => {
    assert.deepEqual(addressFor(undefined, chain("9.9.9.9")), [PEER, `9.9.9.9,${PEER}`]);
    assert.deepEqual(addressFor({ directSourceIP: {} }, chain("9.9.9.9")), [
      PEER,
      `9.9.9.9,${PEER}`,
    ]);
  });

  it("is the nth from the right behind n proxies", () => {
    const hops = (numTrustedHops: number | undefined, rest: object = {}) => ({
      xForwardedFor: { ...(numTrustedHops !== undefined && { numTrustedHops }), ...rest },
    });
    const sent = chain("9.9.9.9", "10.0.0.1");
    assert.equal((addressFor(hops(1), sent) as unknown[])[0], "10.0.0.1");
    assert.equal((addressFor(hops(undefined), sent) as unknown[])[0], "10.0.0.1");
    assert.equal((addressFor(hops(2), sent) as unknown[])[0], "9.9.9.9");
    assert.equal((addressFor(hops(3), sent) as unknown[])[0], PEER);
    assert.equal((addressFor(hops(2), chain("bad", "10.0.0.1")) as unknown[])[0], PEER);
    assert.deepEqual(addressFor(hops(1, { disableXForwardedForAppend: true }), sent), [
      "10.0.0.1",
      "9.9.9.9, 10.0.0.1",
    ]);
    assert.deepEqual(addressFor(hops(1), {}), [PEER, PEER]);
  });

  it("is the last that is no trusted proxy", () => {
    const trusting = (...trustedCIDRs: readonly string[]) => ({ xForwardedFor: { trustedCIDRs } });
    const own = trusting("203.0.113.0/24", "10.0.0.0/8");
    for (const [detection, sent, address] of [
      [own, chain("9.9.9.9", "10.0.0.1"), "9.9.9.9"],
      [own, chain("10.0.0.2", "10.0.0.1"), "10.0.0.2"],
      [own, chain("1.1.1.1", "2.2.2.2", "3.3.3.3"), "3.3.3.3"],
      [own, chain("bad", "10.0.0.1"), PEER],
      [trusting("10.0.0.0/8"), chain("9.9.9.9", "10.0.0.1"), PEER],
    ] as const) {
      assert.equal((addressFor(detection, sent) as unknown[])[0], address, sent["x-forwarded-for"]);
    }
  });

  it("is that of a header field, or the request is refused", () => {
    const header = (failClosed: boolean) => ({ customHeader: { name: "X-Client", failClosed } });
    assert.deepEqual(addressFor(header(false), { "x-client": "3.3.3.3" }), ["3.3.3.3", undefined]);
    assert.deepEqual(addressFor(header(false), chain("9.9.9.9")), [PEER, "9.9.9.9"]);
    assert.equal(addressFor(header(true), {}), 403);
    assert.deepEqual(addressFor(header(true), { "x-client": "3.3.3.3" }), ["3.3.3.3", undefined]);
  });

  it("comes with the belief in the other fields of a proxy", () => {
    const answer = behind({ clientIPDetection: { xForwardedFor: { numTrustedHops: 1 } } });
    const { headers } = forwarded(
      answer("http://a/", {
        headers: {
          "x-forwarded-proto": "https",
          "x-request-id": "mine",
          "x-forwarded-for": "9.9.9.9",
        },
      }),
    );
    assert.equal(headers["x-forwarded-proto"], "https");
    assert.equal(headers["x-request-id"], "mine");
    assert.equal("x-envoy-external-address" in headers, false);
    const without = forwarded(answer("https://a.example/")).headers;
    assert.equal(without["x-forwarded-proto"], "https");
    assert.equal(without["x-request-id"], "{generated}");
  });
});

describe("a client's certificate", () => {
  const guards = (tls: object, rest: object = {}) => {
    const answer = behind({ tls, ...rest });
    return [answer("https://a.example/").guards, answer("http://a.example/").guards];
  };

  it("is asked for over HTTPS", () => {
    for (const [clientValidation, mode, authorities] of [
      [{ caCertificateRefs: [{ name: "ca" }] }, "required", "shop/ca"],
      [
        { mode: "VerifyIfGiven", caCertificateRefs: [{ name: "ca", namespace: "tls" }] },
        "optional",
        "tls/ca",
      ],
      [{ mode: "Request" }, "request", ""],
      [{ mode: "RequireAny" }, "request", ""],
    ] as const) {
      assert.deepEqual(guards({ clientValidation }), [
        [{ kind: "clientCertificate", authorities, mode }],
        [],
      ]);
    }
    assert.deepEqual(guards({}), [[], []]);
  });

  it("is passed on where the listener says so", () => {
    const passed = (mode: string) =>
      forwarded(
        behind({
          tls: { clientValidation: { caCertificateRefs: [{ name: "ca" }] } },
          headers: { xForwardedClientCert: { mode } },
        })("https://a.example/", { headers: { "x-forwarded-client-cert": "mine" } }),
      ).headers["x-forwarded-client-cert"];
    assert.equal(passed("Sanitize"), null);
    assert.equal(passed("ForwardOnly"), null);
    assert.equal(passed("SanitizeSet"), "{client certificate}");
    assert.equal(passed("AppendForward"), "{client certificate}");
    assert.equal(passed("AlwaysForwardOnly"), undefined);
  });
});

describe("the policy of a listener", () => {
  const underscores = (withUnderscoresAction: string) => ({ headers: { withUnderscoresAction } });
  const headers = { x_a: "1" };
  const listeners = [
    { name: "a", port: 80, protocol: "HTTP", hostname: "a.test" },
    { name: "b", port: 80, protocol: "HTTP", hostname: "b.test" },
    { name: "s", port: 443, protocol: "HTTPS", tls: certificate("tls") },
  ];
  const asked = (url: string, ...policies: Parameters<typeof envoyOf>[0]) =>
    whereTo(envoyOf([gateway(listeners), route([rule("/")]), ...policies])(url, { headers }));
  const onGateway = policy("ClientTrafficPolicy/a", underscores("Allow"), EDGE);
  const on = (name: string, sectionName: string, action: string) =>
    policy(`ClientTrafficPolicy/${name}`, underscores(action), { ...EDGE, sectionName });

  it("replaces that of the Gateway", () => {
    assert.equal(asked("https://a/", onGateway), "web");
    assert.equal(asked("https://a/", onGateway, on("z", "s", "RejectRequest")), "400");
  });

  it("is refused where plain listeners share a port", () => {
    assert.equal(asked("http://a.test/", on("z", "a", "Allow")), "400");
    assert.equal(asked("http://a.test/", onGateway, on("z", "a", "RejectRequest")), "web");
  });

  it("is the first by name of several", () => {
    const second = policy("ClientTrafficPolicy/b", underscores("RejectRequest"), EDGE);
    assert.equal(asked("http://a.test/", second, onGateway), "web");
  });

  it("may be chosen by labels", () => {
    const chosen = (kind: string, matchLabels: object) =>
      whereTo(
        envoyOf([
          object("Gateway/edge", { gatewayClassName: "edge", listeners }, { tier: "edge" }),
          route([rule("/")]),
          object("ClientTrafficPolicy/a", {
            targetSelectors: [{ kind, matchLabels }],
            ...underscores("Allow"),
          }),
        ])("http://a.test/", { headers }),
      );
    assert.equal(chosen("Gateway", { tier: "edge" }), "web");
    assert.equal(chosen("Gateway", { tier: "x" }), "400");
    assert.equal(chosen("HTTPRoute", {}), "400");
  });
});
