import assert from "node:assert/strict";
import { z } from "zod";
import { toFaults } from "../../../model/settings/faults";

/** Faults of a value read by a schema that the configuration does not have. */
function faultsBy(schema: z.ZodType, raw: unknown) {
  const { error } = schema.safeParse(raw);
  return toFaults({ issues: error?.issues ?? [], raw, schema });
}

describe("toFaults", () => {
  it("says what zod says where the schema has no words of its own", () => {
    assert.deepEqual(faultsBy(z.object({ mail: z.email() }), { mail: "me" }), [
      {
        path: "mail",
        value: "me",
        message: "Invalid email address",
        remedy: "invalid_format",
      },
    ]);
    assert.deepEqual(faultsBy(z.object({ at: z.date() }), { at: "now" }), [
      { path: "at", value: "now", message: "is not date", remedy: "date" },
    ]);
  });
});
