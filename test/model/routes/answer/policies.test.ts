import assert from "node:assert/strict";
import { forwarded } from "../../../support/answers";
import { envoyOf, gateway, object, policy, route, rule } from "../../../support/envoy";

type Objects = Parameters<typeof envoyOf>[0];

const EDGE = { kind: "Gateway", name: "edge" };

const OF_RULE = { sectionName: "one" };

/** Two named rules, `/one` and `/`. */
const RULES = route([rule("/one", { name: "one" }), rule("/", { name: "two" })]);

const behind = (...objects: Objects) => envoyOf([gateway(), RULES, ...objects]);

const timeout = (requestTimeout: string) => ({ timeout: { http: { requestTimeout } } });

const traffic = (name: string, spec: object, target: object = {}) =>
  policy(`BackendTrafficPolicy/${name}`, spec, target);

describe("the policy in force", () => {
  const totals = (...objects: Objects) =>
    ["/one", "/two"].map(
      (path) => forwarded(behind(...objects)(`http://a${path}`)).limits.totalSeconds,
    );
  const gatewayWide = traffic("g", { ...timeout("1s"), retry: { numRetries: 4 } }, EDGE);

  it("is that of the rule before the route's, the listener's and the Gateway's", () => {
    const listener = traffic("l", timeout("2s"), { ...EDGE, sectionName: "http" });
    const ofRoute = traffic("r", timeout("3s"));
    const ofRule = traffic("x", timeout("4s"), OF_RULE);
    assert.deepEqual(totals(gatewayWide), [1, 1]);
    assert.deepEqual(totals(gatewayWide, listener), [2, 2]);
    assert.deepEqual(totals(gatewayWide, listener, ofRoute), [3, 3]);
    assert.deepEqual(totals(gatewayWide, listener, ofRoute, ofRule), [4, 3]);
  });

  it("replaces the wider one whole, or is merged into it", () => {
    const limits = (spec: object) => {
      const { totalSeconds, tries } = forwarded(
        behind(gatewayWide, traffic("r", spec))("http://a/"),
      ).limits;
      return [totalSeconds, tries];
    };
    const idle = { timeout: { http: { streamIdleTimeout: "9s" } } };
    assert.deepEqual(limits(idle), [15, 1]);
    assert.deepEqual(limits({ ...idle, mergeType: "StrategicMerge" }), [1, 5]);
    assert.deepEqual(limits({ ...timeout("5s"), mergeType: "StrategicMerge" }), [5, 5]);
  });

  it("is merged with the nearest of the listener, not with that of the route", () => {
    const ofRule = traffic("x", { mergeType: "StrategicMerge", retry: { numRetries: 0 } }, OF_RULE);
    const ofRoute = traffic("r", timeout("3s"));
    assert.deepEqual(totals(ofRule, ofRoute), [15, 3]);
    assert.deepEqual(totals(ofRule, ofRoute, gatewayWide), [1, 3]);
  });

  it("names things where it was written, after a merge too", () => {
    const auth = (spec: object, home: string) => ({
      basicAuth: { users: { name: home } },
      ...spec,
    });
    const merged = envoyOf([
      object("Gateway/infra/edge", {
        gatewayClassName: "a",
        listeners: [
          { name: "h", port: 80, protocol: "HTTP", allowedRoutes: { namespaces: { from: "All" } } },
        ],
      }),
      route([rule("/", { name: "one" }), rule("/two", { name: "two" })], {
        parentRefs: [{ name: "edge", namespace: "infra" }],
      }),
      policy("SecurityPolicy/infra/g", auth({}, "above"), EDGE),
      policy("SecurityPolicy/a", { mergeType: "StrategicMerge" }, OF_RULE),
      policy("SecurityPolicy/b", auth({ mergeType: "JSONMerge" }, "own"), { sectionName: "two" }),
    ]);
    const users = (path: string) =>
      merged(`http://a${path}`).guards.map((guard) => "users" in guard && guard.users);
    assert.deepEqual(users("/"), ["infra/above"]);
    assert.deepEqual(users("/two"), ["shop/own"]);
  });

  it("joins lists that have a key when merged, and replaces others", () => {
    const upper = {
      httpUpgrade: [{ type: "websocket" }],
      compressor: [{ type: "Gzip", minContentLength: 1 }, { type: "Brotli" }],
      responseOverride: [
        { match: { statusCodes: [{ type: "Value", value: 404 }] }, response: { statusCode: 404 } },
      ],
    };
    const replaced = (spec: object) =>
      forwarded(
        behind(
          traffic("g", upper, EDGE),
          traffic("r", { mergeType: "StrategicMerge", ...spec }),
        )("http://a/"),
      ).replacedStatuses;
    assert.deepEqual(replaced({ compressor: [{ type: "Gzip" }, { type: "Zstd" }] }), [404]);
    assert.deepEqual(
      replaced({
        responseOverride: [
          { match: { statusCodes: [{ type: "Range", range: { start: 500, end: 502 } }] } },
        ],
      }),
      [500, 501, 502],
    );
  });
});
