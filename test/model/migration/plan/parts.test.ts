import assert from "node:assert/strict";
import type { MigrationPlan } from "../../../../model/migration/plan/migration-plan";
import { MARKER_KEYS } from "../../../../model/migration/marker-keys";
import { envoyPodLabels, selects } from "../../../../model/migration/plan/selectors";
import { parseOriginals } from "../../../../model/migration/originals";
import type { Inventory } from "../../../../model/nginx/inventory";
import {
  admission,
  chart,
  ENTRY,
  inventory,
  keysOf,
  objectOf,
  planOf,
  resourceOf,
  service,
} from "./planned";

const OWN = "create Service ingress-nginx/edge-entry";
const GATEWAY = "create Gateway ingress-nginx/edge";

type Spec = Record<string, unknown>;

const specOf = (plan: MigrationPlan, key: string): Spec => objectOf(plan, key).spec as Spec;

const markerOf = (plan: MigrationPlan): Readonly<Record<string, string>> =>
  objectOf(plan, "create ConfigMap ingress-nginx/edge.envoy-edge").metadata.annotations ?? {};

const withService = (parts: Parameters<typeof service>[0]): Inventory =>
  inventory({ controller: { services: [service(parts), admission()] } });

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

describe("Envoy's pods of a migration", () => {
  const kubernetes = (plan: MigrationPlan) =>
    (specOf(plan, "create EnvoyProxy ingress-nginx/edge").provider as { kubernetes: Spec })
      .kubernetes as {
      envoyDeployment: {
        replicas: number;
        pod: { labels?: unknown };
        container?: unknown;
        patch: { value: { spec: { template: { spec: { containers: { ports: unknown }[] } } } } };
      };
      envoyPDB?: unknown;
      envoyService: unknown;
    };
  const portsOf = (from: Inventory) =>
    kubernetes(planOf({ from })).envoyDeployment.patch.value.spec.template.spec.containers[0]
      ?.ports;

  it("are as many as the stage wants, with a budget where there are several", () => {
    const many = kubernetes(planOf({ stage: "pool", settings: { replicas: 4, poolReplicas: 3 } }));
    assert.equal(many.envoyDeployment.replicas, 3);
    assert.deepEqual(many.envoyPDB, { minAvailable: 1 });
    const one = kubernetes(planOf({ settings: { replicas: 1 } }));
    assert.equal(one.envoyDeployment.replicas, 1);
    assert.equal(one.envoyPDB, undefined);
  });

  it("carry nginx's label and their image's registry; not where hosts are moved by DNS", () => {
    const { pod, container } = kubernetes(
      planOf({ controller: { registry: "mirror.example" } }),
    ).envoyDeployment;
    assert.deepEqual(pod.labels, { "app.kubernetes.io/instance": "ingress-nginx" });
    assert.deepEqual(container, { imageRepository: "mirror.example/envoyproxy/envoy" });
    assert.equal(kubernetes(planOf({ mode: "dns" })).envoyDeployment.pod.labels, undefined);
  });

  it("name their ports as nginx's Service asks for them, each once", () => {
    assert.deepEqual(portsOf(inventory()), [
      { name: "http", containerPort: 10080, protocol: "TCP" },
      { name: "https", containerPort: 10443, protocol: "TCP" },
    ]);
    const named = inventory({
      arguments: {
        "http-port": "8080",
        "tcp-services-configmap": "ingress-nginx/tcp",
        "udp-services-configmap": "ingress-nginx/udp",
      },
      configMaps: {
        "ingress-nginx/tcp": { "5432": "shop/web:80" },
        "ingress-nginx/udp": { "5432": "shop/web:80" },
      },
      controller: {
        services: [
          service({
            spec: {
              ports: [
                { port: 80, targetPort: "web" },
                { port: 5432, targetPort: "5432-tcp" },
                { port: 5432, protocol: "UDP", targetPort: "5432-udp" },
              ],
            },
          }),
        ],
        ports: [
          { name: "web", containerPort: 8080, protocol: "TCP" },
          { name: "5432-tcp", containerPort: 5432, protocol: "TCP" },
          { name: "5432-udp", containerPort: 5432, protocol: "UDP" },
        ],
      },
    });
    assert.deepEqual(portsOf(named), [
      { name: "web", containerPort: 10080, protocol: "TCP" },
      { name: "5432-tcp", containerPort: 5432, protocol: "TCP" },
      { name: "5432-udp", containerPort: 5432, protocol: "UDP" },
      { name: "https", containerPort: 10443, protocol: "TCP" },
    ]);
  });

  it("are reached by clients themselves only where hosts are moved by DNS", () => {
    assert.deepEqual(kubernetes(planOf()).envoyService, { type: "ClusterIP" });
    assert.deepEqual(kubernetes(planOf({ mode: "dns" })).envoyService, {
      type: "LoadBalancer",
      annotations: { "cloud.example/zone": "a" },
      externalTrafficPolicy: "Local",
    });
    const none = inventory({ controller: null });
    assert.deepEqual(kubernetes(planOf({ mode: "dns", from: none })).envoyService, {
      type: "LoadBalancer",
      annotations: {},
      externalTrafficPolicy: "Cluster",
    });
  });
});

