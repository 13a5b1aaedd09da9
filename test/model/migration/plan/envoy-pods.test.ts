import assert from "node:assert/strict";
import type { MigrationPlan } from "../../../../model/migration/plan/migration-plan";
import type { Inventory } from "../../../../model/nginx/inventory";
import { inventory, planOf, service, specOf } from "./planned";

type Spec = Record<string, unknown>;

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
