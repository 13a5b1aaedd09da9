import assert from "node:assert/strict";
import { CRDS } from "../../../model/gateway/crds";
import { compile } from "../../../model/plan";
import type { Blocker } from "../../../model/preflight/blockers";
import { blockers, formatBlockers } from "../../../model/preflight/blockers";
import type { Observation, ObservedCrd } from "../../../model/preflight/observation";
import { CONTROLLER_NAME } from "../../../model/routes/status";
import { parseSettings } from "../../../model/settings";

const STACK = "prod";

function settingsOf(controller: Record<string, unknown> = {}) {
  const parsed = parseSettings({
    controller,
    gateways: { public: {} },
    routes: { shop: { host: "shop.example.test", backend: "shop/web:80" } },
  });
  assert.ok("settings" in parsed);
  return parsed.settings;
}

const healthy: Observation = {
  kubernetes: { minor: 35, version: "v1.35.4" },
  crds: [],
  objects: [],
  gatewayClasses: [],
  services: [{ namespace: "shop", name: "web", ports: [80] }],
  releases: [],
  denied: [],
};

function found(
  observation: Partial<Observation>,
  controller: Record<string, unknown> = {},
): Blocker[] {
  const settings = settingsOf(controller);
  const plan = compile({ settings, stack: STACK });
  return blockers({ settings, plan, stack: STACK, observation: { ...healthy, ...observation } });
}

const places = (observation: Partial<Observation>, controller: Record<string, unknown> = {}) =>
  found(observation, controller).map(({ place, message }) => `${place}: ${message}`);

const crd = (name: string, change: Partial<ObservedCrd> = {}): ObservedCrd => ({
  name,
  release: "default/envoy-edge-crds",
  storedVersions: [],
  ...change,
});

const GATEWAYS = "gateways.gateway.networking.k8s.io";

