import assert from "node:assert/strict";
import { answerOf, brief, forwardedOf } from "../../../support/effective-nginx";
import type { InventoryOfInput } from "../../../support/nginx";

const input = (annotations: Record<string, string>): InventoryOfInput => ({
  arguments: { "enable-annotation-validation": "false" },
  ingresses: [
    {},
    {
      name: "canary",
      paths: [{ path: "/", backend: "beta" }],
      annotations: { canary: "true", ...annotations },
    },
  ],
});

/** Shares of 100 by Service. */
const shares = (annotations: Record<string, string>, headers: Record<string, string> = {}) =>
  Object.fromEntries(
    forwardedOf(input(annotations), "/", { headers }).backends.map(({ service, share }) => [
      service,
      Math.round(share * 100),
    ]),
  );

const PRIMARY = { "shop/web": 100 };
const CANARY = { "shop/beta": 100 };

describe("canaries", () => {
  it("take a share by weight, of a total above 100 only", () => {
    assert.deepEqual(shares({ "canary-weight": "30" }), { "shop/beta": 30, "shop/web": 70 });
    assert.deepEqual(shares({ "canary-weight": "0" }), PRIMARY);
    assert.deepEqual(shares({ "canary-weight": "150" }), CANARY);
    const total = (weight: string) =>
      shares({ "canary-weight": "40", "canary-weight-total": weight });
    assert.deepEqual(total("200"), { "shop/beta": 20, "shop/web": 80 });
    assert.deepEqual(total("50"), { "shop/beta": 40, "shop/web": 60 });
  });

  it("are asked for by header, then by cookie, then by weight", () => {
    const annotations = {
      "canary-by-header": "X-Beta",
      "canary-by-cookie": "beta",
      "canary-weight": "30",
    };
    assert.deepEqual(shares(annotations, { "x-beta": "always", Cookie: "beta=never" }), CANARY);
    assert.deepEqual(shares(annotations, { "X-Beta": "never", Cookie: "beta=always" }), PRIMARY);
    assert.deepEqual(
      shares(annotations, { "X-Beta": "other", Cookie: "a=b; beta=always" }),
      CANARY,
    );
    assert.deepEqual(shares(annotations, { Cookie: "beta=never" }), PRIMARY);
    assert.deepEqual(shares(annotations, { Cookie: "beta=maybe" }), {
      "shop/beta": 30,
      "shop/web": 70,
    });
  });

  it("are asked for by a value or an expression", () => {
    const header = { "canary-by-header": "X-Beta" };
    const value = { ...header, "canary-by-header-value": "yes", "canary-by-header-pattern": "." };
    assert.deepEqual(shares(value, { "X-Beta": "yes" }), CANARY);
    assert.deepEqual(shares(value, { "X-Beta": "always" }), PRIMARY);
    const pattern = { ...header, "canary-by-header-pattern": "y.s" };
    assert.deepEqual(shares(pattern, { "X-Beta": "oh yes!" }), CANARY);
    assert.deepEqual(shares(pattern, { "X-Beta": "no" }), PRIMARY);
    assert.deepEqual(shares(pattern), PRIMARY);
  });

  it("are not told where RE2 cannot run the expression", () => {
    const odd = input({ "canary-by-header": "X-Beta", "canary-by-header-pattern": "(?!a)" });
    assert.equal(
      brief(answerOf(odd, "/", { headers: { "X-Beta": "b" } })),
      "unknown: RE2 cannot run the canary-by-header-pattern",
    );
    assert.equal(brief(answerOf(odd)), "shop/web /");
  });
});
