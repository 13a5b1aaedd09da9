import assert from "node:assert/strict";
import { droppedBy, settings, settingsWithout } from "../../../support/annotations";

const balancing = (annotations: Record<string, string>, world = {}) =>
  settings(annotations, world).balancing;

describe("annotations of balancing", () => {
  it("round robin over endpoints without any", () => {
    assert.deepEqual(balancing({}), { loadBalance: "round_robin", serviceUpstream: false });
  });

  it("reads the algorithm, by default the ConfigMap's", () => {
    const world = { configMap: { "load-balance": "ewma" } };
    assert.equal(balancing({ "load-balance": " ewma " }).loadBalance, "ewma");
    assert.equal(balancing({}, world).loadBalance, "ewma");
    assert.equal(balancing({ "load-balance": "round_robin" }, world).loadBalance, "round_robin");
  });

  it("an algorithm that needs another annotation does nothing; an unknown one drops", () => {
    const { balancing: found } = settingsWithout(["load-balance"], { "load-balance": "chash" });
    assert.equal(found.loadBalance, "round_robin");
    assert.equal(droppedBy({ "load-balance": "least_conn" }), "load-balance");
  });

  it("a service-upstream that cannot be read is false whatever the ConfigMap says", () => {
    const world = { configMap: { "service-upstream": "true" } };
    assert.equal(balancing({ "service-upstream": "true" }).serviceUpstream, true);
    assert.equal(balancing({}, world).serviceUpstream, true);
    const wrong = settingsWithout(["service-upstream"], { "service-upstream": "on" }, world);
    assert.equal(wrong.balancing.serviceUpstream, false);
  });

  it("hashes by an expression, perhaps to a subset of 3", () => {
    const by = { "upstream-hash-by": "$request_uri" };
    const subset = { ...by, "upstream-hash-by-subset": "true" };
    assert.deepEqual(balancing(by).hashBy, { expression: "$request_uri" });
    assert.deepEqual(balancing(subset).hashBy, { expression: "$request_uri", subsetSize: 3 });
    const sized = balancing({ ...subset, "upstream-hash-by-subset-size": "5" }).hashBy;
    assert.equal(sized?.subsetSize, 5);
    assert.equal(balancing({ "upstream-hash-by-subset": "true" }).hashBy, undefined);
  });

  it("drops the Ingress for a wrong expression; an empty part leaves hashing out", () => {
    assert.equal(droppedBy({ "upstream-hash-by": "$a;" }), "upstream-hash-by");
    assert.equal(droppedBy({ "upstream-hash-by-subset": "x" }), "upstream-hash-by-subset");
    assert.equal(
      droppedBy({ "upstream-hash-by-subset-size": "x" }),
      "upstream-hash-by-subset-size",
    );
    const annotations = { "upstream-hash-by": "$host", "upstream-hash-by-subset-size": "" };
    const { balancing: found } = settingsWithout(["upstream-hash-by-subset-size"], annotations);
    assert.equal(found.hashBy, undefined);
  });
});

describe("annotations of session affinity", () => {
  const COOKIE = { affinity: "cookie" };
  const affinity = (annotations: Record<string, string>) =>
    balancing({ ...COOKIE, ...annotations }).affinity;

  it("none but by cookie", () => {
    assert.equal(settingsWithout(["affinity"], { affinity: "ip" }).balancing.affinity, undefined);
    assert.equal(balancing({ "session-cookie-name": "a b" }).affinity, undefined);
  });

  it("has defaults", () => {
    assert.deepEqual(affinity({}), {
      mode: "balanced",
      canary: "sticky",
      cookie: {
        name: "INGRESSCOOKIE",
        secure: false,
        changeOnFailure: false,
        conditionalSameSiteNone: false,
      },
    });
  });

  it("reads everything", () => {
    const all = affinity({
      "affinity-mode": "persistent",
      "affinity-canary-behavior": "legacy",
      "session-cookie-name": "stick",
      "session-cookie-path": "/shop",
      "session-cookie-domain": "shop.example",
      "session-cookie-expires": "0",
      "session-cookie-max-age": "-60",
      "session-cookie-samesite": "Strict",
      "session-cookie-secure": "true",
      "session-cookie-change-on-failure": "true",
      "session-cookie-conditional-samesite-none": "true",
    });
    assert.deepEqual(all, {
      mode: "persistent",
      canary: "legacy",
      cookie: {
        name: "stick",
        path: "/shop",
        domain: "shop.example",
        expiresSeconds: 0,
        maxAgeSeconds: -60,
        sameSite: "Strict",
        secure: true,
        changeOnFailure: true,
        conditionalSameSiteNone: true,
      },
    });
  });

  it("takes defaults for what it cannot use", () => {
    const wrong = {
      ...COOKIE,
      "affinity-mode": "sticky",
      "affinity-canary-behavior": "x",
      "session-cookie-name": "a b;c",
      "session-cookie-expires": "0x",
      "session-cookie-max-age": "x",
      "session-cookie-samesite": "lax",
      "session-cookie-secure": "yes",
    };
    const { affinity: found } = settingsWithout(
      Object.keys(wrong)
        .filter((key) => key !== "affinity")
        .sort(),
      wrong,
    ).balancing;
    assert.deepEqual(found, affinity({}));
  });
});
