import assert from "node:assert/strict";
import { inputOf, seen, statusesOf, told } from "./input";

describe("check conditions", () => {
  const plan = inputOf({ stage: "routes" }).plan;
  const all = statusesOf(plan);
  const route = all.find(({ kind }) => kind === "HTTPRoute");
  const gateway = all.find(({ kind }) => kind === "Gateway");
  assert(route && gateway);
  type Status = typeof route;
  const without = (gone: Status, status?: Status) =>
    told("conditions", {
      stage: "routes",
      observed: {
        objects: seen([...all.filter((each) => each !== gone), ...(status ? [status] : [])]),
      },
    });
  const name = `HTTPRoute ${route.key}`;

  it("fails for an object that is not there", () => {
    assert.deepEqual(without(route), [
      "failed",
      `${name}: does not exist: apply the stage with pulumi up`,
    ]);
  });

  it("fails without a status, and for one of an older generation", () => {
    const parents = route.scopes.length;
    assert.deepEqual(without(route, { ...route, scopes: [] }), [
      "failed",
      `${name}: ${parents === 1 ? "1 parent" : `${String(parents)} parents`} without a status: no controller has looked at it`,
    ]);
    const [status, ...details] = without(route, { ...route, generation: 3 });
    assert.equal(status, "failed");
    assert.match(details[0] ?? "", /Accepted is of an older generation/);
    const undated = (each: Status): Status => ({
      ...each,
      scopes: each.scopes.map((scope) => ({
        ...scope,
        conditions: scope.conditions.map(({ type, status: said }) => ({ type, status: said })),
      })),
    });
    assert.match(without(route, undated(route))[1] ?? "", /older generation/);
  });

  it("fails for a condition that is False, or not there", () => {
    const [scope] = gateway.scopes;
    assert(scope);
    const condition = { type: "Programmed", status: "False", observedGeneration: 2 };
    const says = (conditions: Status["scopes"][number]["conditions"]) =>
      without(gateway, { ...gateway, scopes: [{ ...scope, conditions }] });
    const title = `Gateway ${gateway.key}`;
    const good = { type: "Accepted", status: "True", observedGeneration: 2 };
    assert.deepEqual(says([good, { ...condition, reason: "NoResources", message: "none" }]), [
      "failed",
      `${title}: Programmed is False (NoResources): none`,
    ]);
    assert.deepEqual(says([good, condition]), [
      "failed",
      `${title}: Programmed is False (no reason): no message`,
    ]);
    assert.deepEqual(says([good]), ["failed", `${title}: Programmed is not there`]);
  });

  it("fails for a listener that is refused, or in conflict", () => {
    const listener = (type: string, status: string) => ({
      type: "listener" as const,
      name: "https",
      conditions: [{ type, status, observedGeneration: 2 }],
    });
    const says = (type: string, status: string) =>
      without(gateway, { ...gateway, scopes: [...gateway.scopes, listener(type, status)] });
    assert.deepEqual(says("ResolvedRefs", "False"), [
      "failed",
      `Gateway ${gateway.key}: listener https: ResolvedRefs is False (no reason): no message`,
    ]);
    assert.equal(says("Conflicted", "True")[0], "failed");
    assert.equal(says("Conflicted", "False")[0], "passed");
    assert.equal(says("ResolvedRefs", "True")[0], "passed");
  });

  it("takes a route without parents, and an object without a spec, as they are", () => {
    const bare = [
      { apiVersion: "gateway.networking.k8s.io/v1", kind: "HTTPRoute", metadata: { name: "a" } },
      {
        apiVersion: "gateway.networking.k8s.io/v1",
        kind: "HTTPRoute",
        metadata: { name: "b", namespace: "shop" },
        spec: {},
      },
    ].map((object) => ({
      group: "routes" as const,
      object,
      mechanism: "create" as const,
      protect: false,
      retain: false,
    }));
    const status = (key: string): Status => ({ kind: "HTTPRoute", key, generation: 1, scopes: [] });
    assert.deepEqual(
      told("conditions", {
        stage: "install",
        plan: { resources: bare },
        observed: { objects: seen([status("/a"), status("shop/b")]) },
      }),
      ["passed"],
    );
  });
});
