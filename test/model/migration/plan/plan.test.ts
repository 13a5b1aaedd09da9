import assert from "node:assert/strict";
import { planMigration } from "../../../../model/migration/plan/plan";
import { settingsOf } from "../../../support/settings";
import { inventory } from "./planned";

describe("planMigration", () => {
  it("refuses a name that the configuration does not have", () => {
    assert.throws(
      () =>
        planMigration({
          name: "gone",
          settings: settingsOf({}),
          inventory: inventory(),
          stack: "dev",
        }),
      /no migration gone/,
    );
  });
});
