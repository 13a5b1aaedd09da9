import assert from "node:assert/strict";
import fc from "fast-check";
import type { HttpRequest } from "../../../../model/http/request";
import { describeWithCrds, validateObject } from "../../../support/crds";
import { comparisonOf } from "../../../support/equivalence";
import { inventoryOf, type InventoryOfInput, type ServiceInput } from "../../../support/nginx";
import { requests } from "./cases";

type Texts = Readonly<Record<string, string>>;

/** What is in the cluster besides the usual. */
interface Case {
  readonly annotations?: Texts;
  readonly configMap?: Texts;
  readonly services?: readonly ServiceInput[];
  readonly flags?: Texts;
}

const annotated = (...sets: readonly Texts[]): Case[] =>
  sets.map((annotations) => ({ annotations }));

const configured = (...sets: readonly Texts[]): Case[] => sets.map((configMap) => ({ configMap }));

const web = (service: Omit<ServiceInput, "name">, annotations: Texts = {}): Case => ({
  annotations,
  services: [{ name: "web", ...service }],
});

const external = (externalName: string, annotations?: Texts): Case =>
  web({ type: "ExternalName", externalName, ports: [] }, annotations);

const HTTPS = { "backend-protocol": "HTTPS" };
const PAIR = { ...HTTPS, "proxy-ssl-secret": "shop/pair" };
const NAMED = { ...PAIR, "proxy-ssl-name": "backend.example" };
const VERIFIED = { ...NAMED, "proxy-ssl-verify": "on" };
const PAGES = { "default-backend": "pages" };

const CASES: readonly Case[] = [
  ...annotated(
    { "proxy-read-timeout": "300" },
    { "proxy-connect-timeout": "0", "proxy-read-timeout": "0" },
    { "proxy-connect-timeout": "3", "proxy-send-timeout": "9" },
    { "proxy-next-upstream": "off" },
    { "proxy-next-upstream": "non_idempotent" },
    { "proxy-next-upstream": "http_503" },
    { "proxy-next-upstream": "error http_502 non_idempotent", "proxy-next-upstream-tries": "7" },
    { "proxy-next-upstream-tries": "0" },
    { "proxy-next-upstream-tries": "1" },
    { "proxy-body-size": "8m" },
    { "proxy-body-size": "0" },
    { "proxy-buffering": "on", "proxy-http-version": "1.0" },
    { "connection-proxy-header": "close" },
  ),
  ...configured(
    { "proxy-read-timeout": "17", "proxy-connect-timeout": "2", "proxy-body-size": "20m" },
    { "proxy-http-version": "1.0", "proxy-next-upstream-tries": "5" },
    { "load-balance": "ewma", "service-upstream": "true", "use-gzip": "true" },
  ),
  {
    annotations: { "proxy-read-timeout": "60", "proxy-next-upstream-tries": "3" },
    configMap: { "proxy-read-timeout": "17", "proxy-next-upstream-tries": "5" },
  },
  ...annotated(
    ...["HTTPS", "AUTO_HTTP", "GRPC", "GRPCS", "FCGI"].map((protocol) => ({
      "backend-protocol": protocol,
    })),
    PAIR,
    NAMED,
    VERIFIED,
    { ...VERIFIED, "proxy-ssl-server-name": "on" },
    { ...NAMED, "proxy-ssl-server-name": "on" },
    { ...PAIR, "proxy-ssl-server-name": "on" },
    { ...PAIR, "proxy-ssl-verify": "on" },
    { ...VERIFIED, "backend-protocol": "GRPCS" },
  ),
  {
    annotations: { ...VERIFIED, "proxy-ssl-secret": "other/pair" },
    configMap: { "allow-cross-namespace-resources": "true" },
  },
  web({ ports: [{ port: 80, appProtocol: "kubernetes.io/h2c" }] }),
  web({ ports: [{ port: 80, appProtocol: "grpc" }] }, { "backend-protocol": "GRPC" }),
  web({ endpoints: "none" }, HTTPS),
  external("db.example"),
  external("192.0.2.1"),
  external("db"),
  external("db.example", HTTPS),
  ...annotated(
    { affinity: "cookie" },
    { affinity: "cookie", "affinity-mode": "persistent", "session-cookie-max-age": "60" },
    { affinity: "cookie", ...HTTPS },
    { "load-balance": "ewma" },
    { "service-upstream": "true" },
    ...["$request_uri", "$host", "$binary_remote_addr", "$cookie_a", "$arg_a", "$http_x_a"].map(
      (expression) => ({ "upstream-hash-by": expression }),
    ),
    { "upstream-hash-by": "$request_uri$host" },
    { "custom-http-errors": "404,503" },
    { "custom-http-errors": "404,503", "disable-proxy-intercept-errors": "true" },
    { "custom-http-errors": "404,403", ...PAGES },
    PAGES,
    { "mirror-target": "http://copy.example$request_uri" },
    { "mirror-target": "https://pages.shop.svc:8443/x" },
    { "mirror-target": "http://copy" },
    { "upstream-vhost": "backend.example" },
    { "upstream-vhost": "backend.example", "rewrite-target": "/x" },
    { "upstream-vhost": "$host" },
    { "x-forwarded-prefix": "/p" },
    { "x-forwarded-prefix": "/p", "rewrite-target": "/x" },
    { "x-forwarded-prefix": "/p", "rewrite-target": "/foo" },
    { "x-forwarded-prefix": "/$1", "rewrite-target": "/x" },
    { "proxy-redirect-from": "http://a/", "proxy-redirect-to": "/" },
    { "proxy-cookie-path": "/a /b", "proxy-cookie-domain": "a b" },
    { "ssl-ciphers": "HIGH", "enable-access-log": "false" },
    { "custom-headers": "shop/fields" },
  ),
  web({ endpoints: "none" }, PAGES),
  {
    configMap: { "custom-http-errors": "404" },
    flags: { "default-backend-service": "shop/pages" },
  },
  {
    annotations: { "custom-headers": "shop/fields" },
    configMap: { "global-allowed-response-headers": "X-A,X-B" },
  },
  ...configured(
    { "add-headers": "shop/fields", "proxy-set-headers": "shop/fields", "hide-headers": "Via" },
    { "add-headers": "shop/filled", "proxy-set-headers": "shop/filled" },
    { "add-headers": "shop/lost", "proxy-set-headers": "shop/lost" },
  ),
];

