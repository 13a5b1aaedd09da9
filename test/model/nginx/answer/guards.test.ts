import assert from "node:assert/strict";
import type { Guard } from "../../../../model/http/answer";
import { urlTarget } from "../../../../model/nginx/answer/url-target";
import { answerOf, brief } from "../../../support/effective-nginx";
import { type InventoryOfInput, tlsSecret } from "../../../support/nginx";

const BODY: Guard = { kind: "bodySize", bytes: 1024 * 1024 };

const users = [{ name: "users", keys: ["auth"], passwords: { sha1: 1 } }];
const basic = { "auth-type": "basic", "auth-secret": "users" };
const BASIC: Guard = { kind: "basicAuth", users: "shop/users", scheme: "basic" };

const external = { "auth-url": "http://auth.tools.svc.cluster.local:4180/check?x=1" };
const EXTERNAL: Guard = {
  kind: "externalAuth",
  service: "tools/auth:4180",
  target: "/check?x=1",
  copiedHeaders: [],
};

const guardsOf = (
  annotations: Record<string, string>,
  {
    url = "/",
    clientAddress = "198.51.100.7",
    ...input
  }: InventoryOfInput & { url?: string; clientAddress?: string } = {},
): readonly Guard[] =>
  answerOf({ secrets: users, ingresses: [{ annotations }], ...input }, url, { clientAddress })
    .guards;

