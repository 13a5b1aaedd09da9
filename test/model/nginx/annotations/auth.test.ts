import assert from "node:assert/strict";
import {
  deniedBy,
  droppedBy,
  parse,
  settings,
  settingsWithout,
  UNCHECKED,
  withoutKeys,
} from "../../../support/annotations";
import type { Surroundings } from "../../../support/annotations";

const BASIC = { "auth-type": "basic", "auth-secret": "users" };
const WITH_USERS: Surroundings = { secrets: [{ name: "users", keys: ["auth"] }] };
const basic = (annotations: Record<string, string>, world = WITH_USERS) =>
  settings(annotations, world).auth.basic;

describe("annotations of passwords", () => {
  it("none without auth-type, whatever else there is", () => {
    assert.deepEqual(settings({ "auth-secret": "a;b" }).auth, { globalAuth: true, satisfy: "all" });
  });

  it("basic with a file of users", () => {
    assert.deepEqual(basic({ ...BASIC, "auth-realm": "Staff only" }), {
      scheme: "basic",
      secret: "shop/users",
      secretType: "auth-file",
      realm: "Staff only",
    });
  });

  it("digest, and users by key", () => {
    const world = { secrets: [{ name: "users" }] };
    const found = basic({ ...BASIC, "auth-type": "digest", "auth-secret-type": "auth-map" }, world);
    assert.deepEqual([found?.scheme, found?.secretType], ["digest", "auth-map"]);
  });

  it("a word around basic is digest, as nginx is told", () => {
    assert.equal(basic({ ...BASIC, "auth-type": "basic-auth" })?.scheme, "digest");
  });

  it("drops the Ingress for values that are not allowed", () => {
    const wrong = { "auth-type": "Basic", "auth-secret-type": "file", "auth-realm": '"' };
    for (const [key, value] of Object.entries(wrong)) {
      assert.equal(droppedBy({ ...BASIC, [key]: value }, WITH_USERS), key);
    }
  });

  it("an empty auth-type asks for nothing; empty others take the default", () => {
    assert.equal(
      settingsWithout(["auth-type"], { ...BASIC, "auth-type": "" }).auth.basic,
      undefined,
    );
    const empty = { ...BASIC, "auth-secret-type": "", "auth-realm": "" };
    const { auth } = settingsWithout(["auth-realm", "auth-secret-type"], empty, WITH_USERS);
    assert.deepEqual([auth.basic?.secretType, auth.basic?.realm], ["auth-file", ""]);
  });

  const DENIED: readonly (readonly [Record<string, string>, Surroundings, RegExp])[] = [
    [{ "auth-type": "basic" }, {}, /^auth-secret: auth-type needs it/],
    [{ ...BASIC, "auth-secret": "" }, {}, /^auth-secret: it is empty/],
    [{ ...BASIC, "auth-secret": "a;b" }, {}, /^auth-secret: it is not made of/],
    [{ ...BASIC, "auth-secret": "a/b/c" }, {}, /neither name nor namespace/],
    [{ ...BASIC, "auth-secret": "other/users" }, {}, /another namespace/],
    [BASIC, {}, /Secret shop\/users does not exist/],
    [BASIC, { secrets: [{ name: "users", keys: ["users"] }] }, /has no key auth/],
    [{ ...BASIC, "auth-secret-type": "auth-maps" }, WITH_USERS, /neither auth-file nor auth-map/],
    [
      { ...BASIC, "auth-type": "none" },
      { ...UNCHECKED, ...WITH_USERS },
      /neither basic nor digest/,
    ],
  ];
  for (const [annotations, world, expected] of DENIED) {
    it(`denies the location: ${expected.source}`, () => {
      assert.match(deniedBy(annotations, world), expected);
      assert.equal(parse(annotations, world).settings.auth.basic, undefined);
    });
  }

  it("another namespace, where the ConfigMap allows it", () => {
    const world = {
      configMap: { "allow-cross-namespace-resources": "true" },
      secrets: [{ name: "users", namespace: "other", keys: ["auth"] }],
    };
    assert.equal(basic({ ...BASIC, "auth-secret": "other/users" }, world)?.secret, "other/users");
  });

  it("takes a Secret that is not known for a sound one", () => {
    assert.equal(basic(BASIC, { unknown: ["secrets"] })?.secret, "shop/users");
    assert.equal(
      basic(BASIC, { amend: (inventory) => ({ ...inventory, source: "manifests" }) })?.secret,
      "shop/users",
    );
    assert.equal(basic(BASIC, { ...WITH_USERS, amend: withoutKeys })?.secret, "shop/users");
  });
});

describe("annotations of combined checks", () => {
  it("are read", () => {
    const { globalAuth, satisfy } = settings({
      "enable-global-auth": "false",
      satisfy: "any",
    }).auth;
    assert.deepEqual([globalAuth, satisfy], [false, "any"]);
    assert.equal(settings({ satisfy: "all" }).auth.satisfy, "all");
  });

  it("take the default", () => {
    const { auth } = settingsWithout(["enable-global-auth", "satisfy"], {
      "enable-global-auth": "no",
      satisfy: "ANY",
    });
    assert.deepEqual([auth.globalAuth, auth.satisfy], [true, "all"]);
  });
});
