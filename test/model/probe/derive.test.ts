import assert from "node:assert/strict";
import fc from "fast-check";
import { deriveRequests } from "../../../model/probe/derive";
import { CREDENTIAL_KINDS, protectionsOf } from "../../../model/probe/protections";
import { nginxOf, serverOf } from "../../support/effective-nginx";
import type { InventoryOfInput, IngressInput } from "../../support/nginx";

const derived = (
  input: InventoryOfInput,
  { methods = ["GET", "HEAD"], http2 = false }: { methods?: string[]; http2?: boolean } = {},
) =>
  deriveRequests({
    nginx: nginxOf(input),
    clientAddress: "198.51.100.7",
    options: { methods, http2 },
  });

const AUTH = "http://auth.tools.svc.cluster.local:4180/check";

const ANNOTATIONS: readonly NonNullable<IngressInput["annotations"]>[] = [
  {},
  { "auth-type": "basic", "auth-secret": "users" },
  { "auth-url": AUTH },
  { "auth-url": AUTH, "auth-response-headers": "X-User" },
  { "auth-tls-secret": "shop/client-ca" },
  { "auth-tls-secret": "shop/client-ca", "auth-tls-verify-client": "optional" },
  { "whitelist-source-range": "10.0.0.0/8" },
  { "denylist-source-range": "192.0.2.1/32" },
  { "auth-type": "basic", "auth-secret": "users", "auth-url": AUTH, satisfy: "any" },
  { "limit-rps": "5", "limit-connections": "2" },
  { "enable-modsecurity": "true" },
  { "enable-cors": "true", "cors-allow-origin": "https://*.app.example" },
  { "enable-cors": "true" },
  { "backend-protocol": "GRPC" },
  { "use-regex": "true" },
  { "server-alias": "alias.example,~^x", "proxy-body-size": "1m" },
];

const SECRETS = [
  { name: "users", keys: ["auth"] },
  { name: "client-ca", keys: ["ca.crt"] },
];

const input = (
  annotations: NonNullable<IngressInput["annotations"]>,
  more: IngressInput = {},
): InventoryOfInput => ({
  secrets: SECRETS,
  ingresses: [{ paths: ["/", "/admin"], tls: true, annotations, ...more }],
});

const purposes = (...asked: Parameters<typeof derived>): string[] => [
  ...new Set(derived(...asked).requests.flatMap((request) => request.purposes)),
];

