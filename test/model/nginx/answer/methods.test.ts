import assert from "node:assert/strict";
import { answerNginx } from "../../../../model/nginx/answer";
import { effectiveNginx } from "../../../../model/nginx/effective/build";
import { ingress, inventoryOf } from "../../../support/nginx";

const nginx = effectiveNginx(inventoryOf({ ingresses: [ingress()] }));

const outcome = (method: string, target = "/") =>
  answerNginx({
    nginx,
    request: {
      scheme: "http",
      host: "shop.example",
      method,
      target,
      headers: [],
      clientAddress: "192.0.2.1",
    },
  }).outcome;

describe("methods that nginx refuses everywhere", () => {
  for (const method of ["TRACE", "CONNECT"]) {
    it(method, () => assert.deepEqual(outcome(method), { type: "response", status: 405 }));
  }

  it("after a path that it cannot read", () =>
    assert.deepEqual(outcome("TRACE", "/../"), { type: "response", status: 400 }));

  it("no other", () => assert.equal(outcome("DELETE").type, "upstream"));
});