describe("the Gateway of a migration", () => {
  const listeners = (plan: MigrationPlan, key: string) =>
    (specOf(plan, key).listeners as { name: string }[]).map(({ name }) => name);
  const streams = (number: number) =>
    inventory({
      arguments: { "tcp-services-configmap": "ingress-nginx/tcp" },
      configMaps: {
        "ingress-nginx/tcp": Object.fromEntries(
          Array.from({ length: number }, (_, index) => [String(20_000 + index), "shop/web:80"]),
        ),
      },
    });

  it("has a listener for the bridge, in a ListenerSet where there is no room", () => {
    const few = planOf({ from: streams(61) });
    assert.equal(listeners(few, GATEWAY).at(-1), "bridge");
    assert.equal(listeners(few, GATEWAY).length, 64);
    assert.equal(resourceOf(few, "create ListenerSet ingress-nginx/edge.bridge"), undefined);
    const many = planOf({ from: streams(62) });
    assert.equal(listeners(many, GATEWAY).length, 64);
    assert.deepEqual(listeners(many, "create ListenerSet ingress-nginx/edge.bridge"), ["bridge"]);
    assert.deepEqual(specOf(many, GATEWAY).allowedListeners, { namespaces: { from: "Same" } });
  });

  it("has the listeners of hosts that stay on nginx too, but for those that it cannot pass", () => {
    const certificates = Array.from({ length: 66 }, (_, index) => ({
      name: `h${index}`,
      host: `h${String(index).padStart(2, "0")}.example`,
      tls: true as const,
    }));
    const stays = { "auth-type": "basic", "auth-secret": "users" };
    const from = inventory({
      ingresses: [
        ...certificates,
        { name: "z", host: "z.example", tls: true as const, annotations: stays },
        {
          name: "zz",
          host: "zz.example",
          tls: true as const,
          annotations: { ...stays, "auth-tls-secret": "shop/clients" },
        },
      ],
      secrets: [
        { name: "users", keys: ["auth"], passwords: { apr1: 1 } },
        { name: "clients", keys: ["ca.crt"] },
      ],
    });
    const plan = planOf({
      from,
      settings: {
        answers: { "shop/z/auth-secret": "holdBack", "shop/zz/auth-secret": "holdBack" },
      },
    });
    const names = listeners(plan, GATEWAY);
    assert.ok(names.includes("https.z.example"), names.join());
    assert.ok(!names.includes("https.zz.example"));
    const route = specOf(plan, "create HTTPRoute ingress-nginx/edge-held-back.z.example.https");
    assert.deepEqual(
      (route.parentRefs as { sectionName: string }[]).map(({ sectionName }) => sectionName),
      ["https.z.example"],
    );
    assert.ok(keysOf(plan).every((key) => !key.includes("held-back.zz")));
  });

  it("gives aliases routes of their own where they come by other listeners, in lists of 16", () => {
    const aliases = Array.from({ length: 20 }, (_, index) => `a${index}.example`).join(",");
    const from = inventory({
      ingresses: [
        {
          name: "web",
          host: "shop.example",
          tls: true,
          annotations: { "auth-type": "basic", "auth-secret": "users", "server-alias": aliases },
        },
      ],
      secrets: [{ name: "users", keys: ["auth"], passwords: { apr1: 1 } }],
    });
    const plan = planOf({ from, settings: { answers: { "shop/web/auth-secret": "holdBack" } } });
    const routes = keysOf(plan).filter((key) =>
      key.includes("HTTPRoute ingress-nginx/edge-held-back"),
    );
    assert.deepEqual(
      routes.map((key) => key.replace(/.*shop\.example\./, "")),
      ["http", "http.2", "https", "https.2"],
    );
  });

  it("ends connections early until nginx is let go, on every listener for HTTP", () => {
    const limits = (plan: MigrationPlan) =>
      ["edge", "edge.https"].map(
        (name) => specOf(plan, `create ClientTrafficPolicy ingress-nginx/${name}`).connection,
      );
    const early = { connectionLimit: { maxRequestsPerConnection: 10 } };
    assert.deepEqual(limits(planOf({ stage: "install" })), [early, early]);
    assert.deepEqual(limits(planOf({ stage: "retire" })), [undefined, undefined]);
  });
});

