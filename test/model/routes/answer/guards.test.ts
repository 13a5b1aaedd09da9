import assert from "node:assert/strict";
import type { Guard } from "../../../../model/http/answer";
import { responded, whereTo } from "../../../support/answers";
import { envoyOf, gateway, object, policy, route, rule } from "../../../support/envoy";

type Objects = Parameters<typeof envoyOf>[0];

/** Two named rules, `/one` and `/`. */
const RULES = route([rule("/one", { name: "one" }), rule("/", { name: "two" })]);

const behind = (...objects: Objects) => envoyOf([gateway(), RULES, ...objects]);

const traffic = (name: string, spec: object, target: object = {}) =>
  policy(`BackendTrafficPolicy/${name}`, spec, target);

const security = (spec: object, target: object = {}, name = "s") =>
  policy(`SecurityPolicy/${name}`, spec, target);

describe("what must be passed before", () => {
  const guardsFor = (...objects: Objects): readonly Guard[] =>
    behind(...objects)("http://a/").guards;

  it("is a password", () => {
    const basicAuth = (users: object) => security({ basicAuth: { users } });
    assert.deepEqual(guardsFor(basicAuth({ name: "users" })), [
      { kind: "basicAuth", users: "shop/users", scheme: "basic" },
    ]);
    const foreign = basicAuth({ name: "users", namespace: "tools" });
    assert.equal(whereTo(behind(foreign)("http://a/")), "500");
    assert.deepEqual(guardsFor(foreign), []);
    const grant = object("ReferenceGrant/tools/users", {
      from: [{ group: "gateway.envoyproxy.io", kind: "SecurityPolicy", namespace: "shop" }],
      to: [{ group: "", kind: "Secret", name: "users" }],
    });
    assert.deepEqual(guardsFor(foreign, grant), [
      { kind: "basicAuth", users: "tools/users", scheme: "basic" },
    ]);
  });

  it("is another service's consent", () => {
    const asked = (http: object, rest: object = {}) =>
      behind(
        security({ extAuth: { http, ...rest } }),
        object("Backend/login", {
          endpoints: [{ fqdn: { hostname: "login.test", port: 443 } }],
        }),
      )("http://a/");
    const backendRefs = [{ name: "other", port: 80 }];
    const guard = { kind: "externalAuth", service: "shop/other:80", copiedHeaders: [] };
    assert.deepEqual(asked({ backendRefs }).guards, [{ ...guard, target: "$request_uri" }]);
    assert.deepEqual(asked({ backendRefs, path: "/check" }).guards, [
      { ...guard, target: "/check$request_uri" },
    ]);
    assert.deepEqual(
      asked({ backendRefs, pathOverride: "/check", headersToBackend: ["X-User", "Cookie"] }).guards,
      [{ ...guard, target: "/check", copiedHeaders: ["cookie", "x-user"] }],
    );
    const backend = [{ name: "login", kind: "Backend", group: "gateway.envoyproxy.io" }];
    assert.deepEqual(asked({ backendRefs: backend, pathOverride: "/c" }).guards, [
      { ...guard, service: "login.test", target: "/c" },
    ]);
    assert.equal(whereTo(asked({ backendRefs: [{ name: "gone", port: 80 }] })), "500");
    assert.equal(whereTo(asked({})), "500");
    assert.equal(whereTo(asked({}, { failOpen: true })), "web");
    const grpc = behind(security({ extAuth: { grpc: { backendRefs } } }))("http://a/");
    assert.deepEqual(grpc.guards, [{ ...guard, target: "$request_uri" }]);
    assert.equal(whereTo(behind(security({ extAuth: {} }))("http://a/")), "500");
  });

  it("is a size, in any unit", () => {
    const size = (limit: number | string) =>
      behind(traffic("r", { requestBuffer: { limit } }))("http://a/");
    assert.deepEqual(size("8Mi").guards, [{ kind: "bodySize", bytes: 8_388_608 }]);
    assert.deepEqual(size(1000).guards, [{ kind: "bodySize", bytes: 1000 }]);
    assert.deepEqual(size("1.5k").guards, [{ kind: "bodySize", bytes: 1500 }]);
    for (const limit of ["8Gi", "1.0001k", "much", "1Xi"]) {
      assert.equal(whereTo(size(limit)), "500", limit);
    }
    assert.deepEqual(behind(traffic("r", { requestBuffer: {} }))("http://a/").guards, []);
  });

  it("cannot be told where tokens, keys or expressions decide", () => {
    for (const spec of [{ jwt: { providers: [] } }, { oidc: {} }, { apiKeyAuth: {} }]) {
      const asked = behind(security({ ...spec, basicAuth: { users: { name: "u" } } }))("http://a/");
      assert.equal(asked.outcome.type, "unknown");
      assert.equal(asked.guards.length, 1);
    }
  });

  it("comes before a redirect too", () => {
    const redirect = { filters: [{ type: "RequestRedirect", requestRedirect: {} }] };
    const asked = envoyOf([
      gateway(),
      route([{ ...rule("/", redirect), backendRefs: [] }]),
      security({ basicAuth: { users: { name: "users" } } }),
    ])("http://a/");
    assert.equal(responded(asked).status, 302);
    assert.equal(asked.guards.length, 1);
  });
});

