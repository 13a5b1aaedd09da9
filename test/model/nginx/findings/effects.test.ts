import assert from "node:assert/strict";
import { FIELDS } from "../../../../model/http/fields";
import { effectsOf, fieldsText } from "../../../../model/nginx/findings/effects";
import type { Difference } from "../../../../model/nginx/findings/finding";

const difference = (parts: Partial<Difference> = {}): Difference => ({
  field: "status",
  when: "always",
  nginx: "200",
  envoy: "403",
  ...parts,
});

describe("effects of a finding", () => {
  it("are differences with the same words, in the order in which they come", () =>
    assert.deepEqual(
      effectsOf([
        difference({ field: "outcome" }),
        difference({ field: "location", nginx: "308" }),
        difference({ field: "status" }),
      ]),
      [
        { fields: ["outcome", "status"], when: "always", nginx: "200", envoy: "403" },
        { fields: ["location"], when: "always", nginx: "308", envoy: "403" },
      ],
    ));

  it("stay apart where they hold for other requests, or any word differs", () => {
    for (const other of [{ when: "HTTPS" }, { nginx: "201" }, { envoy: "404" }] as const) {
      assert.equal(effectsOf([difference(), difference(other)]).length, 2, JSON.stringify(other));
    }
  });

  it("are none of no differences", () => assert.deepEqual(effectsOf([]), []));

  it("name up to six fields, and call more the whole answer", () => {
    assert.equal(fieldsText({ fields: ["outcome", "status"] }), "what happens, status");
    assert.equal(
      fieldsText({ fields: FIELDS.slice(0, 6) }),
      "certificate, what happens, status, redirect target, backend, method at the backend",
    );
    assert.equal(fieldsText({ fields: FIELDS.slice(0, 7) }), "the whole answer");
  });
});