const certificate = (key: string) => ({
  key,
  names: ["backend.example"],
  issuer: "CN=test",
  keyType: "EC prime256v1",
  notAfter: "2030-01-01T00:00:00Z",
  fingerprint: key,
  following: 0,
  privateKey: "matches" as const,
});

const SECRET = {
  name: "pair",
  keys: ["ca.crt", "tls.crt", "tls.key"],
  certificates: [certificate("ca.crt"), certificate("tls.crt")],
};

/** An Ingress with these annotations, and a plain one that shares its Service, over HTTP alone or HTTPS too. */
const inventoryWith = (
  { annotations = {}, configMap = {}, services = [], flags = {} }: Case,
  tls: boolean,
) =>
  inventoryOf({
    configMap,
    arguments: flags,
    services: [...services, { name: "pages" }],
    secrets: [SECRET, { ...SECRET, namespace: "other" }],
    configMaps: {
      "shop/fields": { "X-A": "a b", "X-B": "1%" },
      "shop/filled": { "X-Host": "$host", "X-User": "$http_x_a", "X-Method": "$request_method 5%" },
      "shop/lost": { "X-Upstream": "$upstream_addr", "X-Id": "$request_id" },
    },
    ingresses: [
      {
        host: "shop.example",
        paths: ["/foo", { path: "/admin/", backend: "pages" }],
        annotations,
        ...(tls && { tls: [{ hosts: ["shop.example"], secretName: "shop-tls" }] }),
      },
      { name: "other", host: "other.example", paths: ["/foo"] },
    ],
  } satisfies InventoryOfInput);

/** Requests that the two Ingresses are about. */
const visitors: fc.Arbitrary<HttpRequest> = fc.record({
  scheme: fc.constantFrom("http", "https"),
  host: fc.constantFrom("shop.example", "shop.example:8080", "SHOP.example", "other.example"),
  method: fc.constantFrom("GET", "POST", "OPTIONS"),
  target: fc.constantFrom("/foo", "/foo/", "/foo/a?b=1", "/admin", "/admin/x", "/", "/nothing"),
  headers: fc.constantFrom(
    [],
    [["X-Forwarded-Prefix", "/evil"] as const],
    [["x-a", "1"] as const, ["X-Request-Id", "abc"] as const],
    [["Cookie", "a=1"] as const, ["X-Forwarded-For", "1.2.3.4"] as const],
  ),
  clientAddress: fc.constantFrom("10.0.0.1", "192.0.2.9"),
});

describeWithCrds("proxying, by the models of both proxies", () => {
  for (const input of CASES) {
    it(`differs only as findings predict: ${JSON.stringify(input)}`, () => {
      for (const tls of [false, true]) {
        for (const answered of ["open", "accepted"] as const) {
          const { objects, compare } = comparisonOf(inventoryWith(input, tls), answered);
          assert.deepEqual(objects.flatMap(validateObject), []);
          fc.assert(
            fc.property(fc.oneof(visitors, requests), (request) => {
              const { unpredicted, ...answers } = compare(request);
              assert.deepEqual(unpredicted, [], JSON.stringify({ request, ...answers }, null, 1));
            }),
          );
        }
      }
    });
  }
});
