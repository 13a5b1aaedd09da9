import assert from "node:assert/strict";
import type { MigrationPlan } from "../../../../model/migration/plan/migration-plan";
import { MARKER_KEYS } from "../../../../model/migration/marker-keys";
import type { Inventory } from "../../../../model/nginx/inventory";
import { envoyPodLabels, selects } from "../../../../model/migration/plan/selectors";
import {
  admission,
  chart,
  ENTRY,
  inventory,
  keysOf,
  objectOf,
  planOf,
  service,
  specOf,
  withService,
  markerOf,
} from "./planned";

const OWN = "create Service ingress-nginx/edge-entry";

describe("the Service of clients", () => {
  it("is nginx's own, and selects nginx, both, and Envoy", () => {
    const selector = (stage: "adopt" | "pool" | "cutover") =>
      specOf(planOf({ stage }), ENTRY).selector;
    assert.deepEqual(selector("adopt"), service().spec.selector);
    assert.deepEqual(selector("pool"), { "app.kubernetes.io/instance": "ingress-nginx" });
    assert.deepEqual(selector("cutover"), {
      "app.kubernetes.io/component": "proxy",
      "app.kubernetes.io/instance": "ingress-nginx",
      "app.kubernetes.io/name": "envoy",
    });
  });

  for (const [what, of] of [
    ["the chart's", { instance: true, key: "app.kubernetes.io/name" }],
    ["one without the instance", { instance: false, key: "app.kubernetes.io/name" }],
    ["one of its team's own", { instance: false, key: "app" }],
  ] as const) {
    it(`is nginx's again where Helm merges ${what} into it, and is Envoy's alone before`, () => {
      const chosen = {
        ...(of.instance && { "app.kubernetes.io/instance": "ingress-nginx" }),
        [of.key]: "ingress-nginx",
      };
      const base = service();
      const podLabels = { "app.kubernetes.io/instance": "ingress-nginx", ...chosen };
      const from = inventory({
        controller: chart({
          podLabels,
          services: [{ ...base, spec: { ...base.spec, selector: chosen } }, admission()],
        }),
      });
      const plan = planOf({ stage: "cutover", from });
      const envoy = specOf(plan, ENTRY).selector as Record<string, string>;
      assert(!selects(envoy, podLabels));
      // Keys that the chart names get its values, the others stay.
      const merged = { ...envoy, ...chosen };
      assert(selects(merged, podLabels));
      const given = envoyPodLabels({ name: "edge", namespace: "ingress-nginx" });
      const proxy = specOf(plan, "create EnvoyProxy ingress-nginx/edge") as {
        provider: { kubernetes: { envoyDeployment: { pod: { labels: Record<string, string> } } } };
      };
      const { labels } = proxy.provider.kubernetes.envoyDeployment.pod;
      assert(selects(envoy, { ...given, ...labels }));
      assert.deepEqual(
        Object.keys(labels).filter((key) => key in given),
        [],
      );
    });
  }

  it("is waited for by the component alone once its selector changes, and the anchor always", () => {
    const waits = (plan: MigrationPlan, key: string) =>
      objectOf(plan, key).metadata.annotations?.["pulumi.com/skipAwait"] === undefined;
    for (const mode of ["adopt", "own"] as const) {
      const key = mode === "adopt" ? ENTRY : OWN;
      for (const stage of ["routes", "adopt"] as const) {
        assert(waits(planOf({ stage, mode }), key), `${mode} ${stage}`);
      }
      for (const stage of ["pool", "cutover", "idle"] as const) {
        assert(!waits(planOf({ stage, mode }), key), `${mode} ${stage}`);
      }
    }
    assert(!waits(planOf({ stage: "routes" }), "create Service ingress-nginx/edge-anchor"));
  });

  it("has no empty map of annotations, which no object in a cluster has", () => {
    for (const [mode, key] of [
      ["adopt", ENTRY],
      ["own", OWN],
    ] as const) {
      const { metadata } = objectOf(planOf({ mode, from: withService({ annotations: {} }) }), key);
      assert(!("annotations" in metadata), mode);
    }
  });

  it("has no annotation of a later stage that an inventory found", () => {
    const annotations = { "pulumi.com/patchForce": "true", "cloud.example/zone": "a" };
    const plan = planOf({ from: withService({ annotations }) });
    assert.deepEqual(objectOf(plan, ENTRY).metadata.annotations, { "cloud.example/zone": "a" });
    assert.equal(plan.planHash, planOf().planHash);
  });

  it("goes on with nginx where pods have no label in common: pool is refused", () => {
    const from = inventory({ controller: chart({ podLabels: { app: "nginx" } }) });
    const plan = planOf({ stage: "pool", from });
    assert.deepEqual(specOf(plan, ENTRY).selector, service().spec.selector);
    assert.deepEqual(
      plan.faults.map(({ id }) => id),
      ["instance-label"],
    );
  });

  it("of ours asks for a load balancer as nginx's does, without its address and owner", () => {
    const from = withService({
      annotations: {
        "meta.helm.sh/release-name": "x",
        "external-dns.alpha.kubernetes.io/hostname": "shop.example",
        "service.beta.kubernetes.io/azure-pip-name": "ip",
        "service.beta.kubernetes.io/aws-load-balancer-ssl-cert": "arn",
        "service.beta.kubernetes.io/aws-load-balancer-type": "nlb",
      },
      spec: {
        loadBalancerIP: "203.0.113.7",
        loadBalancerClass: "c",
        ipFamilyPolicy: "SingleStack",
      },
    });
    const { metadata, spec } = objectOf(planOf({ mode: "own", from }), OWN);
    assert.deepEqual(metadata.annotations, {
      "service.beta.kubernetes.io/aws-load-balancer-type": "nlb",
    });
    assert.deepEqual(spec, {
      type: "LoadBalancer",
      externalTrafficPolicy: "Local",
      ipFamilyPolicy: "SingleStack",
      loadBalancerClass: "c",
      ports: [
        { name: "http", port: 80, protocol: "TCP", targetPort: "http" },
        { name: "https", port: 443, protocol: "TCP", targetPort: "https" },
      ],
      selector: service().spec.selector,
    });
  });

  it("of ours leads to ports by name, where nginx's leads to them by number", () => {
    const ports = (from: Inventory) => specOf(planOf({ mode: "own", from }), OWN).ports;
    const numbered = [
      { port: 80, targetPort: 80, appProtocol: "http" },
      { name: "https", port: 443 },
    ];
    assert.deepEqual(ports(withService({ spec: { ports: numbered } })), [
      { port: 80, protocol: "TCP", targetPort: "http", appProtocol: "http" },
      { name: "https", port: 443, protocol: "TCP", targetPort: "https" },
    ]);
    const nameless = { ports: [{ containerPort: 8080, protocol: "TCP" }] };
    const bare = inventory({
      controller: { services: [service({ spec: { ports: numbered } })], ...nameless },
    });
    assert.deepEqual(ports(bare), [
      { port: 80, protocol: "TCP", targetPort: 80, appProtocol: "http" },
      { name: "https", port: 443, protocol: "TCP", targetPort: 443 },
    ]);
  });

  it("of ours has the usual ports without a Service, or where a load balancer ends TLS", () => {
    const usual = [
      { name: "http", port: 80, protocol: "TCP", targetPort: "http" },
      { name: "https", port: 443, protocol: "TCP", targetPort: "https" },
    ];
    const ended = withService({
      loadBalancer: { tls: "load balancer", proxyProtocol: "off" },
      spec: { ports: [{ name: "https", port: 443, targetPort: "http" }] },
    });
    const none = inventory({
      controller: { services: [], ports: [{ containerPort: 80, protocol: "TCP" }] },
    });
    for (const from of [ended, none]) {
      assert.deepEqual(specOf(planOf({ mode: "own", from }), OWN).ports, usual);
    }
    assert.deepEqual(
      specOf(planOf({ mode: "own", from: none }), OWN).externalTrafficPolicy,
      "Cluster",
    );
  });

  it("is none where there is no nginx", () => {
    for (const mode of ["adopt", "own"] as const) {
      const plan = planOf({ mode, from: inventory({ controller: null }) });
      assert.ok(
        keysOf(plan).every((key) => !key.includes(" Service ") && !key.startsWith("patch")),
      );
      assert.equal(plan.entry.anchor, undefined);
      assert.equal(plan.entry.nginx, undefined);
      assert.equal(plan.controller, undefined);
      assert.equal(markerOf(plan)[MARKER_KEYS.originals], undefined);
    }
  });

  it("is named in the plan, with whom it selects", () => {
    const entries = (["adopt", "own", "dns"] as const).map((mode) => planOf({ mode }).entry);
    assert.deepEqual(
      entries.map((each) => each.service),
      ["ingress-nginx/ingress-nginx-controller", "ingress-nginx/edge-entry", "ingress-nginx/edge"],
    );
    for (const each of entries) {
      assert.equal(each.nginx, "ingress-nginx/ingress-nginx-controller");
      assert.equal(each.anchor, "ingress-nginx/edge-anchor");
      assert.equal(each.envoy, "ingress-nginx/edge");
    }
  });
});
