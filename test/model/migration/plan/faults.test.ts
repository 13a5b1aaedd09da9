import assert from "node:assert/strict";
import type { MigrationPlan } from "../../../../model/migration/plan/migration-plan";
import type { AddressMode, Stage } from "../../../../model/migration/stage";
import { migrationFaults } from "../../../../model/migration/plan/faults/across";
import { planMigration } from "../../../../model/migration/plan/plan";
import type { Inventory } from "../../../../model/nginx/inventory";
import { settingsOf } from "../../../support/settings";
import { admission, chart, faultsOf, inventory, planOf, service } from "./planned";

const withService = (parts: Parameters<typeof service>[0]): Inventory =>
  inventory({ controller: { services: [service(parts), admission()] } });

const withPorts = (ports: readonly object[], controller: object = {}): Inventory =>
  inventory({ controller: { services: [service({ spec: { ports } })], ...controller } });

interface Case {
  readonly from?: Inventory;
  readonly settings?: Record<string, unknown>;
  readonly controller?: Record<string, unknown>;
  readonly stage?: Stage;
  readonly name?: string;
  /** Faults by address mode; a mode that is left out has none. */
  readonly faults: Partial<Record<AddressMode, Record<string, Stage>>>;
}

const all = (faults: Record<string, Stage>) => ({ adopt: faults, own: faults, dns: faults });
const services = (faults: Record<string, Stage>) => ({ adopt: faults, own: faults });

const heldBack = (annotations: Record<string, string>, more: object = {}) => ({
  from: inventory({
    ingresses: [
      {
        name: "web",
        host: "shop.example",
        tls: true,
        annotations: { "auth-type": "basic", "auth-secret": "users", ...annotations },
      },
    ],
    secrets: [
      { name: "users", keys: ["auth"], passwords: { apr1: 1 } },
      { name: "clients", keys: ["ca.crt"] },
    ],
    ...more,
  }),
  settings: { answers: { "shop/web/auth-secret": "holdBack" } },
});

