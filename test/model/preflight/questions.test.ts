import assert from "node:assert/strict";
import { compile } from "../../../model/plan";
import { questionsFor } from "../../../model/preflight/questions";
import { parseSettings } from "../../../model/settings";

function questions(raw: Record<string, unknown>) {
  const parsed = parseSettings(raw);
  assert.ok("settings" in parsed);
  const { settings } = parsed;
  return questionsFor({ plan: compile({ settings, stack: "prod" }), settings });
}

const raw = {
  gateways: { public: { namespace: "edge" } },
  routes: {
    shop: { host: "shop.example.test", backend: "shop/web:80" },
    more: { host: "more.example.test", backend: "shop/more:80" },
    old: { host: "old.example.test", redirect: { host: "shop.example.test" } },
  },
};

describe("questions of a plan", () => {
  it("ask for each kind once, by its path", () => {
    const { kinds } = questions(raw);
    const paths = Object.fromEntries(kinds.map(({ kind, path }) => [kind, path]));
    assert.equal(kinds.length, Object.keys(paths).length);
    assert.equal(paths.Namespace, "/api/v1/namespaces");
    assert.equal(paths.GatewayClass, "/apis/gateway.networking.k8s.io/v1/gatewayclasses");
    assert.equal(paths.EnvoyProxy, "/apis/gateway.envoyproxy.io/v1alpha1/envoyproxies");
    assert.equal(
      paths.ClientTrafficPolicy,
      "/apis/gateway.envoyproxy.io/v1alpha1/clienttrafficpolicies",
    );
  });

  it("name every object of the plan, and the namespaces of the backends", () => {
    const { objects, serviceNamespaces } = questions(raw);
    for (const place of ["Namespace /edge", "Gateway edge/public", "HTTPRoute shop/public-shop"]) {
      assert.ok(objects.includes(place), place);
    }
    assert.deepEqual(serviceNamespaces, ["shop"]);
  });

  it("ask for the releases and the rights that the stack needs", () => {
    const { releases, permissions, bundleVersion } = questions(raw);
    assert.deepEqual(releases, [
      { namespace: "default", name: "envoy-edge-crds" },
      { namespace: "envoy-gateway-system", name: "envoy-gateway" },
    ]);
    assert.equal(bundleVersion, "v1.6.1");
    const has = (verb: string, resource: string, namespace?: string) =>
      permissions.some(
        (each) => each.verb === verb && each.resource === resource && each.namespace === namespace,
      );
    assert.ok(has("create", "gateways", "edge"));
    assert.ok(has("patch", "httproutes", "shop"));
    assert.ok(has("list", "httproutes"));
    assert.ok(has("get", "services", "edge"));
    assert.ok(has("list", "pods", "edge"));
    assert.ok(has("create", "customresourcedefinitions"));
    assert.equal(permissions.length, new Set(permissions.map((each) => JSON.stringify(each))).size);
  });

  it("ask for no right to make CRDs when the existing ones are used", () => {
    const { permissions } = questions({ ...raw, controller: { crds: "existing" } });
    assert.equal(
      permissions.some(
        ({ verb, resource }) => verb === "create" && resource === "customresourcedefinitions",
      ),
      false,
    );
  });
});