describe("health checks of a migration", () => {
  const path = (options: Parameters<typeof planOf>[0]) => {
    const { rules } = specOf(planOf(options), "create HTTPRoute ingress-nginx/edge-health") as {
      rules: { matches: { path: { value: string } }[] }[];
    };
    return rules[0]?.matches[0]?.path.value;
  };
  const asked = (healthCheckPath: string) =>
    withService({ loadBalancer: { tls: "nginx", proxyProtocol: "off", healthCheckPath } });

  it("have nginx's path, a part of it that is asked for, or what the settings say", () => {
    assert.equal(path({}), "/healthz");
    assert.equal(path({ from: inventory({ arguments: { "health-check-path": "/up" } }) }), "/up");
    assert.equal(path({ from: asked("/healthz/lb") }), "/healthz/lb");
    // A path that an application answers is converted with it.
    assert.equal(path({ from: asked("/") }), "/healthz");
    assert.equal(path({ from: asked("/healthz"), settings: { healthPath: "/mine" } }), "/mine");
  });
});

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

describe("the marker of a migration", () => {
  it("says stage, plan, stack, and what nginx's objects held", () => {
    const plan = planOf({ stage: "idle" });
    const { [MARKER_KEYS.originals]: originals = "", ...others } = markerOf(plan);
    assert.deepEqual(others, {
      [MARKER_KEYS.stage]: "idle",
      [MARKER_KEYS.stack]: "dev",
      [MARKER_KEYS.planHash]: plan.planHash,
    });
    assert.deepEqual(parseOriginals(originals), {
      controller: "ingress-nginx/ingress-nginx-controller",
      entry: {
        service: "ingress-nginx/ingress-nginx-controller",
        selector: service().spec.selector,
      },
      keepAlive: null,
      replicas: 2,
      failurePolicies: { "ingress-nginx-admission/validate.nginx.ingress.kubernetes.io": "Fail" },
    });
  });

  it("leaves out what is not there", () => {
    const from = inventory({
      arguments: { configmap: "ingress-nginx/gone" },
      controller: { autoscaler: { name: "hpa", minReplicas: 2, maxReplicas: 9 }, services: [] },
    });
    const plan = planOf({ from });
    const originals = parseOriginals(markerOf(plan)[MARKER_KEYS.originals] ?? "");
    assert.deepEqual(Object.keys(originals ?? {}).sort(), ["controller", "failurePolicies"]);
    assert.equal(plan.controller?.replicas, undefined);
    assert.ok(keysOf(plan).every((key) => !/^patch (ConfigMap|Deployment)/.test(key)));
  });

  it("is not there before anything is", () => {
    assert.deepEqual(planOf({ stage: "assess" }).resources, []);
  });
});
