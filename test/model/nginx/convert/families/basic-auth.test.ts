import assert from "node:assert/strict";
import { basicAuth } from "../../../../../model/nginx/convert/families/basic-auth";
import { describeWithCrds } from "../../../../support/crds";
import {
  type ContextInput,
  findingsOf,
  partFaults,
  partsWith,
} from "../../../../support/rule-context";

const BASIC = { "auth-type": "basic", "auth-secret": "users" };
const READY = { name: "users", keys: [".htpasswd", "auth"], passwords: { SHA: 2 } };

const protectedBy = (input: ContextInput) => partsWith(basicAuth, { annotations: BASIC, ...input });

describe("basic authentication", () => {
  it("names the Secret with the users, and takes the password off the request", () => {
    const parts = protectedBy({ secrets: [READY] });
    assert.deepEqual(parts.security, { basicAuth: { users: { kind: "Secret", name: "users" } } });
    assert.deepEqual(parts.requestHeaders, { remove: ["Authorization"] });
    assert.deepEqual(parts.objects, []);
    assert.deepEqual(parts.protections, ["basic auth"]);
    assert.deepEqual(findingsOf(parts), ["shop/web/auth-realm note"]);
  });

  it("adds nothing without the annotation, and none to paths of ACME challenges", () => {
    assert.deepEqual(protectedBy({ annotations: {} }), {});
    const path = "/.well-known/acme-challenge/token";
    assert.deepEqual(protectedBy({ secrets: [READY], ingress: { paths: [path] }, path }), {});
  });

  it("refuses what Envoy cannot check, and keeps the rule closed by naming the Secret all the same", () => {
    const cases: [ContextInput, RegExp][] = [
      [
        { secrets: [{ ...READY, passwords: { SHA: 1, bcrypt: 2, apr1: 1 } }] },
        /2 of bcrypt, 1 of apr1/,
      ],
      [{ secrets: [{ ...READY, passwords: {} }] }, /not none/],
      [{ secrets: [{ ...READY, keys: ["auth"] }] }, /500 until \.htpasswd is there/],
      [{ unknown: ["secrets"] }, /not known/],
    ];
    for (const [input, envoy] of cases) {
      const parts = protectedBy(input);
      assert.deepEqual(findingsOf(parts), [
        "shop/web/auth-realm note",
        "shop/web/auth-secret refused!",
      ]);
      const differences = parts.findings?.[0]?.differences ?? [];
      assert.deepEqual(
        differences.map(({ field }) => field),
        ["guard.basicAuth"],
      );
      assert.match(JSON.stringify(differences), envoy);
      assert.deepEqual(parts.security?.basicAuth?.users.name, "users");
    }
  });

  it("wants a Secret of its own for the users of an auth-map, whose keys are nobody's business", () => {
    const parts = protectedBy({
      annotations: { ...BASIC, "auth-secret-type": "auth-map" },
      secrets: [{ name: "users", passwords: READY.passwords }],
    });
    assert.deepEqual(parts.security?.basicAuth?.users.name, "users-htpasswd");
    assert.match(parts.findings?.[0]?.remedy ?? "", /create the Secret shop\/users-htpasswd/);
  });

  it("refuses digest without a check in its place", () => {
    const parts = protectedBy({
      annotations: { ...BASIC, "auth-type": "digest" },
      secrets: [READY],
    });
    assert.equal(parts.security, undefined);
    assert.deepEqual(findingsOf(parts), [
      "shop/web/auth-realm note",
      "shop/web/auth-type refused!",
    ]);
  });

  it("says the realm that browsers will no longer show", () => {
    const parts = protectedBy({
      annotations: { ...BASIC, "auth-realm": "Staff" },
      secrets: [READY],
    });
    assert.equal(parts.findings?.[0]?.value, "Staff");
  });
});

describeWithCrds("basic authentication in the pinned CRDs", () => {
  it("is valid, with a grant for the one Secret of another namespace", () => {
    const parts = protectedBy({
      annotations: { ...BASIC, "auth-secret": "vault/users" },
      configMap: { "allow-cross-namespace-resources": "true" },
      secrets: [{ ...READY, namespace: "vault" }],
    });
    assert.deepEqual(partFaults(parts), []);
    assert.deepEqual(parts.security?.basicAuth?.users, {
      kind: "Secret",
      name: "users",
      namespace: "vault",
    });
    assert.deepEqual(
      parts.objects?.map(({ kind, metadata, spec }) => [kind, metadata.name, spec]),
      [
        [
          "ReferenceGrant",
          "shop.users.users",
          {
            from: [{ group: "gateway.envoyproxy.io", kind: "SecurityPolicy", namespace: "shop" }],
            to: [{ group: "", kind: "Secret", name: "users" }],
          },
        ],
      ],
    );
  });
});
