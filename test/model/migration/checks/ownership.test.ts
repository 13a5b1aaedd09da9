import assert from "node:assert/strict";
import { omit } from "../../../../model/collections";
import type { Inventory } from "../../../../model/nginx/inventory";
import { chart, inventory, service } from "../plan/planned";
import { GONE, checked, entry, seen, told } from "./input";

const KEY = "ingress-nginx/ingress-nginx-controller";

describe("check ownership", () => {
  const owned = (parts: Parameters<typeof service>[0]): Inventory =>
    inventory({ controller: chart({ services: [service(parts)] }) });
  const says = (parts: Parameters<typeof service>[0]) =>
    told("ownership", { stage: "adopt", observed: { inventory: seen(owned(parts)) } });
  const helm = (resourcePolicy: "delete" | "unknown") => ({
    helm: { release: "ingress-nginx/ingress-nginx", resourcePolicy },
  });

  it("fails for GitOps and for a release that takes the Service with it", () => {
    assert.deepEqual(says({ gitops: { tool: "argocd", name: "edge" } }), [
      "failed",
      `${KEY} is applied by argocd edge, which would write the selector back: take it out of there, or use addressMode own`,
    ]);
    assert.deepEqual(says(helm("delete")), [
      "failed",
      `${KEY} would go with Helm release ingress-nginx/ingress-nginx: add helm.sh/resource-policy: keep to controller.service.annotations and upgrade the release`,
    ]);
    assert.equal(says(helm("unknown"))[0], "unknown");
  });

  it("fails for a program of the cluster that makes the Service", () =>
    assert.deepEqual(says({ operator: "NginxIngressController default" }), [
      "failed",
      `${KEY} is made by NginxIngressController default, which would write the selector back: use addressMode own or dns`,
    ]));

  it("knows nothing of a Service that is not there, and takes one of nobody", () => {
    assert.equal(
      told("ownership", {
        stage: "adopt",
        observed: { inventory: seen(inventory({ controller: chart({ services: [] }) })) },
      })[0],
      "unknown",
    );
    const free = omit(service(), "helm");
    const from = inventory({ controller: chart({ services: [free] }) });
    assert.equal(
      checked("ownership", { stage: "adopt", observed: { inventory: seen(from) } }).summary,
      `${KEY} is of nobody else`,
    );
  });

  it("fails for a selector that somebody else wrote last", () => {
    const wrote = (...selectorManagers: { manager: string; time?: string }[]) =>
      told("ownership", {
        stage: "pool",
        observed: {
          entry: seen(entry({ stage: "pool", mode: "adopt" }, { selectorManagers })),
        },
      });
    const ours = { manager: "pulumi-kubernetes-1a2b", time: "2026-01-02T00:00:00Z" };
    assert.deepEqual(wrote({ manager: "helm" }, ours), ["passed"]);
    assert.deepEqual(wrote(ours, { manager: "helm", time: "2026-01-03T00:00:00Z" }), [
      "failed",
      `${KEY}: helm wrote the selector after this program: find its owner`,
    ]);
    assert.deepEqual(wrote({ manager: "helm" }), [
      "failed",
      `${KEY}: the selector is not written by this program`,
    ]);
    assert.deepEqual(wrote({ manager: "pulumi-kubernetes-1a2b" }, { manager: "helm" }), ["passed"]);
    assert.equal(told("ownership", { stage: "pool", observed: { entry: GONE } })[0], "unknown");
  });
});