describe("probe: requests that are derived", () => {
  it("are the same in every run, each once, with all methods asked for and no other", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ANNOTATIONS),
        fc.constantFrom("/", "/a/b/", "/ä", "/a(b|c)+", "/%41"),
        fc.subarray(["GET", "HEAD", "OPTIONS", "POST"]),
        fc.boolean(),
        (annotations, path, methods, http2) => {
          const given = input(annotations, { paths: ["/", path] });
          const first = derived(given, { methods, http2 });
          assert.deepEqual(first, derived(given, { methods, http2 }));
          const ids = first.requests.map(({ id }) => id);
          assert.equal(new Set(ids).size, ids.length);
          const others = first.requests.filter(
            ({ method }) => method !== "GET" && !methods.includes(method),
          );
          assert.deepEqual(others, []);
          for (const { target } of first.requests) {
            assert.match(target, /^\/[\x21-\x7e]*$/);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it("try every protection without what it asks for, or say why not", () => {
    for (const annotations of ANNOTATIONS) {
      const { protections, requests } = derived(input(annotations));
      for (const { id, kind, untested } of protections) {
        const own = requests.filter((request) => request.protections.includes(id));
        const without = own.filter(({ credentials }) => credentials === undefined);
        assert.equal(without.length > 0, untested === undefined, id);
        assert.equal(
          own.some(({ credentials }) => credentials === id),
          CREDENTIAL_KINDS.includes(kind),
          id,
        );
      }
    }
  });

  it("must be led away from plain HTTP where nginx does so, and only there", () => {
    const expected = (annotations: NonNullable<IngressInput["annotations"]>, tls: true | "none") =>
      derived(input(annotations, tls === "none" ? { tls: [] } : {})).requests.flatMap((request) =>
        request.purposes.includes("plain HTTP") && request.host === "shop.example"
          ? [request.expected]
          : [],
      );
    assert.deepEqual([...new Set(expected({}, true))], ["refused"]);
    assert.deepEqual(
      [...new Set(expected({ "ssl-redirect": "false" }, true))],
      ["whatever nginx does"],
    );
    assert.deepEqual(expected({}, "none"), []);
  });

  it("are calls of gRPC where somebody asks for them, without other POSTs", () => {
    const grpc = input({ "backend-protocol": "GRPC" });
    const posts = (methods: string[]) =>
      derived(grpc, { methods })
        .requests.filter(({ method }) => method !== "GET")
        .map(({ method, protocol }) => `${method} ${protocol}`);
    assert.deepEqual([...new Set(posts(["GET", "GRPC"]))], ["POST grpc"]);
    assert.deepEqual([...new Set(posts(["GET", "POST"]))].sort(), ["POST grpc", "POST http/1.1"]);
    assert.deepEqual(posts(["GET"]), []);
  });

  it("must be refused where nobody passes without credentials, and only there", () => {
    const refused = (annotations: NonNullable<IngressInput["annotations"]>) =>
      derived(input(annotations)).requests.some(
        ({ expected, protections }) => expected === "refused" && protections.length > 0,
      );
    assert.equal(refused({ "auth-type": "basic", "auth-secret": "users" }), true);
    assert.equal(refused({ "auth-url": AUTH }), true);
    assert.equal(refused({ "auth-tls-secret": "shop/client-ca" }), true);
    assert.equal(
      refused({ "auth-tls-secret": "shop/client-ca", "auth-tls-verify-client": "optional" }),
      false,
    );
    assert.equal(
      refused({
        "auth-type": "basic",
        "auth-secret": "users",
        "whitelist-source-range": "10.0.0.0/8",
        satisfy: "any",
      }),
      false,
    );
    assert.equal(refused({}), false);
  });

  it("make up addresses and fields that only the proxy may set", () => {
    const fields = (annotations: NonNullable<IngressInput["annotations"]>) =>
      derived(input(annotations))
        .requests.filter((request) => request.protections.length > 0)
        .flatMap(({ headers }) => headers.map(([name, value]) => `${name}: ${value}`));
    assert(fields({ "whitelist-source-range": "10.0.0.0/8" }).includes("X-Real-IP: 10.0.0.1"));
    assert(
      fields({ "auth-url": AUTH, "auth-response-headers": "X-User" }).some((each) =>
        /^x-user: envoy-edge-probe$/i.test(each),
      ),
    );
    assert(fields({ "auth-url": AUTH }).includes("X-Auth-Request-User: envoy-edge-probe"));
  });

  it("look at origins, preflights only with OPTIONS", () => {
    const cors = input({ "enable-cors": "true" });
    assert(purposes(cors).includes("foreign origin"));
    assert(!purposes(cors).some((each) => each.startsWith("preflight")));
    assert(
      purposes(cors, { methods: ["GET", "OPTIONS"] }).includes("preflight of an allowed origin"),
    );
    assert(!purposes(input({})).includes("foreign origin"));
  });

  it("ask for each side of a canary", () => {
    const canary = (annotations: Readonly<Record<string, string>>) =>
      purposes({
        ingresses: [
          { name: "main" },
          {
            name: "canary",
            paths: [{ path: "/", backend: "next" }],
            annotations: { canary: "true", ...annotations },
          },
        ],
      }).filter((each) => each.startsWith("canary"));
    assert.deepEqual(canary({ "canary-by-header": "X-C" }), ["canary by header X-C"]);
    assert.deepEqual(canary({ "canary-by-header": "X-C", "canary-by-header-value": "v" }), [
      "canary by header X-C",
    ]);
    assert.deepEqual(canary({ "canary-by-cookie": "c" }), ["canary by cookie c"]);
    assert.deepEqual(canary({ "canary-weight": "50" }), []);
  });

  it("open WebSockets and call gRPC where the backend speaks it", () => {
    const protocols = (annotations: NonNullable<IngressInput["annotations"]>) =>
      new Set(
        derived(input(annotations), { methods: ["GET", "POST"] }).requests.map(
          ({ protocol }) => protocol,
        ),
      );
    assert(protocols({}).has("websocket") && !protocols({}).has("grpc"));
    const grpc = protocols({ "backend-protocol": "GRPC" });
    assert(grpc.has("grpc") && !grpc.has("websocket"));
  });

  it("repeat by HTTP/2 what goes over TLS by HTTP/1.1", () => {
    const { requests } = derived(input({}), { http2: true });
    const count = (scheme: string, protocol: string) =>
      requests.filter((each) => each.scheme === scheme && each.protocol === protocol).length;
    assert(count("https", "h2") > 0);
    assert.equal(count("https", "h2"), count("https", "http/1.1"));
    assert.equal(count("http", "h2"), 0);
    assert.equal(
      derived(input({})).requests.some(({ protocol }) => protocol === "h2"),
      false,
    );
  });

  it("ask for aliases and names of redirects, but not for expressions", () => {
    const names = (given: InventoryOfInput) =>
      derived(given)
        .requests.filter((each) => each.purposes.includes("other name"))
        .map(({ scheme, host }) => `${scheme} ${host}`);
    assert.deepEqual(names(input({ "server-alias": "alias.example,~^x" })), [
      "http alias.example",
      "https alias.example",
    ]);
    assert.deepEqual(names(input({ "from-to-www-redirect": "true" }, { tls: [] })), [
      "http www.shop.example",
    ]);
  });

  it("leave nothing out in silence", () => {
    const { unreached } = derived(input({ "use-regex": "true" }, { paths: ["/[^\\s\\S]", "/ok"] }));
    assert.deepEqual(
      unreached.map(({ host, path }) => `${host}${path}`),
      ["shop.example/[^\\s\\S]"],
    );
  });

  it("take a limit of a body's size for no protection", () => {
    const [location] = serverOf(nginxOf(input({}))).locations;
    assert(location !== undefined);
    const answer = {
      guards: [{ kind: "bodySize", bytes: 1 }],
      outcome: { type: "closed" },
      responseHeaders: {},
    } as const;
    assert.deepEqual(protectionsOf({ host: "shop.example", location, answer }), []);
  });
});
