import assert from "node:assert/strict";
import {
  inventoryPermissions,
  markerPermission,
  releasePermission,
} from "../../cluster/inventory/permissions";
import { readNamed } from "../../cluster/inventory/read";
import { connect } from "../../cluster/connection";
import { readCluster } from "../../commands/inventory/cluster";
import { CommandFault } from "../../commands/fault";
import { formatOriginals } from "../../model/migration/originals";
import { buildInventory, formatInventory, releaseSelector } from "../../model/nginx/inventory";
import { fakeApiServer } from "../support/api-server";
import { markerAnnotations } from "../support/marker";
import type { FakeApiServer, Rule } from "../support/api-server";
import { helmRelease, keptRelease } from "../support/helm-release";
import { fixtureObjects, ingressWith, inventoryOf, secretWith } from "../support/inventory";
import { documentedRules, rightsOf } from "../support/inventory-roles";

const older = helmRelease({ version: 9, manifest: "" });

const users = secretWith({ name: "users", values: { auth: "alice:{SHA}x" } });
const unrelated = secretWith({ name: "unrelated", values: { password: "must-not-be-read" } });
const cluster = (): unknown[] => [...fixtureObjects(), keptRelease, older, users, unrelated];

describe("reading an inventory from a cluster", () => {
  const servers: FakeApiServer[] = [];
  after(() => servers.forEach((server) => server.close()));

  const serve = async (rules: readonly Rule[], objects = cluster()): Promise<FakeApiServer> => {
    const server = await fakeApiServer({ objects, rules });
    servers.push(server);
    return server;
  };

  const read = async (server: FakeApiServer, secrets: "facts" | "left out" = "facts") =>
    readCluster({
      connection: { kubeconfig: server.kubeconfig },
      options: { secrets },
      onRead: () => undefined,
    });

  it("gives what the objects give, page by page", async () => {
    const server = await serve(documentedRules());
    const { input, faults } = await read(server);
    assert.deepEqual(faults, []);
    const built = buildInventory(input);
    assert("inventory" in built);
    assert.equal(formatInventory(built.inventory), formatInventory(inventoryOf(cluster())));
    assert.equal(built.inventory.controller?.services[0]?.helm?.resourcePolicy, "keep");
    assert.deepEqual(built.inventory.unknown, []);
    assert.ok(server.paths.some((path) => path.includes("/ingresses?limit=500&continue=3")));
  });

  it("says the same in the middle of a migration", async () => {
    const originals = formatOriginals({
      controller: "ingress-nginx/ingress-nginx-controller",
      replicas: 3,
      failurePolicies: {},
    });
    const marker = (name: string, annotations: Record<string, string>) => ({
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: {
        name,
        namespace: "ingress-nginx",
        labels: { "app.kubernetes.io/managed-by": "envoy-edge" },
        annotations,
      },
    });
    const server = await serve(documentedRules(), [
      ...cluster(),
      marker("main.envoy-edge", markerAnnotations({ stage: "pool", originals })),
      marker("other", { anything: "else" }),
      ingressWith({ name: "canary", labels: { "app.kubernetes.io/managed-by": "envoy-edge" } }),
    ]);
    const built = buildInventory((await read(server)).input);
    assert("inventory" in built);
    const before = inventoryOf(cluster());
    assert.notEqual(before.controller?.replicas, 3);
    assert.deepEqual(built.inventory, {
      ...before,
      controller: { ...before.controller, replicas: 3 },
    });
  });

  it("uses the rights of the documented roles, each of them, and no other", async () => {
    const server = await serve(documentedRules());
    await read(server);
    assert.deepEqual([...server.used].sort(), rightsOf(documentedRules()));
    assert.deepEqual([...server.refused], []);
    const checked = [
      ...inventoryPermissions({ secrets: "facts" }),
      releasePermission("ingress-nginx"),
      markerPermission("ingress-nginx"),
    ].map(({ verb, group, resource, namespace }) => ({
      verbs: [verb],
      apiGroups: [group],
      resources: [resource],
      ...(namespace !== undefined && { namespace }),
    }));
    assert.deepEqual(rightsOf(checked), rightsOf(documentedRules()));
  });

  it("reads no Secret that nothing refers to, and of Helm only the newest revision", async () => {
    const server = await serve(documentedRules());
    await read(server);
    const secrets = server.paths.filter((path) => path.includes("/secrets"));
    assert.deepEqual(secrets.sort(), [
      "/api/v1/namespaces/ingress-nginx/secrets/dh-param",
      "/api/v1/namespaces/ingress-nginx/secrets/sh.helm.release.v1.ingress-nginx.v12",
      "/api/v1/namespaces/ingress-nginx/secrets/wildcard",
      "/api/v1/namespaces/ingress-nginx/secrets?labelSelector=owner%3Dhelm%2Cname%3Dingress-nginx&limit=500",
      "/api/v1/namespaces/shop/secrets/shop-tls",
      "/api/v1/namespaces/shop/secrets/users",
    ]);
  });

  it("needs no right on Secrets without them", async () => {
    const rules = documentedRules({
      without: ["edge-inventory-secrets", "edge-inventory-release"],
    });
    const server = await serve(rules);
    const { input } = await read(server, "left out");
    const built = buildInventory(input);
    assert("inventory" in built);
    assert.deepEqual(built.inventory.unknown, ["resourcePolicy", "secrets"]);
    assert.deepEqual([...server.used].sort(), rightsOf(rules));
    assert.ok(!server.paths.some((path) => path.includes("/secrets")));
  });

  it("names every missing right in one error, and reads nothing by name", async () => {
    const rules = documentedRules({
      without: ["edge-inventory-secrets", "edge-inventory-release"],
    });
    const server = await serve(rules.filter(({ resources }) => !resources.includes("ingresses")));
    await assert.rejects(read(server), (error) => {
      assert(error instanceof CommandFault);
      assert.equal(error.exitCode, 2);
      assert.equal(
        error.message,
        [
          "the identity of the kubeconfig may not:",
          "  list ingresses.networking.k8s.io",
          "  list ingressclasses.networking.k8s.io",
          "  get secrets",
          "  list secrets in namespace ingress-nginx",
          "docs/inventory-rbac.yaml grants what is needed; --without-secrets does without the rights on secrets",
        ].join("\n"),
      );
      return true;
    });
    assert.ok(!server.paths.some((path) => /\/(configmaps|secrets)\//.test(path)));
    const withoutClasses = await serve(
      documentedRules().filter(({ resources }) => !resources.includes("endpointslices")),
    );
    await assert.rejects(
      read(withoutClasses),
      /list endpointslices\.discovery\.k8s\.io\ndocs.*needed$/,
    );
  });

  it("goes on without a release that is not there", async () => {
    const server = await serve(documentedRules(), [...fixtureObjects(), users]);
    const built = buildInventory((await read(server)).input);
    assert("inventory" in built);
    assert.deepEqual(built.inventory.unknown, ["resourcePolicy"]);
  });

  it("says how far it is", async () => {
    const server = await serve(documentedRules());
    const seen: string[] = [];
    await readCluster({
      connection: { kubeconfig: server.kubeconfig },
      options: { secrets: "facts" },
      onRead: (kind, { read: done, total }) => seen.push(`${kind} ${done} of ${total}`),
    });
    const ofKind = (kind: string): string[] => seen.filter((line) => line.startsWith(`${kind} `));
    assert.deepEqual(ofKind("Ingress"), ["Ingress 3 of 4", "Ingress 4 of 4"]);
    assert.ok(ofKind("ConfigMaps and Secrets").length > 0);
  });

  it("passes errors of single objects on", async () => {
    const server = await serve([]);
    await assert.rejects(
      readNamed({
        connection: connect({ kubeconfig: server.kubeconfig }),
        named: { configMaps: ["a/b"], secrets: [], releases: [] },
        releaseSelector,
        onRead: () => undefined,
      }),
      /may not get configmaps/,
    );
  });

  it("says when the cluster cannot be reached, or gives no answer of Kubernetes", async () => {
    const nowhere = readCluster({
      connection: { kubeconfig: "/nowhere/kubeconfig" },
      options: { secrets: "facts" },
      onRead: () => undefined,
    });
    await assert.rejects(nowhere, (error) => {
      assert(error instanceof CommandFault);
      assert.match(
        error.message,
        /the kubeconfig cannot be read: .*; see --kubeconfig and --context/,
      );
      return error.exitCode === 2;
    });
    const server = await serve(documentedRules(), [
      ...cluster().filter((each) => each !== keptRelease),
      {
        ...keptRelease,
        metadata: { ...keptRelease.metadata, labels: { owner: "helm", name: "ingress-nginx" } },
      },
    ]);
    await assert.rejects(read(server), /the API server's answer is none of Kubernetes: .*version/s);
  });
});