describe("preflight", () => {
  it("lets a healthy cluster pass", () => {
    assert.deepEqual(found({}), []);
    assert.deepEqual(found({ crds: CRDS.map(({ name }) => crd(name)) }), []);
  });

  it("refuses a Kubernetes version outside the matrix, on either side", () => {
    for (const [minor, version] of [
      [32, "v1.32.9"],
      [37, "v1.37.0"],
    ] as const) {
      assert.deepEqual(places({ kubernetes: { minor, version } }), [
        `cluster: Kubernetes ${version} is outside what Envoy Gateway 1.9.1 supports (1.33 to 1.36)`,
      ]);
    }
  });

  it("names every missing right at once, and nothing that could not be read", () => {
    const denied = [
      { verb: "create", group: "", resource: "namespaces" },
      {
        verb: "patch",
        group: "gateway.networking.k8s.io",
        resource: "gateways",
        namespace: "edge",
      },
    ];
    assert.deepEqual(places({ denied, services: [] }), [
      "cluster: the identity of the kubeconfig may not: create namespaces, patch gateways.gateway.networking.k8s.io in edge",
    ]);
  });

  it("refuses a Helm release that an interrupted run left", () => {
    const release = { namespace: "envoy-gateway-system", name: "envoy-gateway" };
    assert.deepEqual(places({ releases: [{ ...release, status: "deployed" }] }), []);
    const [blocker] = found({ releases: [{ ...release, status: "pending-upgrade" }] });
    assert.equal(blocker?.place, "Helm release envoy-gateway-system/envoy-gateway");
    assert.match(blocker.remedy, /helm rollback envoy-gateway -n envoy-gateway-system/);
  });

  it("refuses CRDs of somebody else unless they are adopted or used as they are", () => {
    const crds = CRDS.map(({ name }) => crd(name, { release: undefined }));
    const [message, ...others] = places({ crds });
    assert.deepEqual(others, []);
    assert.match(
      message ?? "",
      /^controller\.crds: 21 CRDs exist that this program did not install: .* and 18 more$/,
    );
    const [one] = places({ crds: [crd(GATEWAYS, { release: "infra/gateway-api" })] });
    assert.equal(
      one,
      `controller.crds: 1 CRDs exist that this program did not install: ${GATEWAYS}`,
    );
    assert.deepEqual(places({ crds }, { crds: "adopt" }), []);
    assert.deepEqual(places({ crds }, { crds: "existing" }), []);
  });

  it("refuses existing CRDs that are missing or of another Gateway API version", () => {
    const crds = CRDS.filter(({ name }) => name !== GATEWAYS).map(({ name, group }) =>
      crd(name, group === "gateway.networking.k8s.io" ? { bundleVersion: "v1.4.0" } : {}),
    );
    const messages = places({ crds }, { crds: "existing" });
    assert.ok(
      messages.includes(
        `controller.crds: it is "existing", but the cluster has no CRD ${GATEWAYS}`,
      ),
    );
    assert.ok(
      messages.includes(
        "CRD httproutes.gateway.networking.k8s.io: it is of Gateway API v1.4.0, outside what Envoy Gateway 1.9.1 supports (v1.6.1)",
      ),
    );
    assert.deepEqual(
      places(
        { crds: CRDS.map(({ name }) => crd(name, { bundleVersion: "v1.6.0" })) },
        { crds: "existing" },
      ),
      [],
    );
  });

  it("does not miss experiments of the Gateway API among existing CRDs", () => {
    const crds = CRDS.filter(({ kind }) => !kind.startsWith("X")).map(({ name }) => crd(name));
    assert.deepEqual(places({ crds }, { crds: "existing" }), []);
  });

  it("refuses an upgrade that drops a version in which objects are stored", () => {
    const [blocker] = found({ crds: [crd(GATEWAYS, { storedVersions: ["v1", "v1alpha2"] })] });
    assert.equal(blocker?.place, `CRD ${GATEWAYS}`);
    assert.match(blocker.message, /stored as v1alpha2/);
    assert.match(blocker.remedy, /rewrite them as v1 or v1beta1 and remove v1alpha2/);
    assert.deepEqual(
      found({
        crds: [crd("old.gateway.networking.k8s.io", { storedVersions: ["v1"], inUse: false })],
      }),
      [],
    );
  });

  it("refuses to remove a CRD with objects left, and only one of its own", () => {
    const old = "gadgets.gateway.envoyproxy.io";
    const removed = (change: Partial<ObservedCrd>, controller = {}) =>
      places({ crds: [crd(old, change)] }, controller).length;
    assert.equal(removed({ inUse: true }), 1);
    assert.equal(removed({ inUse: false }), 0);
    assert.equal(removed({ inUse: true, release: "infra/other" }), 0);
    const all = CRDS.map(({ name }) => crd(name));
    assert.deepEqual(
      places({ crds: [...all, crd(old, { inUse: true })] }, { crds: "existing" }),
      [],
    );
  });

  it("refuses objects that exist and are not of this stack", () => {
    assert.deepEqual(
      places({
        objects: [
          { kind: "Namespace", name: "envoy-edge" },
          { kind: "Gateway", namespace: "envoy-edge", name: "public", stack: "dev" },
          { kind: "EnvoyProxy", namespace: "envoy-edge", name: "public", stack: STACK },
        ],
      }),
      [
        "Namespace envoy-edge: it exists already and is not of this stack",
        'Gateway envoy-edge/public: it belongs to the stack "dev"',
      ],
    );
  });

  it("refuses a second controller of the same name", () => {
    const other = { kind: "GatewayClass", name: "eg", controllerName: CONTROLLER_NAME };
    assert.equal(places({ gatewayClasses: [other] }).length, 1);
    assert.deepEqual(
      places({ gatewayClasses: [{ ...other, controllerName: "example.com/other" }] }),
      [],
    );
    assert.deepEqual(places({ gatewayClasses: [{ ...other, stack: STACK }] }), []);
    assert.deepEqual(places({ gatewayClasses: [{ ...other, name: "envoy-edge" }] }), []);
  });

  it("refuses a backend that does not exist or has no such port", () => {
    assert.deepEqual(places({ services: [] }), [
      "routes.shop: the Service shop/web does not exist",
    ]);
    assert.deepEqual(
      places({ services: [{ namespace: "shop", name: "web", ports: [8080, 8443] }] }),
      ["routes.shop: the Service shop/web has no port 80; it has: 8080, 8443"],
    );
  });

  it("asks no Service for a redirect", () => {
    const parsed = parseSettings({
      gateways: { public: {} },
      routes: { old: { host: "old.example.test", redirect: { host: "new.example.test" } } },
    });
    assert.ok("settings" in parsed);
    const { settings } = parsed;
    const plan = compile({ settings, stack: STACK });
    assert.deepEqual(
      blockers({ settings, plan, stack: STACK, observation: { ...healthy, services: [] } }),
      [],
    );
  });

  it("prints each reason with its place and remedy", () => {
    const one: Blocker = { place: "cluster", message: "it is too old", remedy: "upgrade it" };
    assert.equal(
      formatBlockers([one]),
      "The cluster is not ready for this update (1 reason); nothing was changed.\n" +
        "  cluster: it is too old\n    → upgrade it",
    );
    assert.match(formatBlockers([one, one]), /\(2 reasons\)/);
  });
});
