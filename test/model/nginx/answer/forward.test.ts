import assert from "node:assert/strict";
import { answerOf, brief, forwardedOf } from "../../../support/effective-nginx";
import { type InventoryOfInput, tlsSecret } from "../../../support/nginx";

const annotated = (
  annotations: Record<string, string>,
  input: InventoryOfInput = {},
): InventoryOfInput => ({
  ingresses: [{ annotations }],
  ...input,
});

describe("what a backend sees", () => {
  it("is the request as sent, with the controller's fields", () => {
    assert.deepEqual(
      forwardedOf({ ingresses: [{}] }, "http://Shop.Example:8080//a/../b?c=%20", {
        method: "POST",
      }),
      {
        type: "upstream",
        backends: [{ service: "shop/web", port: 80, share: 1 }],
        method: "POST",
        target: "//a/../b?c=%20",
        host: "Shop.Example:8080",
        headers: {
          "x-forwarded-for": "198.51.100.7",
          "x-forwarded-host": "Shop.Example:8080",
          "x-forwarded-port": "80",
          "x-forwarded-proto": "http",
          "x-forwarded-scheme": "http",
          "x-real-ip": "198.51.100.7",
          "x-request-id": "{generated}",
          "x-scheme": "http",
        },
        protocol: "http/1.1",
        limits: { connectSeconds: 5, idleSeconds: 60, totalSeconds: 0, tries: 3 },
        mirrors: [],
        replacedStatuses: [],
      },
    );
  });

  it("takes the place of what the client says of itself", () => {
    const { headers } = forwardedOf({ ingresses: [{}] }, "https://shop.example/", {
      headers: {
        "X-Forwarded-For": "192.0.2.1",
        "X-Forwarded-Host": "evil.example",
        "X-Forwarded-Proto": "http",
        "X-Request-ID": "mine",
        Proxy: "evil",
        x_under: "score",
        "x.dot": "ted",
      },
    });
    assert.deepEqual(headers, {
      "x-forwarded-for": "198.51.100.7",
      "x-forwarded-host": "shop.example",
      "x-forwarded-port": "443",
      "x-forwarded-proto": "https",
      "x-forwarded-scheme": "https",
      "x-original-forwarded-for": "192.0.2.1",
      "x-original-forwarded-host": "evil.example",
      "x-real-ip": "198.51.100.7",
      "x-request-id": "mine",
      "x-scheme": "https",
      proxy: null,
      x_under: null,
      "x.dot": null,
    });
  });

  it("is what the ConfigMap says of fields", () => {
    const input: InventoryOfInput = {
      configMap: {
        "use-forwarded-headers": "true",
        "compute-full-forwarded-for": "true",
        "enable-underscores-in-headers": "true",
        "ignore-invalid-headers": "false",
        "generate-request-id": "false",
        "proxy-add-original-uri-header": "true",
        "proxy-set-headers": "ingress-nginx/fields",
      },
      configMaps: {
        "ingress-nginx/fields": { "X-Uri": "$request_uri", "X-Gone": "", "X-Kept": "$unknown" },
      },
      ingresses: [{}],
    };
    const { headers, host } = forwardedOf(input, "/a?b", {
      headers: {
        "X-Forwarded-For": "192.0.2.1",
        "X-Forwarded-Host": "front.example",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-Port": "8443",
        x_under: "score",
        "x.dot": "ted",
        "X-Gone": "x",
      },
    });
    assert.equal(host, "front.example");
    assert.deepEqual(headers, {
      "x-forwarded-for": "192.0.2.1, 198.51.100.7",
      "x-forwarded-host": "front.example",
      "x-forwarded-port": "8443",
      "x-forwarded-proto": "https",
      "x-forwarded-scheme": "https",
      "x-gone": null,
      "x-kept": "$unknown",
      "x-original-forwarded-for": "192.0.2.1",
      "x-original-forwarded-host": "front.example",
      "x-original-uri": "/a?b",
      "x-real-ip": "192.0.2.1",
      "x-scheme": "https",
      "x-uri": "/a?b",
    });
    const alone = forwardedOf(input);
    assert.equal(alone.headers["x-forwarded-for"], "198.51.100.7");
  });

  it("has no credentials of basic auth, and what is known of a client certificate", () => {
    const ca = tlsSecret({ name: "ca", names: ["ca"] });
    const input = annotated(
      {
        "auth-type": "basic",
        "auth-secret": "users",
        "auth-tls-secret": "shop/ca",
        "auth-tls-pass-certificate-to-upstream": "true",
        "connection-proxy-header": "close",
      },
      {
        secrets: [
          { name: "users", keys: ["auth"], passwords: { sha1: 1 } },
          {
            ...ca,
            keys: ["ca.crt"],
            certificates: ca.certificates.map((each) => ({ ...each, key: "ca.crt" })),
          },
        ],
      },
    );
    const sent = { headers: { Authorization: "Basic x", "SSL-Client-Verify": "SUCCESS" } };
    const secure = forwardedOf(input, "https://shop.example/", sent).headers;
    assert.equal(secure.authorization, null);
    assert.equal(secure.connection, "close");
    assert.equal(secure["ssl-client-verify"], "{ssl-client-verify}");
    assert.equal(secure["ssl-client-cert"], "{ssl-client-cert}");
    const plain = forwardedOf(input, "/", sent).headers;
    assert.equal(plain["ssl-client-verify"], null);
    assert.equal(plain["ssl-client-cert"], undefined);
  });

  it("has another host, and a prefix beside a rewrite only", () => {
    const input = (rewrite: Record<string, string>) =>
      annotated(
        { "upstream-vhost": "$host.internal", "x-forwarded-prefix": "/p/$1", ...rewrite },
        {
          ingresses: [
            {
              paths: [{ path: "/a/(.*)", type: "ImplementationSpecific" }],
              annotations: {
                "upstream-vhost": "$host.internal",
                "x-forwarded-prefix": "/p/$1",
                "use-regex": "true",
                ...rewrite,
              },
            },
          ],
        },
      );
    const plain = forwardedOf(input({}), "/a/b");
    assert.equal(plain.host, "shop.example.internal");
    assert.equal(plain.headers["x-forwarded-prefix"], undefined);
    const rewritten = forwardedOf(input({ "rewrite-target": "/$1" }), "/a/b");
    assert.equal(rewritten.target, "/b");
    assert.equal(rewritten.headers["x-forwarded-prefix"], "/p/b");
  });

  it("learns which Service it stands for, as a default backend", () => {
    const input: InventoryOfInput = {
      services: [{ name: "errors" }, { name: "web", endpoints: "none" }],
      ingresses: [{ annotations: { "default-backend": "errors" } }],
    };
    const { backends, headers } = forwardedOf(input, "/", { headers: { Accept: "text/html" } });
    assert.deepEqual(backends, [{ service: "shop/errors", port: 80, share: 1 }]);
    assert.equal(headers["x-code"], "503");
    assert.equal(headers["x-format"], "text/html");
    assert.equal(headers["x-namespace"], "shop");
    assert.equal(headers["x-ingress-name"], "web");
  });
});

