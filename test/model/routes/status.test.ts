import assert from "node:assert/strict";
import type { ObservedRoute } from "../../../model/routes/status";
import { CONTROLLER_NAME, routesState, wantedRoute } from "../../../model/routes/status";

const condition = (type: string, status: string, observedGeneration = 2) => ({
  type,
  status,
  reason: "Why",
  message: "because",
  observedGeneration,
});

const parent = (
  conditions: ObservedRoute["parents"][number]["conditions"],
  controllerName = CONTROLLER_NAME,
) => ({ controllerName, parentRef: { name: "public" }, conditions });

const accepted = [condition("Accepted", "True"), condition("ResolvedRefs", "True")];

const observed = (parents: ObservedRoute["parents"]): ObservedRoute => ({
  namespace: "shop",
  name: "web",
  generation: 2,
  parents,
});

const wanted = [{ namespace: "shop", name: "web", parents: 1 }];

describe("wantedRoute", () => {
  it("is where a route is, with the number of its parents", () => {
    const metadata = { namespace: "shop", name: "web" };
    assert.deepEqual(wantedRoute({ metadata, spec: { parentRefs: [{ name: "public" }] } }), {
      ...metadata,
      parents: 1,
    });
    assert.deepEqual(wantedRoute({ metadata: { name: "web" } }), {
      namespace: "",
      name: "web",
      parents: 0,
    });
  });
});

describe("routesState", () => {
  it("is done when each parent has accepted the present generation", () => {
    assert.deepEqual(routesState({ wanted, observed: [observed([parent(accepted)])] }), {
      waiting: [],
      refused: [],
    });
  });

  it("waits for every parent of the route", () => {
    const two = [{ namespace: "shop", name: "web", parents: 2 }];
    const state = (parents: ObservedRoute["parents"]) =>
      routesState({ wanted: two, observed: [observed(parents)] }).waiting;
    assert.deepEqual(state([parent(accepted)]), ["HTTPRoute shop/web"]);
    assert.deepEqual(state([parent(accepted), parent(accepted)]), []);
  });

  it("does not count an earlier generation, another controller, or a route that is not there", () => {
    const stale = [condition("Accepted", "True", 1), condition("ResolvedRefs", "False", 1)];
    const ungenerated = ["Accepted", "ResolvedRefs"].map((type) => ({ type, status: "True" }));
    const uncounted = [
      [parent(stale)],
      [parent(ungenerated)],
      [parent(accepted, "example.com/other")],
      [],
    ];
    for (const parents of uncounted) {
      assert.deepEqual(routesState({ wanted, observed: [observed(parents)] }), {
        waiting: ["HTTPRoute shop/web"],
        refused: [],
      });
    }
    assert.deepEqual(routesState({ wanted, observed: [] }).waiting, ["HTTPRoute shop/web"]);
  });

  it("reports what was refused, with the controller's words", () => {
    const missing = [condition("Accepted", "True"), condition("ResolvedRefs", "False")];
    assert.deepEqual(routesState({ wanted, observed: [observed([parent(missing)])] }), {
      waiting: [],
      refused: ["HTTPRoute shop/web: ResolvedRefs is False (Why): because"],
    });
    const bare = [{ type: "Accepted", status: "False", observedGeneration: 2 }];
    assert.deepEqual(routesState({ wanted, observed: [observed([parent(bare)])] }).refused, [
      "HTTPRoute shop/web: Accepted is False (no reason): no message",
    ]);
  });
});