const CASES: Record<string, Case> = {
  "a chart": { faults: {} },
  "no controller": {
    from: inventory({ controller: null }),
    faults: all({ "controller-missing": "install" }),
  },
  "a controller that is another": {
    from: inventory({
      controller: null,
      ingressClasses: [
        { name: "nginx", controller: "nginx.org/ingress-controller", isDefault: true },
      ],
    }),
    faults: all({ "controller-other": "install" }),
  },
  "the network of the nodes": {
    from: inventory({ controller: { network: "host" } }),
    faults: { adopt: { "nginx-on-nodes": "adopt" } },
  },
  "ports of the nodes": {
    from: inventory({
      controller: {
        ports: [
          { name: "http", containerPort: 80, protocol: "TCP", hostPort: 80 },
          { name: "https", containerPort: 443, protocol: "TCP", hostPort: 443 },
        ],
      },
    }),
    faults: { adopt: { "nginx-on-nodes": "adopt" } },
  },
  "no ConfigMap": {
    from: inventory({ arguments: { configmap: "ingress-nginx/gone" } }),
    settings: { answers: {} },
    faults: all({ "nginx-configmap": "adopt" }),
  },
  "a DaemonSet": {
    from: inventory({ controller: { kind: "DaemonSet" } }),
    faults: all({ "nginx-daemonset": "idle" }),
  },
  "an autoscaler": {
    from: inventory({
      controller: { autoscaler: { name: "hpa", minReplicas: 2, maxReplicas: 9 } },
    }),
    faults: all({ "nginx-autoscaled": "idle" }),
  },
  "no Service of clients": {
    from: inventory({ controller: { services: [admission()] } }),
    faults: { adopt: { "entry-service-missing": "install" } },
  },
  "no Service at all, and one that is named": {
    from: inventory({ controller: { services: [] } }),
    settings: { service: "gone" },
    faults: services({ "entry-service-unknown": "install" }),
  },
  "another Service that is named": {
    settings: { service: "gone" },
    faults: services({ "entry-service-unknown": "install" }),
  },
  "several Services of clients": {
    from: inventory({ controller: { services: [service(), service({ name: "internal" })] } }),
    faults: services({ "entry-service-several": "install" }),
  },
  "several Services of clients, and which one is meant": {
    from: inventory({ controller: { services: [service(), service({ name: "internal" })] } }),
    settings: { service: "internal" },
    faults: {},
  },
  "a Service of ports of the nodes": {
    from: withService({ spec: { type: "NodePort" } }),
    faults: {},
  },
  "a Service of ours beside it": {
    from: inventory({
      controller: {
        services: [
          service(),
          service({ name: "edge-entry", labels: { "app.kubernetes.io/managed-by": "envoy-edge" } }),
        ],
      },
    }),
    faults: {},
  },
  "an add-on of the cluster that makes the Service": {
    from: withService({ operator: "NginxIngressController default" }),
    faults: { adopt: { "entry-service-operator": "adopt" } },
  },
  "a repository that applies the Service": {
    from: withService({ gitops: { tool: "argocd", name: "nginx" } }),
    faults: { adopt: { "entry-service-gitops": "adopt" } },
  },
  "a release that takes the Service with it": {
    from: withService({ helm: { release: "a/b", resourcePolicy: "delete" } }),
    faults: { adopt: { "entry-service-release": "adopt" } },
  },
  "a release of which that is not known": {
    from: withService({ helm: { release: "a/b", resourcePolicy: "unknown" } }),
    faults: { adopt: { "entry-service-release": "adopt" } },
  },
  "TLS that the load balancer ends": {
    from: withService({ loadBalancer: { tls: "load balancer", proxyProtocol: "off" } }),
    faults: { adopt: { "entry-service-tls": "adopt" } },
  },
  "PROXY headers that nginx does not read": {
    from: withService({ loadBalancer: { tls: "nginx", proxyProtocol: "on" } }),
    faults: services({ "entry-service-proxy-protocol": "adopt" }),
  },
  "PROXY headers that nginx reads": {
    from: inventory({
      controller: { services: [service({ loadBalancer: { tls: "nginx", proxyProtocol: "on" } })] },
      configMap: { "use-proxy-protocol": "true" },
    }),
    faults: {},
  },
  "ports by number, of a container that names them": {
    from: withPorts([{ port: 80, targetPort: 80 }, { port: 443 }]),
    faults: { adopt: { "port-by-number-80": "adopt", "port-by-number-443": "adopt" } },
  },
  "ports by number, of a container without names": {
    from: withPorts([{ port: 80, targetPort: 80 }], {
      ports: [{ containerPort: 80, protocol: "TCP" }],
    }),
    faults: services({ "port-by-number-80": "adopt" }),
  },
  "a port that nginx does not have": {
    from: withPorts([{ port: 80, targetPort: "web" }]),
    faults: services({ "port-unknown-80": "adopt" }),
  },
  "two names of one port": {
    from: withPorts(
      [
        { port: 80, targetPort: "http" },
        { port: 8080, targetPort: "web" },
      ],
      {
        ports: [
          { name: "http", containerPort: 80, protocol: "TCP" },
          { name: "web", containerPort: 80, protocol: "TCP" },
        ],
      },
    ),
    faults: services({ "port-named-twice-8080": "adopt" }),
  },
  "HTTPS without a certificate": {
    from: inventory({ ingresses: [{ name: "web" }] }),
    faults: services({ "port-without-listener-443": "adopt" }),
  },
  "a port of something else": {
    from: withPorts([{ port: 9000, targetPort: 9000 }]),
    faults: services({ "port-without-listener-9000": "adopt" }),
  },
  "pods without the label of their release": {
    from: inventory({
      controller: chart({
        podLabels: { app: "nginx" },
        services: [service({ spec: { selector: { app: "nginx" } } })],
      }),
    }),
    faults: services({ "instance-label": "adopt" }),
  },
  "a selector of the release's label alone": {
    from: withService({ spec: { selector: { "app.kubernetes.io/instance": "ingress-nginx" } } }),
    faults: services({ "selector-chooses-envoy": "install" }),
  },
  "a default backend of the release": {
    from: inventory({
      services: [
        {
          namespace: "ingress-nginx",
          name: "defaultbackend",
          selector: {
            "app.kubernetes.io/instance": "ingress-nginx",
            "app.kubernetes.io/component": "default-backend",
          },
          ports: [{ port: 80, targetPort: "http" }],
        },
      ],
    }),
    faults: services({ "instance-label-shared": "pool" }),
  },
  "a Service that has our name": {
    from: inventory({ services: [{ namespace: "ingress-nginx", name: "edge" }] }),
    faults: all({ "name-taken": "install" }),
  },
  "a Service of nginx that has our name": {
    from: withService({ name: "edge-anchor" }),
    faults: all({ "name-taken": "install" }),
  },
  "a name that no Service takes": { name: "1st", faults: all({ name: "install" }) },
  "a name that is too long": { name: "a".repeat(51), faults: all({ name: "install" }) },
  "Backends that are switched off": {
    ...heldBack({}),
    controller: {},
    faults: all({ "backend-extension": "routes" }),
  },
  "Backends of the conversion that are switched off": {
    from: inventory({
      ingresses: [
        {
          name: "web",
          host: "shop.example",
          tls: true,
          annotations: { "backend-protocol": "HTTPS" },
        },
      ],
    }),
    controller: {},
    faults: all({ "backend-extension": "routes" }),
  },
  "a host that stays": { ...heldBack({}), faults: {} },
  "a host that stays and limits by address": {
    ...heldBack({ "limit-rps": "5", "whitelist-source-range": "10.0.0.0/8" }),
    faults: {
      adopt: { "held-back-address-shop.example": "pool" },
      own: { "held-back-address-shop.example": "pool" },
      dns: { "held-back-address-shop.example": "cutover" },
    },
  },
  "a host that stays, and clients that are blocked": {
    ...heldBack({}, { configMap: { "block-cidrs": "192.0.2.0/24" } }),
    faults: {
      ...services({ "held-back-address-shop.example": "pool" }),
      dns: { "held-back-address-shop.example": "cutover" },
    },
  },
  "a host that stays with a snippet": {
    ...heldBack(
      { "server-snippet": "deny 192.0.2.7;" },
      { configMap: { "allow-snippet-annotations": "true", "annotations-risk-level": "Critical" } },
    ),
    faults: {
      ...services({ "held-back-address-shop.example": "pool" }),
      dns: { "held-back-address-shop.example": "cutover" },
    },
  },
  "a host that stays and limits by address, which a believed field says": {
    ...heldBack(
      { "limit-rps": "5" },
      { configMap: { "use-forwarded-headers": "true", "proxy-real-ip-cidr": "0.0.0.0/0" } },
    ),
    faults: {},
  },
  "one that Envoy's pods may say": {
    ...heldBack(
      { "limit-rps": "5" },
      { configMap: { "use-forwarded-headers": "true", "proxy-real-ip-cidr": "10.0.0.0/8" } },
    ),
    faults: { dns: { "held-back-address-shop.example": "cutover" } },
  },
  "one that others may say": {
    ...heldBack(
      { "limit-rps": "5" },
      { configMap: { "use-forwarded-headers": "true", "proxy-real-ip-cidr": "192.0.2.0/24" } },
    ),
    faults: {
      ...services({ "held-back-address-shop.example": "pool" }),
      dns: { "held-back-address-shop.example": "cutover" },
    },
  },
  "a host that stays and limits by address, which PROXY headers say": {
    ...heldBack({ "limit-rps": "5" }, { configMap: { "use-proxy-protocol": "true" } }),
    faults: {},
  },
  "a host that stays and chooses endpoints by address": {
    ...heldBack({ "upstream-hash-by": "$binary_remote_addr" }),
    faults: {
      ...services({ "held-back-address-shop.example": "pool" }),
      dns: { "held-back-address-shop.example": "cutover" },
    },
  },
  "a host that stays and chooses endpoints by path, and asks a guard": {
    ...heldBack({
      "upstream-hash-by": "$request_uri",
      "auth-url": "http://guard.shop.svc.cluster.local/check",
    }),
    faults: {},
  },
  "a host that stays and asks clients for certificates": {
    ...heldBack({ "auth-tls-secret": "shop/clients", "auth-tls-verify-client": "on" }),
    faults: {
      ...services({ "held-back-tls-shop.example": "pool" }),
      dns: { "held-back-tls-shop.example": "cutover" },
    },
  },
  "a host that stays and asks clients for none": {
    ...heldBack({ "auth-tls-secret": "shop/clients", "auth-tls-verify-client": "off" }),
    faults: {},
  },
};

