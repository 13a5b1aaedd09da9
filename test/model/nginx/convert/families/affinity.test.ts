import assert from "node:assert/strict";
import { balancing } from "../../../../../model/nginx/convert/families/balancing";
import { type ContextInput, findingsOf, partsWith } from "../../../../support/rule-context";

const parts = (annotations: Readonly<Record<string, string>>, input: ContextInput = {}) =>
  partsWith(balancing, { ...input, annotations: { affinity: "cookie", ...annotations } });

const cookieOf = (annotations: Readonly<Record<string, string>>, input?: ContextInput) =>
  parts(annotations, input).traffic?.loadBalancer?.consistentHash?.cookie;

const PERSISTENT = { "affinity-mode": "persistent" };
const TLS = { ingress: { tls: true } } as const;

describe("affinity", () => {
  it("hashes a cookie of the session, with nginx's name and path", () => {
    assert.deepEqual(cookieOf({}), {
      name: "INGRESSCOOKIE",
      ttl: "0s",
      attributes: { Path: "/" },
    });
  });

  it("writes the attributes that nginx writes", () => {
    const annotations = {
      "session-cookie-name": "stick",
      "session-cookie-max-age": "3600",
      "session-cookie-expires": "60",
      "session-cookie-path": "/app",
      "session-cookie-domain": "shop.example",
      "session-cookie-samesite": "Lax",
      "session-cookie-secure": "true",
    };
    assert.deepEqual(cookieOf(annotations), {
      name: "stick",
      ttl: "3600s",
      attributes: { Path: "/app", Domain: "shop.example", SameSite: "Lax", Secure: "" },
    });
    assert.equal(cookieOf({ "session-cookie-expires": "60" })?.ttl, "60s");
  });

  it("writes Secure where clients use HTTPS, and says where nginx would not", () => {
    assert.equal(cookieOf({}, TLS)?.attributes?.Secure, "");
    assert.deepEqual(findingsOf(parts({}, TLS)), ["shop/web/affinity lossy"]);
    const both = { ...TLS, configMap: { "ssl-redirect": "false" } };
    assert.equal(cookieOf({}, both)?.attributes?.Secure, "");
    const secure = (input: ContextInput) =>
      parts({}, input).findings?.find(({ key }) => key === "session-cookie-secure");
    assert.equal(secure(both)?.differences[0]?.when, "plain HTTP");
    assert.equal(secure({})?.differences[0]?.when, "HTTPS");
    const forced = { "force-ssl-redirect": "true" };
    assert.equal(cookieOf(forced)?.attributes?.Secure, "");
    assert.equal(findingsOf(parts({ "session-cookie-secure": "true" })).length, 1);
  });

  it("sets no cookie where the location's own Ingress asks for none", () => {
    const others = [
      { name: "zz", host: "other.example", annotations: { "proxy-read-timeout": "60" } },
    ];
    assert.deepEqual(cookieOf({}, { others, host: "other.example" }), { name: "INGRESSCOOKIE" });
  });

  it("keeps an endpoint's address in the cookie where nginx does so", () => {
    assert.deepEqual(parts(PERSISTENT).sessionPersistence, {
      type: "Cookie",
      sessionName: "INGRESSCOOKIE",
    });
    assert.deepEqual(parts({ ...PERSISTENT, "session-cookie-max-age": "60" }).sessionPersistence, {
      type: "Cookie",
      sessionName: "INGRESSCOOKIE",
      absoluteTimeout: "60s",
      cookieConfig: { lifetimeType: "Permanent" },
    });
    assert.equal(parts(PERSISTENT).traffic, undefined);
  });

  it("tells of the attributes that such a cookie loses; those that protect must be answered", () => {
    assert.deepEqual(findingsOf(parts(PERSISTENT)), [
      "shop/web/affinity lossy",
      "shop/web/session-cookie-secure lossy",
    ]);
    const annotations = {
      ...PERSISTENT,
      "session-cookie-path": "/app",
      "session-cookie-domain": "shop.example",
      "session-cookie-samesite": "Strict",
      "session-cookie-secure": "true",
    };
    assert.deepEqual(findingsOf(parts(annotations)), [
      "shop/web/affinity lossy",
      "shop/web/session-cookie-domain lossy",
      "shop/web/session-cookie-path lossy",
      "shop/web/session-cookie-samesite lossy!",
      "shop/web/session-cookie-secure lossy!",
    ]);
  });

  it("tells of what Envoy does otherwise with a cookie", () => {
    const annotations = {
      "session-cookie-secure": "true",
      "session-cookie-expires": "-1",
      "session-cookie-change-on-failure": "true",
      "session-cookie-samesite": "None",
      "session-cookie-conditional-samesite-none": "true",
    };
    assert.deepEqual(findingsOf(parts(annotations)), [
      "shop/web/affinity lossy",
      "shop/web/session-cookie-change-on-failure lossy",
      "shop/web/session-cookie-conditional-samesite-none note",
      "shop/web/session-cookie-expires note",
      "shop/web/session-cookie-max-age lossy",
    ]);
    assert.equal(cookieOf(annotations)?.ttl, "0s");
    const aged = { "session-cookie-secure": "true", "session-cookie-max-age": "-5" };
    assert.deepEqual(findingsOf(parts(aged)), [
      "shop/web/affinity lossy",
      "shop/web/session-cookie-max-age lossy",
    ]);
  });

  it("tells of a canary that clients would stay with", () => {
    const canary = (weight: string): ContextInput => ({
      ...TLS,
      others: [
        {
          name: "next",
          annotations: { canary: "true", "canary-weight": weight },
          paths: [{ path: "/", backend: "next" }],
        },
      ],
    });
    const sticky = "shop/web/affinity-canary-behavior lossy";
    assert.ok(findingsOf(parts({}, canary("10"))).includes(sticky));
    assert.ok(!findingsOf(parts({}, canary("0"))).includes(sticky));
    const legacy = { "affinity-canary-behavior": "legacy" };
    assert.ok(!findingsOf(parts(legacy, canary("10"))).includes(sticky));
  });
});
