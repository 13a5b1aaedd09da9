import assert from "node:assert/strict";
import fc from "fast-check";
import { comparisonOf } from "../../../support/equivalence";
import { inventoryOf } from "../../../support/nginx";
import { requests } from "./cases";

type Texts = Readonly<Record<string, string>>;

const BASIC = { "auth-type": "basic", "auth-secret": "users" };
const SERVICE = "http://auth.tools.svc.cluster.local:4180/check";
const SOURCES = { "whitelist-source-range": "10.0.0.0/8" };
const CA = { "auth-tls-secret": "shop/client-ca" };

const ANNOTATIONS: readonly Texts[] = [
  BASIC,
  { ...BASIC, "auth-type": "digest" },
  { ...BASIC, "auth-secret": "missing", "enable-cors": "true" },
  { ...BASIC, "auth-secret": "map", "auth-secret-type": "auth-map" },
  { "auth-url": SERVICE },
  { "auth-url": "https://login.example/check", "auth-signin": "https://login.example/start" },
  { "auth-url": "https://$host/foo/check" },
  SOURCES,
  { ...SOURCES, "denylist-source-range": "10.1.0.0/16" },
  { "denylist-source-range": "10.1.0.0/16" },
  { ...SOURCES, ...BASIC, satisfy: "any" },
  { ...BASIC, "auth-url": SERVICE, satisfy: "any" },
  { "limit-rps": "5" },
  { "limit-rpm": "60", "limit-allowlist": "10.0.0.0/8,192.0.2.7" },
  { "limit-connections": "2", "limit-rate": "2" },
  { "enable-cors": "true" },
  { "enable-cors": "true", "permanent-redirect": "https://x.example/" },
  { "enable-cors": "true", "cors-allow-origin": "https://app.example" },
  { "enable-cors": "true", "cors-allow-origin": "https://*.app.example, null", ...BASIC },
  { "enable-modsecurity": "true" },
  CA,
  { ...CA, "auth-tls-verify-client": "optional", "auth-tls-pass-certificate-to-upstream": "true" },
  { ...CA, "auth-tls-verify-client": "off" },
  { ...CA, "auth-tls-match-cn": "CN=x.*" },
  { "configuration-snippet": "more_set_headers 'X-Frame-Options: DENY'; more_clear_headers Via;" },
  { "configuration-snippet": "proxy_set_header X-A $http_x_canary; proxy_set_header Origin '';" },
  { "configuration-snippet": "add_header X-A b;" },
  { "configuration-snippet": "return 302 https://a.example/;" },
  { "configuration-snippet": "deny 10.1.0.0/16; allow 10.0.0.0/8; deny all;" },
  { "configuration-snippet": "sub_filter a b;" },
  { "server-snippet": "return 403;" },
  { "server-snippet": "deny 10.1.0.0/16; more_set_headers 'X-S: 1';" },
  { "server-snippet": "deny 10.1.0.0/16;", "denylist-source-range": "192.0.2.0/24" },
];

const CONFIG_MAPS: readonly Texts[] = [
  { "global-auth-url": SERVICE },
  { "block-cidrs": "10.1.0.0/16" },
  { "block-user-agents": "~*bot", "block-referers": "spam.example" },
  { "enable-modsecurity": "true" },
  {
    "location-snippet": "more_set_headers 'X-L: 1';",
    "server-snippet": "more_set_headers 'X-S: 1';",
  },
];

const ALLOWED = { "allow-snippet-annotations": "true", "annotations-risk-level": "Critical" };

const cases = [
  ...ANNOTATIONS.map((annotations) => ({ annotations, configMap: {} })),
  ...CONFIG_MAPS.map((configMap) => ({ annotations: {}, configMap })),
];

/** An Ingress with these annotations beside the default page, over HTTP alone or HTTPS too. */
const inventoryWith = ({
  annotations,
  configMap,
  tls,
}: (typeof cases)[number] & { tls: boolean }) =>
  inventoryOf({
    configMap: { ...ALLOWED, ...configMap },
    ingresses: [
      {
        host: "shop.example",
        paths: ["/foo", "/admin/"],
        annotations,
        ...(tls && { tls: [{ hosts: ["shop.example"], secretName: "shop-tls" }] }),
      },
    ],
    services: [{ name: "auth", namespace: "tools", ports: [{ port: 4180 }] }],
    secrets: [
      { name: "users", keys: ["auth"], passwords: { SHA: 2 } },
      { name: "map", passwords: { SHA: 2 } },
      { name: "client-ca", keys: ["ca.crt"] },
    ],
  });

/** Without the edges of redirected paths, such as a lone question mark: `equivalence.test.ts` has them. */
const visitors = fc
  .tuple(requests, fc.constantFrom("Firefox", "EvilBot/1.0"))
  .map(([request, browser]) => ({
    ...request,
    target: request.target.replace(/\?$/, ""),
    headers: [...request.headers, ["User-Agent", browser] as const],
  }));

describe("protections, by the models of both proxies", () => {
  for (const input of cases) {
    it(`differ only as findings predict: ${JSON.stringify({ ...input.annotations, ...input.configMap })}`, () => {
      for (const tls of [false, true]) {
        for (const answered of ["open", "accepted"] as const) {
          const { compare } = comparisonOf(inventoryWith({ ...input, tls }), answered);
          fc.assert(
            fc.property(visitors, (request) => {
              const { unpredicted, ...answers } = compare(request);
              assert.deepEqual(unpredicted, [], JSON.stringify({ request, ...answers }, null, 1));
            }),
          );
        }
      }
    });
  }
});
