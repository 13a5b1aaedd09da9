import assert from "node:assert/strict";
import { whereTo } from "../../../support/answers";
import { envoyOf, gateway, policy, route, rule } from "../../../support/envoy";

type Objects = Parameters<typeof envoyOf>[0];

/** Two named rules, `/one` and `/`. */
const RULES = route([rule("/one", { name: "one" }), rule("/", { name: "two" })]);

const behind = (...objects: Objects) => envoyOf([gateway(), RULES, ...objects]);

const traffic = (name: string, spec: object, target: object = {}) =>
  policy(`BackendTrafficPolicy/${name}`, spec, target);

describe("limits of rate", () => {
  const limit = (requests: number, unit: string, rest: object = {}) => ({
    limit: { requests, unit },
    ...rest,
  });
  const guards = (
    rateLimit: object,
    rest: Parameters<ReturnType<typeof behind>>[1] = {},
    target = "/x?q=1&f",
  ) =>
    behind(traffic("r", { rateLimit }))(`http://a${target}`, rest).guards.map((guard) =>
      guard.kind === "rateLimit" ? [guard.requests, guard.unit, guard.burst] : [],
    );
  const local = (...rules: readonly object[]) => ({ local: { rules } });

  it("count by their units; the general one counts who is chosen by no other", () => {
    assert.deepEqual(guards(local(limit(5, "Second"))), [[5, "second", 5]]);
    assert.deepEqual(guards(local(limit(300, "Hour"))), [[5, "minute", 300]]);
    assert.deepEqual(guards({ local: {} }), []);
    const chosen = { clientSelectors: [{ headers: [{ name: "X-A", value: "1" }] }] };
    const both = local(limit(5, "Second"), limit(60, "Minute", chosen));
    assert.deepEqual(guards(both), [[5, "second", 5]]);
    assert.deepEqual(guards(both, { headers: { "x-a": "1" } }), [[60, "minute", 60]]);
    assert.deepEqual(
      guards({ global: { rules: [limit(7, "Minute"), limit(9, "Minute", chosen)] } }),
      [[7, "minute", 7]],
    );
    assert.deepEqual(guards(local(limit(5, "Second", { shadowMode: true }))), []);
  });

  for (const [what, selector, taken] of [
    ["all addresses", { sourceCIDR: { value: "0.0.0.0/0", type: "Distinct" } }, true],
    ["addresses of the other family", { sourceCIDR: { value: "::/0" } }, false],
    ["other addresses", { sourceCIDR: { value: "10.0.0.0/8", invert: true } }, true],
    ["a field that is there", { headers: [{ name: "X-B", type: "Distinct" }] }, true],
    ["a field that is not there", { headers: [{ name: "X-C", type: "Distinct" }] }, false],
    [
      "a field by an expression",
      { headers: [{ name: "X-B", type: "RegularExpression", value: "b+" }] },
      true,
    ],
    ["another value", { headers: [{ name: "X-B", value: "c", invert: true }] }, true],
    ["no value", { headers: [{ name: "X-B" }] }, false],
    ["the method", { methods: [{ value: "GET" }] }, true],
    ["another method", { methods: [{ value: "GET", invert: true }] }, false],
    ["the path", { path: { type: "Exact", value: "/x" } }, true],
    ["another path", { path: { type: "Exact", value: "/x", invert: true } }, false],
    ["a parameter", { queryParams: [{ name: "q", value: "1" }] }, true],
    ["a parameter without value", { queryParams: [{ name: "f", value: "" }] }, true],
    ["no such parameter", { queryParams: [{ name: "z", value: "1" }] }, false],
  ] as const) {
    it(`choose ${what}: ${String(taken)}`, () => {
      const rules = local(limit(5, "Second", { clientSelectors: [selector] }));
      assert.equal(guards(rules, { headers: { "x-b": "bb" } }).length, taken ? 1 : 0);
    });
  }

  it("are refused where Envoy cannot have them together", () => {
    const asked = (...rules: readonly object[]) =>
      whereTo(behind(traffic("r", { rateLimit: local(...rules) }))("http://a/"));
    const chosen = { clientSelectors: [{ methods: [{ value: "GET" }] }] };
    assert.equal(asked(limit(1, "Second"), limit(2, "Minute")), "500");
    assert.equal(asked(limit(1, "Minute"), limit(2, "Second", chosen)), "500");
    assert.equal(asked(limit(1, "Second"), limit(2, "Minute", chosen)), "web");
    assert.equal(asked(limit(2, "Minute", chosen)), "web");
    assert.equal(asked(limit(2, "Fortnight", chosen)), "500");
  });
});
