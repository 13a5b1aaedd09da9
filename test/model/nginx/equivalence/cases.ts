import fc from "fast-check";
import type { HttpRequest } from "../../../../model/http/request";
import { inventoryOf, type IngressInput, type InventoryOfInput } from "../../../support/nginx";

/** Hosts that Ingresses of one case share. */
const HOSTS = ["shop.example", "api.example", "*.wild.example", ""] as const;

const PATHS = [
  "/",
  "/foo",
  "/foo/",
  "/foo/bar",
  "/Foo",
  "/admin",
  "/admin/",
  "/api",
  "/a b",
  "/impl",
];

const EXPRESSIONS = [
  "/api(/|$)(.*)",
  "/[A-Z]{3}",
  "/users/[0-9]+",
  "/foo|/bar",
  "/x/.*$",
  "/(a|b)/c",
];

type Annotations = Readonly<Record<string, string>>;

const some = (...sets: readonly Annotations[]): fc.Arbitrary<Annotations> =>
  fc.constantFrom<Annotations>({}, ...sets);

/** Sets of annotations, of each family some; most Ingresses have few. */
const FAMILIES: readonly fc.Arbitrary<Annotations>[] = [
  some(
    { "ssl-redirect": "false" },
    { "force-ssl-redirect": "true" },
    { "preserve-trailing-slash": "true" },
  ),
  some(
    { "permanent-redirect": "https://new.example/x" },
    { "temporal-redirect": "https://new.example/x?y=1" },
    { "permanent-redirect": "https://new.example", "permanent-redirect-code": "308" },
    { "app-root": "/app" },
    { "from-to-www-redirect": "true" },
  ),
  some({ "upstream-vhost": "internal.example" }, { "x-forwarded-prefix": "/shop" }),
  some(
    { "auth-type": "basic", "auth-secret": "users", "auth-realm": "staff" },
    { "auth-type": "digest", "auth-secret": "users" },
    { "auth-type": "basic", "auth-secret": "missing" },
    { "auth-url": "http://auth.tools.svc.cluster.local:4180/check" },
    {
      "auth-url": "https://login.example/check",
      "auth-signin": "https://login.example/start",
      "auth-response-headers": "X-User",
    },
  ),
  some(
    { "whitelist-source-range": "10.0.0.0/8" },
    { "allowlist-source-range": "10.0.0.0/8,192.0.2.7" },
    { "denylist-source-range": "10.1.0.0/16" },
    { "whitelist-source-range": "10.0.0.0/8", "denylist-source-range": "10.1.0.0/16" },
    { "whitelist-source-range": "nonsense" },
  ),
  some({ satisfy: "any" }),
  some({ "limit-rps": "5" }, { "limit-rpm": "60" }, { "limit-connections": "2" }),
  some(
    { "enable-cors": "true" },
    { "enable-cors": "true", "cors-allow-origin": "https://app.example" },
    { "enable-cors": "true", "cors-allow-origin": "https://*.app.example, null" },
  ),
  some(
    { "proxy-read-timeout": "300" },
    { "proxy-connect-timeout": "2", "proxy-send-timeout": "20" },
    { "proxy-next-upstream-tries": "1" },
    { "proxy-next-upstream": "error timeout http_503" },
    { "proxy-body-size": "8m" },
    { "proxy-body-size": "0" },
    { "proxy-http-version": "1.0" },
  ),
  some(
    { "backend-protocol": "HTTPS" },
    { "backend-protocol": "GRPC" },
    { "backend-protocol": "FCGI" },
    { "backend-protocol": "nonsense" },
  ),
  some(
    { affinity: "cookie" },
    { affinity: "cookie", "affinity-mode": "persistent", "session-cookie-name": "route" },
    { "upstream-hash-by": "$request_uri" },
    { "load-balance": "ewma" },
  ),
  some(
    { "custom-http-errors": "404,503" },
    { "default-backend": "fallback" },
    { "mirror-target": "http://mirror.tools.svc.cluster.local/$request_uri" },
  ),
  some(
    { "configuration-snippet": "more_set_headers 'X-Frame-Options: DENY';" },
    { "server-snippet": "return 403;" },
    { "enable-modsecurity": "true" },
    { "unknown-annotation": "true" },
    { "server-alias": "alias.example" },
  ),
  some(
    { "proxy-redirect-from": "http://a/", "proxy-redirect-to": "https://b/" },
    { "proxy-cookie-path": "/one /two" },
    { "enable-access-log": "false" },
    { "ssl-ciphers": "ECDHE-RSA-AES128-GCM-SHA256" },
    { "auth-tls-secret": "shop/client-ca" },
  ),
];

/** At most three families at once: more would deny or drop nearly every Ingress. */
const annotations = fc
  .uniqueArray(fc.nat({ max: FAMILIES.length - 1 }), { maxLength: 3 })
  .chain((chosen) => fc.tuple(...chosen.flatMap((index) => FAMILIES[index] ?? [])))
  .map((sets): Annotations => Object.assign({}, ...sets) as Annotations);

const literalPath = fc.record({
  path: fc.constantFrom(...PATHS),
  type: fc.constantFrom("Exact" as const, "Prefix" as const, "ImplementationSpecific" as const),
  backend: fc.constantFrom("web", "api:8080", "cart", "gone", "empty"),
});

