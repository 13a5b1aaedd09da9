import assert from "node:assert/strict";
import type { MigrationPlan } from "../../../../model/migration/plan/migration-plan";
import { migrationFaults } from "../../../../model/migration/plan/faults/across";
import { settingsOf } from "../../../support/settings";
import { inventory, planOf } from "./planned";

describe("faults between migrations", () => {
  const between = (...plans: readonly MigrationPlan[]) => migrationFaults({ plans, gateways: {} });

  it("are a controller or a Service that is moved twice", () => {
    const one = planOf({ name: "one" });
    const two = planOf({ name: "two" });
    assert.deepEqual(
      between(two, one).map(({ migration, id, stage }) => [migration, id, stage]),
      [
        ["two", "same-controller", "install"],
        ["two", "same-service", "install"],
      ],
    );
    const own = planOf({ name: "own", mode: "own" });
    assert.deepEqual(
      between(one, own).map(({ id }) => id),
      ["same-controller"],
    );
    const none = ["a", "b"].map((name) => planOf({ name, from: inventory({ controller: null }) }));
    assert.deepEqual(between(...none), []);
  });

  it("are a Gateway that the stack declares by the name of a migration's, and none elsewhere", () => {
    const plans = [planOf({ name: "edge" })];
    const declared = (gateways: Record<string, unknown>) =>
      migrationFaults({ plans, gateways: settingsOf({ gateways }).gateways }).map(({ id }) => id);
    assert.deepEqual(declared({ edge: { namespace: "ingress-nginx" } }), ["gateway-declared"]);
    assert.deepEqual(declared({ edge: {}, other: { namespace: "ingress-nginx" } }), []);
  });
});
