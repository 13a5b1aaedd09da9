import assert from "node:assert/strict";
import { migrationsSchema } from "../../../model/settings/migration";

/** Path of each fault, with dots. */
const faultsOf = (raw: unknown): string[] => {
  const { success, error } = migrationsSchema.safeParse(raw);
  assert(!success, "the section has no fault");
  return error.issues.map(({ path }) => path.join("."));
};

describe("section migration", () => {
  it("fills in the defaults of a controller", () =>
    assert.deepEqual(migrationsSchema.parse({ nginx: {} }), {
      nginx: { stage: "assess", answers: {} },
    }));

  it("takes the inventory's file and answers", () => {
    const nginx = {
      stage: "assess",
      inventory: "inventory/prod.json",
      answers: { "shop/web/auth-url": "deny" },
    };
    assert.deepEqual(migrationsSchema.parse({ nginx }), { nginx });
  });

  it("takes files of the project alone", () => {
    for (const inventory of ["a.json", "a/..b/c.json", ".hidden/a.json"]) {
      assert.deepEqual(
        migrationsSchema.parse({ nginx: { inventory } }).nginx?.inventory,
        inventory,
      );
    }
    for (const inventory of ["", "/etc/a.json", "..", "../a.json", "a/../../b.json", "a/.."]) {
      assert.deepEqual(faultsOf({ nginx: { inventory } }), ["nginx.inventory"], inventory);
    }
  });

  it("names all faults of all controllers together", () =>
    assert.deepEqual(
      faultsOf({ "No Label": {}, nginx: { stage: "live", inventory: "/a", answers: [], x: 1 } }),
      ["No Label", "nginx.stage", "nginx.inventory", "nginx.answers", "nginx"],
    ));
});