describe("how a backend is reached", () => {
  it("is by the protocol of the annotation", () => {
    const protocol = (name: string, url = "/", more: Record<string, string> = {}) =>
      forwardedOf(annotated({ "backend-protocol": name, ...more }), url).protocol;
    const secure = "https://shop.example/";
    assert.equal(protocol("HTTP"), "http/1.1");
    assert.equal(protocol("HTTP", "/", { "proxy-http-version": "1.0" }), "http/1.0");
    assert.equal(protocol("HTTPS"), "https");
    assert.equal(protocol("AUTO_HTTP"), "http/1.1");
    assert.equal(protocol("AUTO_HTTP", secure), "https");
    assert.equal(protocol("GRPC"), "h2c");
    assert.equal(protocol("GRPCS"), "h2");
    assert.equal(protocol("FCGI"), "fastcgi");
  });

  it("is with TLS as the Ingress says, or another one of the host", () => {
    const secret = {
      ...tlsSecret({ name: "backend", names: ["x"] }),
      keys: ["ca.crt", "tls.crt", "tls.key"],
    };
    const annotations = {
      "backend-protocol": "HTTPS",
      "proxy-ssl-secret": "shop/backend",
      "proxy-ssl-verify": "on",
      "proxy-ssl-server-name": "on",
    };
    const ingresses = [
      { name: "a", paths: ["/a"], annotations },
      { name: "b", paths: ["/b"], annotations: { "backend-protocol": "HTTPS" } },
      {
        name: "c",
        paths: ["/c"],
        annotations: { ...annotations, "proxy-ssl-name": "own.example" },
      },
      { name: "d", host: "d", annotations: { "backend-protocol": "HTTPS" } },
    ];
    const tls = (url: string, configMap = {}) =>
      forwardedOf({ secrets: [secret], configMap, ingresses }, url).tls;
    const first = { verify: "on", sni: "upstream_balancer", clientCertificate: "shop/backend" };
    assert.deepEqual(tls("/a"), first);
    assert.deepEqual(tls("/b"), first);
    assert.deepEqual(tls("/c"), { ...first, sni: "own.example" });
    assert.deepEqual(tls("http://d/"), { verify: "off" });
    assert.deepEqual(tls("/b", { "proxy-ssl-location-only": "true" }), { verify: "off" });
  });

  it("is within limits, tries, copies and replaced answers", () => {
    const forwarded = forwardedOf(
      annotated(
        {
          "proxy-connect-timeout": "3",
          "proxy-read-timeout": "9",
          "proxy-next-upstream": "off",
          "custom-http-errors": "503,404",
          "mirror-target": "http://copy.shop.svc:8080$request_uri",
        },
        {},
      ),
    );
    assert.deepEqual(forwarded.limits, {
      connectSeconds: 3,
      idleSeconds: 9,
      totalSeconds: 0,
      tries: 1,
    });
    assert.deepEqual(forwarded.replacedStatuses, [404, 503]);
    assert.deepEqual(forwarded.mirrors, ["shop/copy:8080"]);
    const mirrors = (target: string) => forwardedOf(annotated({ "mirror-target": target })).mirrors;
    assert.deepEqual(mirrors("https://copy.example$request_uri"), ["copy.example:443"]);
    assert.deepEqual(mirrors("http://copy.example/"), ["copy.example:80"]);
    assert.deepEqual(mirrors("https://copy.example:8443/"), ["copy.example:8443"]);
    const off = { "custom-http-errors": "404", "disable-proxy-intercept-errors": "true" };
    assert.deepEqual(forwardedOf(annotated(off)).replacedStatuses, []);
  });

  it("sticks by cookie, by hash, or not", () => {
    assert.deepEqual(forwardedOf(annotated({ affinity: "cookie" })).affinity, {
      by: "cookie",
      mode: "balanced",
      name: "INGRESSCOOKIE",
    });
    assert.deepEqual(forwardedOf(annotated({ "upstream-hash-by": "$request_uri" })).affinity, {
      by: "hash",
      of: "$request_uri",
    });
  });

  it("is no backend without endpoints", () => {
    const services = [{ name: "web", endpoints: "none" as const }];
    assert.equal(brief(answerOf({ ingresses: [{}], services })), "503");
    assert.equal(
      brief(answerOf({ ingresses: [{ tls: true }], services })),
      "308 https://shop.example",
    );
  });

  it("is not known where RE2 cannot run an expression that nginx would try", () => {
    const path = (text: string) => ({ path: text, type: "ImplementationSpecific" as const });
    const input = (annotations: Record<string, string>): InventoryOfInput => ({
      arguments: { "enable-annotation-validation": "false" },
      ingresses: [{ paths: [path("/a(?!b)"), path("/long/path")], annotations }],
    });
    const regex = input({ "use-regex": "true" });
    assert.equal(brief(answerOf(regex, "/long/path")), "shop/web /long/path");
    assert.equal(brief(answerOf(regex, "/ac")), "unknown: RE2 cannot run the path /a(?!b)");
  });
});