const expressionPath = fc.record({
  path: fc.constantFrom(...EXPRESSIONS, ...PATHS),
  type: fc.constant("ImplementationSpecific" as const),
  backend: fc.constantFrom("web", "api:8080", "cart"),
});

const kind = fc.oneof(
  { weight: 5, arbitrary: fc.record({ set: fc.constant({}), paths: paths(literalPath) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      set: fc.constant({ "use-regex": "true" }),
      paths: paths(expressionPath),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      set: some({ "rewrite-target": "/$2" }, { "rewrite-target": "/new" }),
      paths: paths(expressionPath),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      set: fc.constantFrom<Annotations>(
        { canary: "true", "canary-weight": "30" },
        { canary: "true", "canary-by-header": "X-Canary" },
        { canary: "true", "canary-by-cookie": "canary", "canary-weight": "5" },
      ),
      paths: paths(literalPath.map((path) => ({ ...path, backend: "next" }))),
    }),
  },
);

function paths<Path>(one: fc.Arbitrary<Path>): fc.Arbitrary<Path[]> {
  return fc.array(one, { minLength: 1, maxLength: 3 });
}

const ingress: fc.Arbitrary<IngressInput> = fc
  .record({
    host: fc.constantFrom(...HOSTS),
    kind,
    annotations,
    tls: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.constant(false)),
    defaultBackend: fc.option(fc.constant("cart"), { nil: undefined, freq: 8 }),
  })
  .map(({ host, kind: { set, paths: own }, annotations: sets, tls, defaultBackend }) => ({
    rules: [{ host, paths: own }],
    annotations: { ...sets, ...set },
    ...(tls && host !== "" && { tls: [{ hosts: [host], secretName: "shop-tls" }] }),
    ...(defaultBackend !== undefined && { defaultBackend }),
  }));

const configMap = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Annotations>({}) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Annotations>(
      { "ssl-redirect": "false" },
      { hsts: "false" },
      { "allow-snippet-annotations": "true", "annotations-risk-level": "Critical" },
      { "use-forwarded-headers": "true" },
      { "proxy-read-timeout": "120" },
      { "whitelist-source-range": "10.0.0.0/8" },
      { "enable-underscores-in-headers": "true" },
      { "unknown-key": "1" },
    ),
  },
);

/** Several Ingresses of one controller, as an inventory. */
export const inventories = fc
  .record({ ingresses: fc.array(ingress, { minLength: 1, maxLength: 4 }), configMap })
  .map(({ ingresses, configMap: data }) =>
    inventoryOf({
      ...SURROUNDINGS,
      configMap: data,
      ingresses: ingresses.map((each, index) => ({ ...each, name: `i${index}` })),
    }),
  );

/** What the Ingresses name: Services without endpoints, users, authorities; one Service is missing. */
const SURROUNDINGS: InventoryOfInput = {
  missingServices: ["shop/gone"],
  services: [
    { name: "empty", endpoints: "none" },
    { name: "fallback" },
    { name: "auth", namespace: "tools", ports: [{ port: 4180 }] },
    { name: "mirror", namespace: "tools" },
  ],
  secrets: [
    { name: "users", keys: ["auth"], passwords: { SHA: 2 } },
    { name: "client-ca", keys: ["ca.crt"] },
  ],
};

const NAMES = [
  "shop.example",
  "SHOP.example",
  "shop.example:8080",
  "api.example",
  "one.wild.example",
  "a.b.wild.example",
  "www.shop.example",
  "alias.example",
  "other.example",
];

const TARGETS = [
  ...PATHS.filter((path) => !path.includes(" ")),
  "/a%20b",
  "/FOO",
  "/foobar",
  "/foo//bar",
  "/foo/../admin",
  "/foo/./bar",
  "/%66oo",
  "/foo%2Fbar",
  "/admin%2e",
  "/x/..%2Fadmin",
  "//admin",
  "/api/v1",
  "/API/v1/x",
  "/abc",
  "/abcdef",
  "/users/42",
  "/bar",
  "/a/c",
  "/x/1",
  "/implx",
  "/.well-known/acme-challenge/token",
];

/** Requests that find edges of the paths above. */
export const requests: fc.Arbitrary<HttpRequest> = fc.record({
  scheme: fc.constantFrom("http" as const, "https" as const),
  host: fc.constantFrom(...NAMES),
  method: fc.constantFrom("GET", "HEAD", "POST", "OPTIONS"),
  target: fc
    .tuple(fc.constantFrom(...TARGETS), fc.constantFrom("", "", "?x=1&y=%2F", "?"))
    .map((parts) => parts.join("")),
  headers: fc.subarray(
    [
      ["X-Canary", "always"],
      ["Cookie", "canary=never"],
      ["Origin", "https://app.example"],
      ["Access-Control-Request-Method", "PUT"],
      ["X_Odd", "1"],
      ["X-Forwarded-For", "203.0.113.9"],
      ["X-Forwarded-Proto", "https"],
      ["X-Request-ID", "abc"],
    ] as [string, string][],
    { maxLength: 3 },
  ),
  clientAddress: fc.constantFrom("10.0.0.1", "10.1.2.3", "192.0.2.7", "203.0.113.5"),
});
