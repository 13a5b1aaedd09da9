import assert from "node:assert/strict";
import { answersSchema, toAnswers } from "../../../../model/nginx/findings/answers";

/** Each fault: its path, and what was wrong. */
const faultsOf = (written: unknown): string[] => {
  const { success, error } = answersSchema.safeParse(written);
  assert(!success, "the answers have no fault");
  return error.issues.map(({ path }) => path.join(" "));
};

describe("answers to findings", () => {
  it("are taken by the ids of all kinds of findings", () => {
    const written = {
      "shop/web/auth-url": "deny",
      "host/shop.example/certificate": "holdBack",
      "controller/hsts": { accept: "browsers know it by now" },
    } as const;
    assert.deepEqual(toAnswers(answersSchema.parse(written)), {
      "shop/web/auth-url": { answer: "deny" },
      "host/shop.example/certificate": { answer: "holdBack" },
      "controller/hsts": { answer: "accept", reason: "browsers know it by now" },
    });
  });

  it("are refused for what is no id", () => {
    for (const id of ["auth-url", "/web/auth-url", "shop/", "shop web/auth-url", "shop/a b"]) {
      assert.deepEqual(faultsOf({ [id]: "deny" }), [id], id);
    }
  });

  it("accept with a reason only, of ten characters at least", () => {
    const id = "shop/web/auth-url";
    assert.deepEqual(answersSchema.parse({ [id]: { accept: "0123456789" } }), {
      [id]: { accept: "0123456789" },
    });
    for (const accept of ["", "012345678", "   a reason   "]) {
      assert.deepEqual(faultsOf({ [id]: { accept } }), [`${id} accept`], accept);
    }
  });

  it("are nothing else", () => {
    const id = "shop/web/auth-url";
    for (const answer of ["accept", "ignore", {}, { accept: "it is known well", by: "me" }, null]) {
      assert.deepEqual(faultsOf({ [id]: answer }), [id], JSON.stringify(answer));
    }
  });
});
