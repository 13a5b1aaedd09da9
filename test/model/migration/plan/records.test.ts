import assert from "node:assert/strict";
import type { MigrationPlan } from "../../../../model/migration/plan/migration-plan";
import { MARKER_KEYS } from "../../../../model/migration/marker-keys";
import { parseOriginals } from "../../../../model/migration/originals";
import type { Inventory } from "../../../../model/nginx/inventory";
import { inventory, keysOf, objectOf, planOf, markerOf } from "./planned";

describe("records of a migration", () => {
  const from: Inventory = {
    ...inventory({
      ingresses: [
        {
          name: "web",
          host: "shop.example",
          tls: true,
          annotations: {
            "server-alias": "www.shop.example",
            "external-dns.alpha.kubernetes.io/target": "192.0.2.9",
          },
        },
        { name: "docs", host: "docs.example", tls: true, paths: [{ path: "/", backend: "docs" }] },
        { name: "any", rules: [{ paths: [{ path: "/", backend: "any" }] }] },
      ],
    }),
    externalDns: [{ namespace: "dns", name: "external-dns", image: "x", arguments: {} }],
  };
  const target = (plan: MigrationPlan, name: string) => {
    const { annotations = {} } = objectOf(plan, `patch Ingress shop/${name}`).metadata;
    return ["external-dns.alpha.kubernetes.io", "external-dns.kubernetes.io"].map(
      (prefix) => annotations[`${prefix}/target`],
    );
  };
  const ignored = (plan: MigrationPlan, key: string) =>
    objectOf(plan, key).metadata.annotations?.["external-dns.kubernetes.io/controller"];
  const ENVOY = ["{envoy-address}", "{envoy-address}"];

  it("are moved by external-dns, host by host, and back", () => {
    const [routes, pool, cutover] = (["routes", "pool", "cutover"] as const).map((stage) =>
      planOf({ mode: "dns", stage, from }),
    );
    assert.ok(routes && pool && cutover);
    assert.deepEqual(target(routes, "web"), ["192.0.2.9", undefined]);
    assert.deepEqual(target(routes, "docs"), [undefined, undefined]);
    assert.deepEqual(target(pool, "web"), ENVOY);
    assert.deepEqual(target(pool, "docs"), [undefined, undefined]);
    assert.deepEqual(target(cutover, "docs"), ENVOY);
    assert.deepEqual(target(cutover, "any"), [undefined, undefined]);
    assert.equal(pool.movedHosts, undefined);
  });

  it("are not made of routes before their hosts are moved, nor of such without a host", () => {
    const pool = planOf({ mode: "dns", stage: "pool", from });
    assert.equal(ignored(pool, "create HTTPRoute shop/edge.shop.example"), undefined);
    assert.equal(ignored(pool, "create HTTPRoute shop/edge.docs.example"), "none");
    assert.equal(ignored(pool, "create HTTPRoute ingress-nginx/edge-health"), "none");
    const adopted = planOf({ stage: "cutover", from });
    assert.equal(ignored(adopted, "create HTTPRoute shop/edge.docs.example"), "none");
    assert.ok(keysOf(adopted).every((key) => !key.startsWith("patch Ingress")));
  });

  it("are a list without external-dns", () => {
    const hosts = (stage: "routes" | "pool" | "cutover") =>
      planOf({ mode: "dns", stage, from: { ...from, externalDns: [] } }).movedHosts;
    assert.deepEqual(hosts("routes"), []);
    assert.deepEqual(hosts("pool"), ["shop.example"]);
    assert.deepEqual(hosts("cutover"), ["docs.example", "shop.example", "www.shop.example"]);
    assert.equal(planOf({ stage: "cutover" }).movedHosts, undefined);
  });

  it("have their targets of before in the marker", () => {
    const marker = markerOf(planOf({ mode: "dns", from }));
    const originals = parseOriginals(marker[MARKER_KEYS.originals] ?? "");
    assert.deepEqual(originals?.ingressAnnotations?.["shop/web"], {
      "external-dns.alpha.kubernetes.io/target": "192.0.2.9",
      "external-dns.kubernetes.io/target": null,
    });
    assert.equal(originals.entry, undefined);
  });
});
