import assert from "node:assert/strict";
import {
  diffInventories,
  formatInventory,
  parseInventory,
} from "../../../../model/nginx/inventory";
import type { Inventory } from "../../../../model/nginx/inventory";
import { fixtureObjects, inventoryOf } from "../../../support/inventory";

describe("the file of an inventory", () => {
  const inventory = inventoryOf(fixtureObjects());
  const faultOf = (text: string): string => {
    const parsed = parseInventory(text, "inventory/prod.json");
    assert("fault" in parsed);
    return parsed.fault;
  };

  it("is read as it was written", () => {
    const parsed = parseInventory(formatInventory(inventory), "inventory/prod.json");
    assert.deepEqual(parsed, { inventory });
    assert("inventory" in parsed);
    assert.equal(formatInventory(parsed.inventory), formatInventory(inventory));
  });

  it("is refused when it is none, with the remedy", () => {
    for (const text of ["", "[]", "{", "null"]) {
      assert.match(
        faultOf(text),
        /prod\.json is not an inventory: .*; write it anew with "edge inventory"/,
      );
    }
  });

  it("is refused when it is of another schema version", () => {
    assert.equal(
      faultOf('{"version": 2}'),
      'inventory/prod.json is an inventory of schema version 2; this program reads version 1; write it anew with "edge inventory"',
    );
    assert.match(faultOf("{}"), /is of no known schema version; this program reads version 1/);
  });

  it("is refused with every fault and its path", () => {
    const broken = {
      ...inventory,
      "surplus\u001b": 1,
      ingresses: [{ ...inventory.ingresses[0], rules: 7 }],
    };
    const fault = faultOf(JSON.stringify(broken));
    assert.match(fault, /\n {2}ingresses\.0\.rules: is not a list; allowed: /);
    assert.match(fault, /\n {2}surplus\\u001b: is an unknown key/);
  });
});

describe("the difference between two inventories", () => {
  const before = inventoryOf(fixtureObjects());
  const change = (edit: (inventory: Inventory) => void): Inventory => {
    const after = structuredClone(before);
    edit(after);
    return after;
  };
  const text = (value: unknown): string => (value === undefined ? "-" : JSON.stringify(value));
  const lines = (after: Inventory, from = before): string[] =>
    diffInventories(from, after).map(
      ({ object, field, before: old, after: now, nature }) =>
        `${nature}: ${object} ${field}: ${text(old)} → ${text(now)}`,
    );
  const { controller } = before;
  assert(controller !== undefined);

  it("is nothing between equal ones, whatever was asked for", () => {
    assert.deepEqual(lines(change((after) => (after.options = { secrets: "left out" }))), []);
  });

  it("names object and field, with the value before and after", () => {
    const after = change((each) => {
      each.ingresses[1]?.rules.splice(0, 1, { host: "new.example.com", paths: [] });
      Object.assign(each.ingresses[0]?.annotations ?? {}, { added: "x" });
      each.selection.withoutClass = "served";
      each.kubernetes = { version: "v1.36.0" };
      each.configMaps.pop();
    });
    assert.deepEqual(
      diffInventories(before, after).map(({ object, field }) => `${object} ${field}`.trim()),
      [
        "ConfigMap shop/response-headers",
        "Ingress shop/admin annotations.added",
        "Ingress shop/web rules.0.host",
        "Ingress shop/web rules.0.paths.0",
        "Ingress shop/web rules.0.paths.1",
        "Kubernetes version",
        "selection withoutClass",
      ],
    );
    assert.deepEqual(
      lines(after).filter((line) => /added|host|withoutClass/.test(line)),
      [
        'configuration: Ingress shop/admin annotations.added: - → "x"',
        'configuration: Ingress shop/web rules.0.host: "shop.example.com" → "new.example.com"',
        'configuration: selection withoutClass: "ignored" → "served"',
      ],
    );
  });

  it("is an object that is new or gone, as a whole", () => {
    const without = change((each) => each.ingresses.pop());
    const [gone] = diffInventories(before, without);
    assert.equal(gone?.object, "Ingress shop/web");
    assert.equal(gone.field, "");
    assert.ok("before" in gone && !("after" in gone));
    const [added] = diffInventories(without, before);
    assert.ok(added !== undefined && "after" in added && !("before" in added));
    const headless = change((each) => delete each.controller);
    assert.ok(diffInventories(before, headless).some(({ object }) => object === "controller"));
  });

  it("tells what moves by itself from what somebody changed", () => {
    const after = change((each) => {
      assert(each.controller !== undefined);
      each.controller.replicas = 5;
      const [entry] = each.controller.services;
      assert(entry !== undefined);
      entry.status.conditions = [{ type: "x" }];
      entry.spec.type = "NodePort";
      Object.assign(each.controller.webhooks[0] ?? {}, { failurePolicy: "Ignore" });
      Object.assign(each.services[0] ?? {}, { endpoints: "ready" });
    });
    assert.deepEqual(lines(after), [
      'state: Service shop/api endpoints: "none" → "ready"',
      "state: controller replicas: 2 → 5",
      'configuration: controller Service ingress-nginx/ingress-nginx-controller spec.type: "LoadBalancer" → "NodePort"',
      'state: controller Service ingress-nginx/ingress-nginx-controller status.conditions: - → [{"type":"x"}]',
      'configuration: webhook ingress-nginx-admission/validate.nginx.ingress.kubernetes.io failurePolicy: "Fail" → "Ignore"',
    ]);
    const fixed = change((each) => delete each.controller?.autoscaler);
    const scaled = structuredClone(fixed);
    Object.assign(scaled.controller ?? {}, { replicas: 5 });
    assert.deepEqual(lines(scaled, fixed), ["configuration: controller replicas: 2 → 5"]);
  });

  it("is nothing where neither says anything", () => {
    const manifests = inventoryOf([], { source: "manifests" });
    assert.deepEqual(diffInventories(manifests, structuredClone(manifests)), []);
  });

  it("takes the renewal of a certificate for what moves by itself, and its names not", () => {
    const certificate = {
      key: "tls.crt",
      names: ["a.example.com"],
      issuer: "CN=ca",
      keyType: "RSA 2048",
      notAfter: "2027-01-01T00:00:00Z",
      fingerprint: "AA",
      following: 0,
      privateKey: "matches" as const,
    };
    const secret = { namespace: "shop", name: "tls", type: "kubernetes.io/tls", unreadable: [] };
    const withCertificate = (facts: Partial<typeof certificate>): Inventory => ({
      ...before,
      secrets: [{ ...secret, certificates: [{ ...certificate, ...facts }] }],
    });
    const renewed = withCertificate({
      notAfter: "2028-01-01T00:00:00Z",
      fingerprint: "BB",
      names: ["b.example.com"],
    });
    assert.deepEqual(lines(renewed, withCertificate({})), [
      'state: Secret shop/tls certificates.0.fingerprint: "AA" → "BB"',
      'configuration: Secret shop/tls certificates.0.names: ["a.example.com"] → ["b.example.com"]',
      'state: Secret shop/tls certificates.0.notAfter: "2027-01-01T00:00:00Z" → "2028-01-01T00:00:00Z"',
    ]);
  });
});
