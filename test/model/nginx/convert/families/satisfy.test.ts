import assert from "node:assert/strict";
import { satisfy } from "../../../../../model/nginx/convert/families/satisfy";
import { type ContextInput, findingsOf, partsWith } from "../../../../support/rule-context";

const ANY = { satisfy: "any" };
const SOURCES = { "whitelist-source-range": "10.0.0.0/8" };
const BASIC = { "auth-type": "basic", "auth-secret": "users" };
const EXTERNAL = { "auth-url": "http://auth.shop.svc/" };

const partsOf = (annotations: Record<string, string>, input: ContextInput = {}) =>
  partsWith(satisfy, {
    secrets: [{ name: "users", keys: ["auth"], passwords: { SHA: 1 } }],
    ...input,
    annotations,
  });

describe("satisfy", () => {
  it("is kept where all checks are needed, or there is one at most", () => {
    for (const kept of [
      { ...SOURCES, ...BASIC },
      ANY,
      { ...ANY, ...SOURCES },
      { ...ANY, ...BASIC },
    ]) {
      assert.deepEqual(partsOf(kept), {});
    }
  });

  it("is refused where one of several checks is enough, with the checks that then are all needed", () => {
    const fieldsOf = (annotations: Record<string, string>) =>
      partsOf({ ...ANY, ...annotations }).findings?.[0]?.differences.map(({ field }) => field);
    assert.deepEqual(findingsOf(partsOf({ ...ANY, ...SOURCES, ...BASIC })), [
      "shop/web/satisfy refused!",
    ]);
    assert.deepEqual(fieldsOf({ ...SOURCES, ...BASIC }), [
      "guard.anyOf",
      "outcome",
      "status",
      "guard.basicAuth",
    ]);
    assert.deepEqual(fieldsOf({ ...BASIC, ...EXTERNAL }), [
      "guard.anyOf",
      "outcome",
      "guard.basicAuth",
      "guard.externalAuth",
    ]);
  });

  it("counts no check that an ACME challenge is exempt from", () => {
    const path = "/.well-known/acme-challenge/token";
    assert.deepEqual(
      partsOf({ ...ANY, ...BASIC, ...EXTERNAL }, { ingress: { paths: [path] }, path }),
      {},
    );
  });
});
