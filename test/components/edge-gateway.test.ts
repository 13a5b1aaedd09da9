import assert from "node:assert/strict";
import { EdgeGateway } from "../../components/edge-gateway";
import { compile } from "../../model/plan";
import { deploy } from "../support/deploy";
import type { Registration } from "../support/deploy";
import { settingsOf } from "../support/settings";

async function register(gateway: Record<string, unknown>): Promise<readonly Registration[]> {
  const settings = settingsOf({ gateways: { public: gateway } });
  const { registrations } = await deploy(() => {
    for (const plan of compile({ settings, stack: "test" }).gateways) {
      new EdgeGateway(plan.name, { plan, after: [] });
    }
  });
  return registrations;
}

const LISTENERS = { http: 80, https: { port: 443, certificates: ["certs/wild"] } };

describe("EdgeGateway", () => {
  it("is the parent of all that belongs to one Gateway", async () => {
    const [component, ...children] = await register({ listeners: LISTENERS });
    assert.equal(component?.place, "EdgeGateway public");
    assert.deepEqual(children.map(({ place }) => place).sort(), [
      "BackendTrafficPolicy envoy-edge/public",
      "ClientTrafficPolicy envoy-edge/public",
      "ClientTrafficPolicy envoy-edge/public.https",
      "EnvoyProxy envoy-edge/public",
      "Gateway public",
      "HTTPRoute envoy-edge/public.http-to-443",
      "ReferenceGrant certs/public.envoy-edge.wild",
    ]);
    assert.deepEqual(
      new Set(children.map(({ parent }) => parent)),
      new Set(["EdgeGateway public"]),
    );
  });

  it("makes the baseline and the redirect after the Gateway, the Gateway after its proxy and grants", async () => {
    const all = await register({ listeners: LISTENERS });
    const dependencies = Object.fromEntries(all.map((each) => [each.place, each.dependsOn]));
    assert.deepEqual(dependencies, {
      "EdgeGateway public": [],
      "EnvoyProxy envoy-edge/public": [],
      "ReferenceGrant certs/public.envoy-edge.wild": [],
      "Gateway public": [
        "EnvoyProxy envoy-edge/public",
        "ReferenceGrant certs/public.envoy-edge.wild",
      ],
      "BackendTrafficPolicy envoy-edge/public": ["Gateway public"],
      "ClientTrafficPolicy envoy-edge/public": ["Gateway public"],
      "ClientTrafficPolicy envoy-edge/public.https": ["Gateway public"],
      "HTTPRoute envoy-edge/public.http-to-443": ["Gateway public"],
    });
  });

  it("protects the Gateway and its EnvoyProxy when the settings say so, and nothing else", async () => {
    const shielded = async (protect: boolean) =>
      (await register({ listeners: LISTENERS, protect }))
        .filter((each) => each.protect)
        .map(({ place }) => place);
    assert.deepEqual(await shielded(true), ["EnvoyProxy envoy-edge/public", "Gateway public"]);
    assert.deepEqual(await shielded(false), []);
  });
});
