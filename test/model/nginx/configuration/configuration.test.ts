import assert from "node:assert/strict";
import { readConfiguration } from "../../../../model/nginx/configuration";
import type { NginxConfiguration } from "../../../../model/nginx/configuration/configuration";
import { inventoryOf, type InventoryOfInput } from "../../../support/nginx";

const settled = (input: InventoryOfInput = {}): NginxConfiguration =>
  readConfiguration(inventoryOf(input)).configuration;

const withKeys = (configMap: Readonly<Record<string, string>>) => settled({ configMap });

describe("the configuration of a controller", () => {
  it("is quiet where all is as by default", () =>
    assert.deepEqual(readConfiguration(inventoryOf()).findings, []));

  it("has upstream's defaults", () => {
    const { defaults, hsts, tls, admission, ownPaths, blocked } = settled();
    assert.equal(defaults.proxyReadSeconds, 60);
    assert.equal(defaults.bodyBytes, 1_048_576);
    assert.deepEqual(defaults.nextUpstream, ["error", "timeout"]);
    assert.deepEqual(hsts, { header: "max-age=31536000; includeSubDomains" });
    assert.deepEqual(tls.protocols, ["TLSv1.2", "TLSv1.3"]);
    assert.equal("defaultCertificate" in tls, false);
    assert.deepEqual(blocked, { cidrs: [], userAgents: [], referers: [] });
    assert.deepEqual(admission, {
      snippets: false,
      riskLevel: "High",
      validation: true,
      crossNamespaceResources: false,
      strictPathTypes: true,
      blockedWords: [],
      catchAll: true,
      deepInspection: true,
      externalNames: true,
    });
    assert.deepEqual(ownPaths, { health: "/healthz", statusAllow: ["127.0.0.1", "::1"] });
  });

  it("has the default that its own code has where the ConfigMap says the same", () => {
    const same = readConfiguration(
      inventoryOf({
        configMap: { "ssl-ciphers": settled().tls.ciphers, "server-tokens": "false" },
      }),
    );
    assert.deepEqual(same.findings, []);
  });

  const cases: [string, unknown, unknown][] = [
    ["HSTS off", withKeys({ hsts: "false" }).hsts, "off"],
    [
      "HSTS",
      withKeys({
        "hsts-max-age": "60",
        "hsts-include-subdomains": "false",
        "hsts-preload": "true",
      }).hsts,
      { header: "max-age=60; preload" },
    ],
    ["redirects", withKeys({ "http-redirect-code": "+0302" }).redirectStatus, 302],
    [
      "blocked clients",
      withKeys({
        "block-cidrs": "10.1.2.3/8, all",
        "block-user-agents": "~*bot, curl",
        "block-referers": "spam",
      }).blocked,
      {
        cidrs: ["0.0.0.0/0", "10.0.0.0/8", "::/0"],
        userAgents: ["~*bot", "curl"],
        referers: ["spam"],
      },
    ],
    [
      "the client's address",
      withKeys({
        "use-forwarded-headers": "true",
        "forwarded-for-header": "CF-Connecting-IP",
        "forwarded-host-header": "X-Host",
        "compute-full-forwarded-for": "true",
        "use-proxy-protocol": "true",
        "enable-real-ip": "true",
        "proxy-real-ip-cidr": "10.0.0.1/24,lb.example",
      }).clientAddress,
      {
        useForwardedHeaders: true,
        forwardedForHeader: "CF-Connecting-IP",
        forwardedHostHeader: "X-Host",
        computeFullForwardedFor: true,
        proxyProtocol: true,
        realIp: true,
        trustedCidrs: ["10.0.0.0/24", "lb.example"],
      },
    ],
    [
      "request headers",
      withKeys({
        "enable-underscores-in-headers": "true",
        "ignore-invalid-headers": "false",
        "generate-request-id": "false",
        "proxy-add-original-uri-header": "true",
      }).requestHeaders,
      { underscores: "allow", invalid: "allow", requestId: "off", originalUri: true, set: {} },
    ],
    [
      "response headers",
      withKeys({
        "hide-headers": "X-Powered-By,Via",
        "server-tokens": "true",
        "global-allowed-response-headers": "X-Frame-Options, no good,X_B",
      }).responseHeaders,
      {
        add: {},
        hide: ["X-Powered-By", "Via"],
        server: "sent",
        allowedCustom: ["X-Frame-Options", "X_B"],
      },
    ],
    ["no blocked clients", withKeys({ "block-cidrs": "" }).blocked.cidrs, []],
    [
      "the fate of unknown hosts",
      withKeys({ "ssl-reject-handshake": "true" }).tls.unknownHosts,
      "reject",
    ],
    ["tries of POST", withKeys({ "retry-non-idempotent": "true" }).retryNonIdempotent, true],
    [
      "TLS to backends",
      withKeys({ "proxy-ssl-location-only": "true" }).backendTlsScope,
      "location",
    ],
    ["draining", withKeys({ "worker-shutdown-timeout": "1m" }).drainSeconds, 60],
    [
      "snippets",
      withKeys({ "location-snippet": "deny all;" }).snippets,
      { main: "", http: "", server: "", location: "deny all;", stream: "" },
    ],
  ];
  for (const [what, actual, expected] of cases) {
    it(`has ${what} of its ConfigMap`, () => assert.deepEqual(actual, expected));
  }

  it("has the defaults of annotations of its ConfigMap", () => {
    const { defaults } = withKeys({
      "proxy-body-size": "0",
      "proxy-buffering": "on",
      "proxy-request-buffering": "off",
      "proxy-http-version": "1.0",
      "custom-http-errors": "404, 503,200,x,600",
      "disable-proxy-intercept-errors": "true",
      "whitelist-source-range": "192.0.2.1",
      "load-balance": "ewma",
      "disable-http-access-log": "true",
    });
    assert.equal(defaults.bodyBytes, 0);
    assert.equal(defaults.proxyBuffering, true);
    assert.equal(defaults.requestBuffering, false);
    assert.equal(defaults.proxyHttpVersion, "1.0");
    assert.deepEqual(defaults.customHttpErrors, [404, 503]);
    assert.equal(defaults.interceptErrors, false);
    assert.deepEqual(defaults.allowRanges, ["192.0.2.1/32"]);
    assert.equal(defaults.loadBalance, "ewma");
    assert.equal(defaults.accessLog, false);
  });

  it("takes an empty load-balance for round robin", () =>
    assert.equal(withKeys({ "load-balance": "" }).defaults.loadBalance, "round_robin"));

  it("has authorisation of all locations of its ConfigMap", () => {
    assert.equal("globalAuth" in settled(), false);
    assert.deepEqual(withKeys({ "global-auth-url": "https://auth.example/check" }).globalAuth, {
      url: "https://auth.example/check",
      method: "",
      signInRedirectParameter: "rd",
      responseHeaders: [],
      cacheDurations: ["200 202 401 5m"],
      alwaysSetCookie: false,
    });
    assert.deepEqual(
      withKeys({
        "global-auth-url": "https://auth.example/check",
        "global-auth-method": "POST",
        "global-auth-signin": "https://auth.example/in",
        "global-auth-signin-redirect-param": " ",
        "global-auth-response-headers": "X-User, no good",
        "global-auth-request-redirect": "/back",
        "global-auth-snippet": "proxy_set_header A b;",
        "global-auth-cache-key": "$cookie_a",
        "global-auth-cache-duration": "200 1m, 401 5s",
        "global-auth-always-set-cookie": "true",
      }).globalAuth,
      {
        url: "https://auth.example/check",
        method: "POST",
        signIn: "https://auth.example/in",
        signInRedirectParameter: "rd",
        responseHeaders: ["X-User"],
        requestRedirect: "/back",
        snippet: "proxy_set_header A b;",
        cacheKey: "$cookie_a",
        cacheDurations: ["200 1m", "401 5s"],
        alwaysSetCookie: true,
      },
    );
  });

  it("has header fields of the ConfigMaps that it names", () => {
    const { requestHeaders, responseHeaders } = settled({
      configMap: { "proxy-set-headers": "edge/set", "add-headers": "edge/add" },
      configMaps: { "edge/set": { "X-A": "$host" }, "edge/add": { "X-B": "1" } },
    });
    assert.deepEqual(requestHeaders.set, { "X-A": "$host" });
    assert.deepEqual(responseHeaders.add, { "X-B": "1" });
  });

  it("has what arguments say", () => {
    const { tls, admission, defaultBackendService, ownPaths, ports } = settled({
      arguments: {
        "default-ssl-certificate": "edge/wildcard",
        "enable-ssl-passthrough": "true",
        "disable-catch-all": "1",
        "enable-annotation-validation": "false",
        "disable-svc-external-name": "t",
        "deep-inspect": "false",
        "default-backend-service": "edge/errors",
        "health-check-path": "/ready",
        "http-port": "8080",
        "https-port": "0x20FB",
      },
    });
    assert.equal(tls.defaultCertificate, "edge/wildcard");
    assert.equal(tls.passthrough, true);
    assert.deepEqual(
      [admission.catchAll, admission.validation, admission.externalNames, admission.deepInspection],
      [false, false, false, false],
    );
    assert.equal(defaultBackendService, "edge/errors");
    assert.equal(ownPaths.health, "/ready");
    assert.deepEqual(ports, { http: 8080, https: 8443 });
  });

  describe("reads numbers as Go does", () => {
    const numbers: [string, number][] = [
      ["7", 7],
      ["+7", 7],
      ["-7", -7],
      ["0", 0],
      ["", 0],
      ["010", 8],
      ["0o17", 15],
      ["0b11", 3],
      ["1e3", 75],
      ["9".repeat(20), 75],
    ];
    for (const [text, value] of numbers) {
      it(JSON.stringify(text), () =>
        assert.equal(withKeys({ "keep-alive": text }).clientKeepAlive.idleSeconds, value),
      );
    }
  });

  it("reads an empty boolean as false", () => assert.equal(withKeys({ hsts: "" }).hsts, "off"));

  describe("reads the risk level", () => {
    const levels: [string, string][] = [
      ["critical", "Critical"],
      ["MEDIUM", "Medium"],
      ["whatever", "Low"],
    ];
    for (const [text, level] of levels) {
      it(text, () =>
        assert.equal(withKeys({ "annotations-risk-level": text }).admission.riskLevel, level),
      );
    }
  });

  it("reads blocked words as they are: an empty one is found everywhere", () => {
    const words = (text: string) =>
      withKeys({ "annotation-value-word-blocklist": text }).admission.blockedWords;
    assert.deepEqual(words("root, lua,"), ["root", " lua", ""]);
    assert.deepEqual(words(""), []);
  });

  describe("has an older release's defaults", () => {
    const of = (version: string) => {
      const { snippets, riskLevel, validation, crossNamespaceResources, strictPathTypes } = settled(
        {
          controller: { version },
        },
      ).admission;
      return { snippets, riskLevel, validation, crossNamespaceResources, strictPathTypes };
    };
    const open = {
      riskLevel: "Critical",
      validation: false,
      crossNamespaceResources: true,
      strictPathTypes: false,
    };
    it("before 1.9", () => assert.deepEqual(of("1.8.4"), { snippets: true, ...open }));
    it("before 1.12", () => assert.deepEqual(of("1.11.5"), { snippets: false, ...open }));
    it("of another major", () => assert.deepEqual(of("0.51.0"), { snippets: true, ...open }));
    it("but not since", () => assert.equal(of("1.12.0").riskLevel, "High"));
    it("unless they are written", () =>
      assert.equal(
        settled({
          controller: { version: "1.11.5" },
          configMap: { "annotations-risk-level": "Low" },
        }).admission.riskLevel,
        "Low",
      ));
  });
});
