import assert from "node:assert/strict";
import { responded, whereTo } from "../../../support/answers";
import { envoyOf, gateway, policy, route, rule } from "../../../support/envoy";

type Objects = Parameters<typeof envoyOf>[0];

/** Two named rules, `/one` and `/`. */
const RULES = route([rule("/one", { name: "one" }), rule("/", { name: "two" })]);

const behind = (...objects: Objects) => envoyOf([gateway(), RULES, ...objects]);

const security = (spec: object, target: object = {}, name = "s") =>
  policy(`SecurityPolicy/${name}`, spec, target);

describe("questions from other origins", () => {
  const CORS = {
    allowOrigins: ["https://a.test", "https://*.b.test"],
    allowMethods: ["GET", "POST"],
    allowHeaders: ["x-a"],
    exposeHeaders: ["x-e"],
    maxAge: "1m",
    allowCredentials: true,
  };
  const preflight = (origin: string, method = "PUT") => ({
    method: "OPTIONS",
    headers: { origin, "access-control-request-method": method },
  });
  const asked = (cors: object, rest: Parameters<ReturnType<typeof behind>>[1]) =>
    behind(security({ cors, basicAuth: { users: { name: "users" } } }))("http://a/", rest);

  it("are answered with 200 before any other check", () => {
    assert.deepEqual(asked(CORS, preflight("https://a.test")), {
      guards: [],
      outcome: { type: "response", status: 200 },
      responseHeaders: {
        "access-control-allow-origin": "https://a.test",
        "access-control-allow-credentials": "true",
        "access-control-expose-headers": "x-e",
        "access-control-allow-methods": "GET, POST",
        "access-control-allow-headers": "x-a",
        "access-control-max-age": "60",
      },
    });
    const stranger = asked(CORS, preflight("https://evil.test"));
    assert.equal(responded(stranger).status, 200);
    assert.equal("access-control-allow-origin" in stranger.responseHeaders, false);
    assert.equal(
      asked(CORS, { method: "OPTIONS", headers: { origin: "x" } }).outcome.type,
      "upstream",
    );
  });

  it("get back what they ask for, where everything is allowed with credentials", () => {
    const open = { allowOrigins: ["*"], allowMethods: ["*"], allowHeaders: ["*"] };
    const fields = asked(
      { ...open, allowCredentials: true },
      preflight("https://x"),
    ).responseHeaders;
    assert.equal(fields["access-control-allow-methods"], "PUT");
    assert.equal("access-control-allow-headers" in fields, false);
    const plain = asked(open, preflight("https://x")).responseHeaders;
    assert.equal(plain["access-control-allow-methods"], "*");
    assert.equal("access-control-allow-credentials" in plain, false);
    assert.deepEqual(asked({}, preflight("https://x")).responseHeaders, {});
  });

  it("see fields on the actual answer", () => {
    const fields = (origin: string) =>
      asked(CORS, { headers: { origin } }).responseHeaders["access-control-allow-origin"];
    assert.equal(fields("https://x.b.test"), "https://x.b.test");
    assert.equal(fields("https://xb.test"), undefined);
    assert.deepEqual(asked(CORS, {}).responseHeaders, {});
  });

  it("are the filter's before the policy's, also for a rule of one method", () => {
    const cors = { allowOrigins: ["https://f.test"], allowMethods: ["GET"] };
    const filters = [{ type: "CORS", cors }];
    const answer = (match: object, filter: object = cors) =>
      envoyOf([
        gateway(),
        route([
          rule("/", {
            matches: [{ path: { type: "PathPrefix", value: "/" }, ...match }],
            filters: [{ type: "CORS", cors: filter }],
          }),
        ]),
        security({ cors: CORS }),
      ])("http://a/", preflight("https://f.test", "GET"));
    assert.equal(filters.length, 1);
    assert.equal(answer({}).responseHeaders["access-control-allow-origin"], "https://f.test");
    assert.equal(answer({}).responseHeaders["access-control-max-age"], "5");
    assert.equal(whereTo(answer({ method: "GET" })), "200");
    assert.equal(whereTo(answer({ method: "OPTIONS" })), "200");
    assert.deepEqual(answer({}, {}).responseHeaders, { "access-control-max-age": "5" });
  });

  it("are not answered by rules that answer by themselves", () => {
    const answer = envoyOf([
      gateway(),
      route([
        {
          ...rule("/", { filters: [{ type: "RequestRedirect", requestRedirect: {} }] }),
          backendRefs: [],
        },
      ]),
      security({ cors: CORS }),
    ]);
    assert.equal(responded(answer("http://a/", preflight("https://a.test"))).status, 302);
  });
});