describe("the addresses that are let through", () => {
  const asked = (authorization: object, rest: Parameters<ReturnType<typeof behind>>[1] = {}) =>
    whereTo(behind(security({ authorization }))("http://a/x", rest));
  const allow = (principal: object | undefined, rest: object = {}) => ({
    rules: [{ action: "Allow", ...(principal && { principal }), ...rest }],
  });
  const at = (clientAddress: string) => ({ clientAddress });

  it("are those of the first rule that holds, else the default, which is none", () => {
    const inside = allow({ clientCIDRs: ["10.0.0.0/8", "2001:db8::/32"] });
    assert.equal(asked(inside, at("10.1.2.3")), "web");
    assert.equal(asked(inside, at("2001:db8::1")), "web");
    assert.equal(asked(inside, at("::ffff:10.1.2.3")), "web");
    assert.equal(asked(inside, at("11.1.2.3")), "403");
    assert.equal(asked({}, at("10.1.2.3")), "403");
    const except = {
      defaultAction: "Allow",
      rules: [
        { action: "Allow", principal: { clientCIDRs: ["10.1.0.0/16"] } },
        { action: "Deny", principal: { clientCIDRs: ["10.0.0.0/8"] } },
      ],
    };
    assert.equal(asked(except, at("10.1.2.3")), "web");
    assert.equal(asked(except, at("10.2.2.3")), "403");
    assert.equal(asked(except, at("11.2.2.3")), "web");
    assert.equal(asked(except, at("nonsense")), "web");
    assert.equal(asked(allow({ clientCIDRs: ["10.0.0.0/33"] })), "500");
  });

  it("may depend on fields, methods and paths, but on nothing of run time", () => {
    const header = allow({ headers: [{ name: "X-A", values: ["1", "2"] }] });
    assert.equal(asked(header, { headers: { "x-a": "2" } }), "web");
    assert.equal(asked(header, { headers: { "x-a": "3" } }), "403");
    assert.equal(asked(header), "403");
    assert.equal(asked(allow(undefined, { operation: { methods: ["GET"] } })), "web");
    assert.equal(asked(allow(undefined, { operation: { methods: ["PUT"] } })), "403");
    const path = { type: "PathPrefix", value: "/x" };
    assert.equal(asked(allow(undefined, { operation: { path } })), "web");
    assert.equal(
      asked(allow(undefined, { operation: { path: { ...path, invert: true } } })),
      "403",
    );
    assert.equal(asked(allow({ jwt: { provider: "a" } })), "unknown");
    assert.equal(asked(allow(undefined, { cel: "true" })), "unknown");
    assert.equal(asked(allow({ clientIPGeoLocations: [] })), "unknown");
    assert.equal(asked(allow({ jwt: { provider: "a" }, clientCIDRs: ["10.0.0.0/8"] })), "403");
  });

  it("are looked at after passwords and bodies, before rates", () => {
    const answer = behind(
      security({ authorization: {}, basicAuth: { users: { name: "users" } } }),
      traffic("r", {
        requestBuffer: { limit: 1 },
        rateLimit: { local: { rules: [{ limit: { requests: 1, unit: "Second" } }] } },
      }),
    )("http://a/");
    assert.deepEqual(
      answer.guards.map(({ kind }) => kind),
      ["basicAuth", "bodySize"],
    );
    assert.equal(responded(answer).status, 403);
  });
});
