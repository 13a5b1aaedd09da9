import assert from "node:assert/strict";
import { forwarded } from "../../../support/answers";
import { envoyOf, gateway, policy, route, rule } from "../../../support/envoy";

type Objects = Parameters<typeof envoyOf>[0];

const EDGE = { kind: "Gateway", name: "edge" };

/** Two named rules, `/one` and `/`. */
const RULES = route([rule("/one", { name: "one" }), rule("/", { name: "two" })]);

const behind = (...objects: Objects) => envoyOf([gateway(), RULES, ...objects]);

const timeout = (requestTimeout: string) => ({ timeout: { http: { requestTimeout } } });

const traffic = (name: string, spec: object, target: object = {}) =>
  policy(`BackendTrafficPolicy/${name}`, spec, target);

describe("limits, affinity and replaced answers", () => {
  const limits = (spec: object, more: object = {}, client: object = {}) =>
    forwarded(
      envoyOf([
        gateway(),
        route([rule("/", more)]),
        traffic("r", spec),
        policy("ClientTrafficPolicy/c", client, EDGE),
      ])("http://a/"),
    ).limits;
  const DEFAULTS = { connectSeconds: 10, idleSeconds: 300, totalSeconds: 15, tries: 1 };

  for (const [what, spec, more, expected] of [
    ["Envoy's own where nothing is said", {}, {}, {}],
    [
      "the policy's",
      {
        timeout: {
          tcp: { connectTimeout: "3s" },
          http: { requestTimeout: "20s", streamIdleTimeout: "5s" },
        },
      },
      {},
      { connectSeconds: 3, totalSeconds: 20, idleSeconds: 5 },
    ],
    [
      "an hour of silence for a limited request",
      timeout("20s"),
      {},
      { totalSeconds: 20, idleSeconds: 3600 },
    ],
    [
      "as much silence as the whole may last",
      timeout("2h"),
      {},
      { totalSeconds: 7200, idleSeconds: 7200 },
    ],
    ["none for an unlimited request", timeout("0s"), {}, { totalSeconds: 0, idleSeconds: 0 }],
    [
      "the rule's before the policy's",
      timeout("20s"),
      { timeouts: { request: "1m" } },
      { totalSeconds: 60, idleSeconds: 3600 },
    ],
    [
      "that of the backend's part",
      {},
      { timeouts: { request: "1m", backendRequest: "30s" } },
      { totalSeconds: 30, idleSeconds: 3600 },
    ],
    [
      "that of the whole where the rule retries",
      {},
      { timeouts: { request: "1m", backendRequest: "30s" }, retry: {} },
      { totalSeconds: 60, idleSeconds: 3600, tries: 3 },
    ],
    [
      "the longest stream's",
      { timeout: { http: { maxStreamDuration: "5s" } } },
      {},
      { totalSeconds: 5 },
    ],
    [
      "the longest stream's where there is no other",
      { timeout: { http: { maxStreamDuration: "5s", requestTimeout: "0s" } } },
      {},
      { totalSeconds: 5, idleSeconds: 0 },
    ],
    [
      "not the longest stream's where it is more",
      { timeout: { http: { maxStreamDuration: "1m" } } },
      {},
      {},
    ],
    ["two retries where nothing is said", { retry: {} }, {}, { tries: 3 }],
    ["the policy's retries", { retry: { numRetries: 5 } }, {}, { tries: 6 }],
    [
      "the rule's retries first",
      { retry: { numRetries: 5 } },
      { retry: { attempts: 1 } },
      { tries: 2 },
    ],
  ] as const) {
    it(`are ${what}`, () => {
      assert.deepEqual(limits(spec, more), { ...DEFAULTS, ...expected });
    });
  }

  it("leave silence to the listener where it says so", () => {
    const client = { timeout: { http: { streamIdleTimeout: "2m" } } };
    assert.equal(limits(timeout("20s"), {}, client).idleSeconds, 120);
  });

  it("keep requests with an endpoint", () => {
    const affinity = (spec: object, more: object = {}) =>
      forwarded(envoyOf([gateway(), route([rule("/", more)]), traffic("r", spec)])("http://a/"))
        .affinity;
    const hash = (type: string, rest: object = {}) =>
      affinity({ loadBalancer: { type: "ConsistentHash", consistentHash: { type, ...rest } } });
    assert.equal(affinity({ loadBalancer: { type: "RoundRobin" } }), undefined);
    assert.deepEqual(hash("Cookie", { cookie: { name: "route" } }), {
      by: "cookie",
      mode: "balanced",
      name: "route",
    });
    assert.deepEqual(hash("Cookie"), { by: "cookie", mode: "balanced", name: "" });
    assert.deepEqual(hash("Header", { headers: [{ name: "X-A" }] }), {
      by: "hash",
      of: "$http_x_a",
    });
    assert.equal(affinity({ loadBalancer: { type: "ConsistentHash" } }), undefined);
    assert.deepEqual(hash("SourceIP"), { by: "hash", of: "$remote_addr" });
    assert.deepEqual(hash("Headers", { headers: [{ name: "X-A" }, { name: ":path" }] }), {
      by: "hash",
      of: "$http_x_a$request_uri",
    });
    assert.deepEqual(hash("QueryParams", { queryParams: [{ name: "Id" }] }), {
      by: "hash",
      of: "$arg_id",
    });
    const session = (sessionPersistence: object) => affinity({}, { sessionPersistence });
    assert.deepEqual(session({ sessionName: "s" }), {
      by: "cookie",
      mode: "persistent",
      name: "s",
    });
    assert.deepEqual(session({}), {
      by: "cookie",
      mode: "persistent",
      name: "httproute-shop-web-rule-0",
    });
    assert.deepEqual(session({ type: "Header", sessionName: "X-S" }), {
      by: "hash",
      of: "$http_x_s",
    });
  });

  it("replace the answers of backends, not Envoy's own", () => {
    const one = (value: number, source?: string) => ({
      match: { statusCodes: [{ value }] },
      ...(source !== undefined && { source }),
    });
    const responseOverride = [
      one(503),
      one(404, "Backend"),
      one(500, "Local"),
      one(404, "All"),
      { match: { responseHeaders: [] } },
      { match: { statusCodes: [{}] } },
    ];
    const asked = behind(traffic("r", { responseOverride }))("http://a/");
    assert.deepEqual(forwarded(asked).replacedStatuses, [404, 503]);
  });
});