const MODES: readonly AddressMode[] = ["adopt", "own", "dns"];

describe("faults of a migration's plan", () => {
  for (const [title, { faults, ...options }] of Object.entries(CASES)) {
    it(`of ${title}`, () => {
      for (const mode of MODES) {
        assert.deepEqual(faultsOf({ mode, ...options }), faults[mode] ?? {}, mode);
      }
    });
  }

  it("say what is wrong, where, and what works", () => {
    for (const { from, settings, controller } of Object.values(CASES)) {
      for (const { id, message, remedy } of planOf({
        ...(from && { from }),
        ...(settings && { settings }),
        ...(controller && { controller }),
      }).faults) {
        assert.ok(message.length > 20 && remedy.length > 10, id);
        assert.doesNotMatch(message + remedy, /undefined|\bnull\b|\[object|: $/, id);
      }
    }
  });

  it("of records: an Ingress moves with all of its hosts", () => {
    const from = inventory({
      ingresses: [
        {
          name: "web",
          host: "shop.example",
          rules: [{ host: "www.example", paths: ["/"] }],
          tls: true,
        },
        { name: "any", rules: [{ paths: [{ path: "/", backend: "any" }] }] },
      ],
    });
    const split = (dnsHosts: string[]) =>
      faultsOf({ from, mode: "dns", stage: "pool", settings: { dnsHosts } });
    assert.deepEqual(split(["shop.example"]), { "dns-hosts-split-shop-web": "pool" });
    assert.deepEqual(split(["shop.example", "www.example"]), {});
  });

  it("of groups that nothing leads come from the canaries", () => {
    const from = inventory({
      ingresses: [
        { name: "web", host: "shop.example", tls: true, annotations: { "rewrite-target": "/x" } },
      ],
    });
    assert.deepEqual(faultsOf({ from, stage: "optin" }), { "canary-groups": "optin" });
  });

  it("are in the order of stages", () => {
    const from = inventory({
      controller: {
        kind: "DaemonSet",
        services: [service({ gitops: { tool: "flux", name: "a/b" } }), service({ name: "edge" })],
      },
    });
    const { faults } = planOf({ from, settings: { service: "ingress-nginx-controller" } });
    assert.deepEqual(
      faults.map(({ stage }) => stage),
      ["install", "adopt", "idle"],
    );
  });
});

describe("faults between migrations", () => {
  const between = (...plans: readonly MigrationPlan[]) => migrationFaults({ plans, gateways: {} });

  it("are a controller or a Service that is moved twice", () => {
    const one = planOf({ name: "one" });
    const two = planOf({ name: "two" });
    assert.deepEqual(
      between(two, one).map(({ migration, id, stage }) => [migration, id, stage]),
      [
        ["two", "same-controller", "install"],
        ["two", "same-service", "install"],
      ],
    );
    const own = planOf({ name: "own", mode: "own" });
    assert.deepEqual(
      between(one, own).map(({ id }) => id),
      ["same-controller"],
    );
    const none = ["a", "b"].map((name) => planOf({ name, from: inventory({ controller: null }) }));
    assert.deepEqual(between(...none), []);
  });

  it("are a Gateway that the stack declares by the name of a migration's, and none elsewhere", () => {
    const plans = [planOf({ name: "edge" })];
    const declared = (gateways: Record<string, unknown>) =>
      migrationFaults({ plans, gateways: settingsOf({ gateways }).gateways }).map(({ id }) => id);
    assert.deepEqual(declared({ edge: { namespace: "ingress-nginx" } }), ["gateway-declared"]);
    assert.deepEqual(declared({ edge: {}, other: { namespace: "ingress-nginx" } }), []);
  });
});

describe("planMigration", () => {
  it("refuses a name that the configuration does not have", () => {
    assert.throws(
      () =>
        planMigration({
          name: "gone",
          settings: settingsOf({}),
          inventory: inventory(),
          stack: "dev",
        }),
      /no migration gone/,
    );
  });
});
