import assert from "node:assert/strict";
import type { Inventory } from "../../../../model/nginx/inventory";
import { inventory } from "../plan/planned";
import { seen, told } from "./input";

describe("check certManager", () => {
  const issuers = (...solvers: Inventory["issuers"][number]["solvers"]): Inventory => ({
    ...inventory(),
    issuers: [
      { kind: "ClusterIssuer", name: "public", type: "acme", solvers },
      { kind: "Issuer", namespace: "shop", name: "own", type: "ca", solvers: [] },
    ],
  });
  const says = (
    from: Inventory,
    found: {
      gatewayApi?: "on" | "off";
      ownedByIngress?: { certificate: string; ingress: string }[];
    } = {},
    stage: "cutover" | "idle" = "cutover",
  ) =>
    told("certManager", {
      stage,
      observed: {
        inventory: seen(from),
        certManager: seen({ ownedByIngress: [], ...found }),
      },
    });
  const needs = (what: string) =>
    `ClusterIssuer public: a solver makes challenges answered by nginx (${what}): use gatewayHTTPRoute or DNS-01`;

  it("fails for solvers whose Ingresses nginx serves", () => {
    const ingress = { type: "http01 ingress" } as const;
    assert.deepEqual(says(issuers({ ...ingress, ingressClass: "nginx" })), [
      "failed",
      needs("nginx"),
    ]);
    assert.deepEqual(says(issuers(ingress)), ["failed", needs("no class")]);
    assert.deepEqual(says(issuers({ ...ingress, ingressClass: "other", ingressName: "web" })), [
      "failed",
      needs("Ingress web"),
    ]);
    assert.deepEqual(says(issuers({ ...ingress, ingressClass: "other" }, { type: "dns01" })), [
      "passed",
    ]);
    const own = issuers();
    const [, issuer] = own.issuers;
    assert(issuer);
    const [status, detail] = says({ ...own, issuers: [{ ...issuer, solvers: [ingress] }] });
    assert.equal(status, "failed");
    assert.match(detail ?? "", /^Issuer shop\/own: /);
  });

  it("fails for solvers by Gateway that cert-manager does not serve", () => {
    const from = issuers({ type: "http01 gateway" });
    assert.equal(says(from, { gatewayApi: "off" })[0], "failed");
    assert.equal(says(from)[0], "failed");
    assert.deepEqual(says(from, { gatewayApi: "on" }), ["passed"]);
  });

  it("fails at idle for Certificates that go with an Ingress, and notes them before", () => {
    const ownedByIngress = [{ certificate: "shop/web-tls", ingress: "shop/web" }];
    const detail =
      "Certificate shop/web-tls belongs to Ingress shop/web and would go with it: declare it by itself";
    assert.deepEqual(says(issuers(), { ownedByIngress }), ["passed", detail]);
    assert.deepEqual(says(issuers(), { ownedByIngress }, "idle"), ["failed", detail]);
  });
});