describe("guards", () => {
  it("are the body's size alone by default, and none without a limit", () => {
    assert.deepEqual(guardsOf({}), [BODY]);
    assert.deepEqual(guardsOf({ "proxy-body-size": "0" }), []);
  });

  it("are credentials and an authorisation service, sorted", () => {
    assert.deepEqual(guardsOf({ ...basic, ...external }), [BASIC, BODY, EXTERNAL]);
    const signIn = {
      ...external,
      "auth-response-headers": "X-User,X-Email",
      "auth-signin": "https://login.example/start",
    };
    assert.deepEqual(guardsOf(signIn), [
      BODY,
      {
        ...EXTERNAL,
        copiedHeaders: ["x-email", "x-user"],
        signIn:
          "https://login.example/start?rd=$pass_access_scheme://$http_host$escaped_request_uri",
      },
    ]);
  });

  it("add where to come back to a sign-in URL that does not say it", () => {
    const signIn = (url: string): string | undefined => {
      const guard = guardsOf({ ...external, "auth-signin": url }).find(
        ({ kind }) => kind === "externalAuth",
      );
      return guard?.kind === "externalAuth" ? guard.signIn : undefined;
    };
    const back = "rd=$pass_access_scheme://$http_host$escaped_request_uri";
    assert.equal(signIn("https://l.example/?"), `https://l.example/??${back}`);
    assert.equal(signIn("https://l.example/?a=b"), `https://l.example/?a=b&${back}`);
    assert.equal(signIn("https://l.example/?rd=x"), "https://l.example/?rd=x");
  });

  it("are the controller's authorisation service, unless the Ingress is exempt or has its own", () => {
    const configMap = { "global-auth-url": "https://global.example/auth" };
    const global: Guard = {
      kind: "externalAuth",
      service: "global.example",
      target: "/auth",
      copiedHeaders: [],
    };
    assert.deepEqual(guardsOf({}, { configMap }), [BODY, global]);
    assert.deepEqual(guardsOf({ "enable-global-auth": "false" }, { configMap }), [BODY]);
    assert.deepEqual(guardsOf(external, { configMap }), [BODY, EXTERNAL]);
  });

  it("are left out on locations of ACME challenges", () => {
    const path = "/.well-known/acme-challenge/x";
    const ingresses = [{ paths: [path], annotations: { ...basic, ...external } }];
    assert.deepEqual(guardsOf({}, { ingresses, url: path }), [BODY]);
  });

  it("are one of several with satisfy any, of which the address is one", () => {
    const either = { ...basic, satisfy: "any" };
    const ranges = { "whitelist-source-range": "10.0.0.0/8" };
    assert.deepEqual(guardsOf(either), [BASIC, BODY]);
    assert.deepEqual(guardsOf({ ...either, ...ranges }), [
      { kind: "anyOf", addresses: ["10.0.0.0/8"], guards: [BASIC] },
      BODY,
    ]);
    assert.deepEqual(guardsOf({ ...either, ...external }), [
      { kind: "anyOf", addresses: [], guards: [BASIC, EXTERNAL] },
      BODY,
    ]);
    assert.equal(
      brief(answerOf({ ingresses: [{ annotations: { ...ranges, satisfy: "any" } }] })),
      "403",
    );
  });

  it("are counters, but for exempt addresses", () => {
    const limits = {
      "limit-rps": "5",
      "limit-rpm": "60",
      "limit-connections": "7",
      "limit-burst-multiplier": "3",
      "limit-whitelist": "192.0.2.0/24",
    };
    assert.deepEqual(guardsOf(limits), [
      BODY,
      { kind: "connectionLimit", connections: 7, status: 503 },
      { kind: "rateLimit", requests: 5, unit: "second", burst: 15, status: 503 },
      { kind: "rateLimit", requests: 60, unit: "minute", burst: 180, status: 503 },
    ]);
    assert.deepEqual(guardsOf(limits, { clientAddress: "192.0.2.9" }), [BODY]);
  });

  it("are a firewall, by the Ingress or for all", () => {
    const firewall: Guard = { kind: "webApplicationFirewall" };
    const configMap = { "enable-modsecurity": "true" };
    assert.deepEqual(guardsOf({ "enable-modsecurity": "true" }), [BODY, firewall]);
    assert.deepEqual(guardsOf({}, { configMap }), [BODY, firewall]);
    assert.deepEqual(guardsOf({ "enable-modsecurity": "false" }, { configMap }), [BODY]);
  });

  it("are a client certificate over HTTPS, whatever comes then", () => {
    const ca = tlsSecret({ name: "ca", names: ["ca"] });
    const secrets = [
      {
        ...ca,
        keys: ["ca.crt"],
        certificates: ca.certificates.map((each) => ({ ...each, key: "ca.crt" })),
      },
    ];
    const asked = (annotations: Record<string, string>, url: string) =>
      answerOf(
        {
          arguments: { "enable-annotation-validation": "false" },
          secrets,
          ingresses: [{ annotations: { "auth-tls-secret": "shop/ca", ...annotations } }],
        },
        url,
      );
    const guard: Guard = { kind: "clientCertificate", authorities: "shop/ca", mode: "required" };
    assert.deepEqual(asked({}, "https://shop.example/").guards, [BODY, guard]);
    assert.deepEqual(asked({}, "http://shop.example/").guards, [BODY]);
    assert.deepEqual(asked({ "app-root": "/x" }, "https://shop.example/").guards, [guard]);
    assert.deepEqual(asked({ "auth-tls-verify-client": "off" }, "https://shop.example/").guards, [
      BODY,
    ]);
    const named = { "auth-tls-match-cn": "CN=client" };
    assert.equal(brief(asked(named, "http://shop.example/")), "403");
    assert.equal(brief(asked(named, "https://shop.example/")), "shop/web /");
    assert.match(
      brief(asked({ "auth-tls-match-cn": "CN=(?!x)" }, "http://shop.example/")),
      /^unknown: RE2 cannot run an expression/,
    );
    assert.equal(
      brief(asked({ "auth-tls-match-cn": "CN=.*|^$" }, "http://shop.example/")),
      "shop/web /",
    );
  });

  it("are none where nginx answers before it looks", () => {
    assert.deepEqual(guardsOf({ ...basic, "permanent-redirect": "https://x.example" }), []);
    const none = { services: [{ name: "web", endpoints: "none" as const }] };
    assert.deepEqual(guardsOf({ ...basic, "limit-rps": "5" }, none), []);
    const refused = { ...basic, "limit-rps": "5", "denylist-source-range": "198.51.100.0/24" };
    assert.deepEqual(
      guardsOf(refused).map(({ kind }) => kind),
      ["rateLimit"],
    );
  });

  it("hold for what no path serves too", () => {
    const input = { secrets: users, ingresses: [{ paths: ["/a"], annotations: basic }] };
    const answer = answerOf(input, "/b");
    assert.equal(brief(answer), "404");
    assert.deepEqual(answer.guards, [BASIC, BODY]);
  });
});

describe("what a URL leads to", () => {
  const TARGETS: Readonly<Record<string, readonly [string, string]>> = {
    "http://auth.tools.svc": ["tools/auth:80", "/"],
    "https://auth.tools.svc.cluster.local?a=b": ["tools/auth:443", "/?a=b"],
    "https://user@Login.Example:8443/x#y": ["login.example", "/x"],
    "http://[2001:db8::1]:80/x": ["[2001:db8::1]", "/x"],
    "no URL": ["", "/"],
  };
  for (const [url, [service, target]] of Object.entries(TARGETS)) {
    it(`of ${url} is ${service}`, () => {
      assert.deepEqual(urlTarget(url), { service, target });
    });
  }
});
