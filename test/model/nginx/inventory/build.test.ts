import assert from "node:assert/strict";
import fc from "fast-check";
import {
  buildInventory,
  formatInventory,
  inventorySchema,
  missingReferences,
} from "../../../../model/nginx/inventory";
import {
  classOf,
  controllerWith,
  fixtureObjects,
  ingressWith,
  inventoryOf,
  objectsOf,
  secretWith,
} from "../../../support/inventory";

const PREFIX = "nginx.ingress.kubernetes.io";

describe("an inventory", () => {
  it("fits its schema, with everything in the fixtures that belongs to it", () => {
    const inventory = inventoryOf(fixtureObjects());
    assert.deepEqual(inventorySchema.parse(inventory), inventory);
    const names = (list: readonly { namespace?: string; name: string }[]): string[] =>
      list.map(({ namespace, name }) => (namespace === undefined ? name : `${namespace}/${name}`));
    assert.deepEqual(names(inventory.ingresses), ["shop/admin", "shop/web"]);
    assert.deepEqual(names(inventory.configMaps), [
      "ingress-nginx/ingress-nginx-controller",
      "ingress-nginx/ingress-nginx-tcp",
      "ingress-nginx/response-headers",
      "shop/response-headers",
    ]);
    assert.deepEqual(names(inventory.services), ["shop/api", "shop/web", "tools/auth"]);
    assert.deepEqual(names(inventory.namespaces), ["ingress-nginx", "shop"]);
    assert.deepEqual(names(inventory.crds), [
      "backends.gateway.envoyproxy.io",
      "gateways.gateway.networking.k8s.io",
    ]);
    assert.deepEqual(inventory.unknown, ["resourcePolicy"]);
    assert.deepEqual(inventory.kubernetes, { version: "v1.35.4" });
  });

  it("has of the controller what a hand-over must know", () => {
    const { controller } = inventoryOf(fixtureObjects());
    assert(controller !== undefined);
    assert.equal(controller.version, "1.15.1");
    assert.equal(controller.arguments.configmap, "ingress-nginx/ingress-nginx-controller");
    assert.equal(controller.arguments["enable-metrics"], "true");
    assert.deepEqual(controller.autoscaler, {
      name: "ingress-nginx-controller",
      minReplicas: 2,
      maxReplicas: 11,
    });
    assert.equal(controller.replicas, 2);
    const [entry, admission] = controller.services;
    assert(entry !== undefined && admission !== undefined);
    assert.equal(entry.loadBalancer.healthCheckPath, "/healthz");
    assert.deepEqual(entry.managers, [
      { manager: "cloud-controller-manager", operation: "Update", subresource: "status" },
      { manager: "helm", operation: "Update" },
    ]);
    const raw = fixtureObjects().find(
      ({ kind, metadata }) =>
        kind === "Service" && (metadata as { name: string }).name === "ingress-nginx-controller",
    );
    assert.deepEqual(entry.spec, raw?.spec);
    assert.deepEqual(entry.status, raw?.status);
    assert.deepEqual(admission.status, {});
    assert.deepEqual(controller.webhooks, [
      {
        configuration: "ingress-nginx-admission",
        name: "validate.nginx.ingress.kubernetes.io",
        service: "ingress-nginx/ingress-nginx-controller-admission",
        failurePolicy: "Fail",
        labels: { "app.kubernetes.io/instance": "ingress-nginx" },
      },
    ]);
  });

  it("withholds credentials in arguments and keys of ConfigMaps, and says that they are there", () => {
    const inventory = inventoryOf(fixtureObjects());
    assert.deepEqual(inventory.controller?.withheldArguments, ["maxmind-license-key"]);
    assert.deepEqual(inventory.configMaps[0]?.withheld, ["ssl-session-ticket-key"]);
    const text = formatInventory(inventory);
    for (const secret of ["maxmind-license-to-keep", "dGlja2V0", "key-that-must-stay-here"]) {
      assert.ok(!text.includes(secret), secret);
    }
  });

  it("reads command lines as the controller does", () => {
    const deployment = controllerWith([
      "--watch-namespace",
      "shop",
      "--enable-metrics",
      "--profiling",
      "word",
      "-v=3",
      "--v",
      "--sync-rate-limit=1",
      "--sync-rate-limit=2",
      "--publish-service=$(POD_NAMESPACE)/$(NAME)-$(MISSING)-$$(X)",
      "--http-port",
    ]);
    const spec = deployment.spec as { template: { spec: Record<string, unknown> } };
    const [, controller] = spec.template.spec.containers as Record<string, unknown>[];
    Object.assign(controller ?? {}, {
      env: [
        { name: "POD_NAMESPACE", valueFrom: { fieldRef: { fieldPath: "metadata.namespace" } } },
        { name: "NAME", value: "edge" },
      ],
      ports: [{ containerPort: 80, hostPort: 8080 }],
      volumeMounts: [
        { name: "other", mountPath: "/tmp" },
        { name: "template", mountPath: "/etc/nginx/template" },
      ],
    });
    Object.assign(spec.template.spec, {
      hostNetwork: true,
      volumes: [
        { name: "other", emptyDir: {} },
        { name: "template", configMap: { name: "own" } },
      ],
    });
    const found = inventoryOf([deployment]).controller;
    assert.deepEqual(found?.arguments, {
      "enable-metrics": "true",
      "http-port": "true",
      profiling: "true",
      "publish-service": "ingress-nginx/edge-$(MISSING)-$(X)",
      "sync-rate-limit": "2",
      v: "true",
      "watch-namespace": "shop",
    });
    assert.equal(found.network, "host");
    assert.deepEqual(found.ports, [{ containerPort: 80, protocol: "TCP", hostPort: 8080 }]);
    assert.equal(found.customTemplate, "ingress-nginx/own");
    assert.equal(found.replicas, 1);
    assert.equal(found.autoscaler, undefined);
  });

  it("has Services as their kind of port, endpoint and name is", () => {
    const services = inventoryOf(fixtureObjects()).services;
    assert.deepEqual(
      services.map(({ name, type, clusterIP, endpoints }) => [name, type, clusterIP, endpoints]),
      [
        ["api", "ClusterIP", "none", "none"],
        ["web", "ClusterIP", "assigned", "ready"],
        ["auth", "ExternalName", "none", undefined],
      ],
    );
    assert.deepEqual(services[0]?.ports, [{ port: 8080, protocol: "TCP", targetPort: 8080 }]);
    assert.equal(services[2]?.externalName, "auth.example.com");
    const bare = {
      apiVersion: "v1",
      kind: "Service",
      metadata: { name: "web", namespace: "shop" },
    };
    const orphan = {
      apiVersion: "discovery.k8s.io/v1",
      kind: "EndpointSlice",
      metadata: { name: "orphan", namespace: "shop" },
      endpoints: [{ conditions: null }],
    };
    const ingress = ingressWith({ className: "nginx" });
    const [service] = inventoryOf([ingress, orphan, { ...bare, spec: { type: null } }]).services;
    assert.deepEqual(service, {
      namespace: "shop",
      name: "web",
      type: "ClusterIP",
      clusterIP: "assigned",
      selector: {},
      ports: [],
      endpoints: "none",
    });
  });

  it("has classes, issuers and external-dns as far as they say something", () => {
    const issuer = (name: string, spec: unknown) => ({
      apiVersion: "cert-manager.io/v1",
      kind: "ClusterIssuer",
      metadata: { name },
      spec,
    });
    const http01 = (ingress: unknown) => ({ http01: { ingress } });
    const parameters = { kind: "ConfigMap", name: "x" };
    const inventory = inventoryOf([
      {
        ...classOf("nginx"),
        metadata: {
          name: "nginx",
          annotations: { "ingressclass.kubernetes.io/is-default-class": "true" },
        },
        spec: { controller: "k8s.io/ingress-nginx", parameters },
      },
      issuer("a", {
        acme: {
          solvers: [
            http01({ class: "old", name: "web" }),
            http01({}),
            { http01: { gatewayHTTPRoute: {} } },
            { dns01: {} },
            { selector: {} },
            7,
          ],
        },
      }),
      issuer("b", { acme: { solvers: "none" } }),
    ]);
    assert.deepEqual(inventory.ingressClasses, [
      { name: "nginx", controller: "k8s.io/ingress-nginx", isDefault: true, parameters },
    ]);
    assert.deepEqual(inventory.issuers[0]?.solvers, [
      { type: "http01 ingress", ingressClass: "old", ingressName: "web" },
      { type: "http01 ingress" },
      { type: "http01 gateway" },
      { type: "dns01" },
      { type: "other" },
      { type: "other" },
    ]);
    assert.deepEqual(inventory.issuers[1]?.solvers, []);
    assert.deepEqual(inventoryOf(fixtureObjects()).externalDns[0]?.arguments, {
      policy: ["sync"],
      source: ["ingress", "service"],
      "txt-owner-id": ["prod"],
    });
  });

  it("keeps an Ingress of a cluster whose backends no API server would take now", () => {
    const empty = { http: { paths: [{ pathType: "Prefix", path: "/", backend: {} }] } };
    const defaultBackend = { service: { name: "web" } };
    const [ingress] = inventoryOf([
      ingressWith({ className: "nginx", defaultBackend, rules: [empty] }),
    ]).ingresses;
    assert.deepEqual(ingress?.defaultBackend, { type: "service", service: "web", port: 0 });
    assert.deepEqual(ingress.rules[0]?.paths[0]?.backend, { type: "resource", kind: "", name: "" });
  });

  it("leaves Secrets out when that was asked for, and says so", () => {
    const users = secretWith({ name: "users", values: { auth: "a:{SHA}x" } });
    const inventory = inventoryOf([...fixtureObjects(), users], { secrets: "left out" });
    assert.deepEqual(inventory.secrets, []);
    assert.deepEqual(inventory.unknown, ["resourcePolicy", "secrets"]);
    assert.equal(inventoryOf([...fixtureObjects(), users]).secrets.length, 1);
  });

  it("says what manifests cannot tell", () => {
    const inventory = inventoryOf([ingressWith({ className: "nginx" })], { source: "manifests" });
    assert.deepEqual(inventory.unknown, [
      "controller",
      "creationTimes",
      "endpoints",
      "ingressClasses",
      "kubernetes",
      "namespaceLabels",
    ]);
  });

  it("is the same bytes whatever the order of the objects", () => {
    const objects = fixtureObjects();
    const expected = formatInventory(inventoryOf(objects));
    fc.assert(
      fc.property(fc.shuffledSubarray(objects, { minLength: objects.length }), (shuffled) => {
        assert.equal(formatInventory(inventoryOf(shuffled)), expected);
      }),
    );
  });

  it("takes 10 000 Ingresses, each with what it refers to", () => {
    const many = Array.from({ length: 10_000 }, (_, index) =>
      ingressWith({
        name: `web-${index}`,
        className: "nginx",
        rules: [{ host: `h${index}.example.com` }],
        tls: [{ secretName: `tls-${index}` }],
      }),
    );
    const inventory = inventoryOf(many);
    assert.equal(inventory.ingresses.length, 10_000);
    const { secrets } = missingReferences({
      objects: objectsOf(many),
      options: { secrets: "facts" },
    });
    assert.equal(secrets.length, 10_000);
  });
});

describe("what an inventory refers to", () => {
  const missing = (objects: readonly unknown[], secrets: "facts" | "left out" = "facts") =>
    missingReferences({ objects: objectsOf(objects), options: { secrets } });

  it("is read off arguments, ConfigMaps, annotations, TLS sections and owners", () => {
    assert.deepEqual(missing(fixtureObjects()), {
      configMaps: ["ingress-nginx/request-headers"],
      secrets: ["ingress-nginx/dh-param", "ingress-nginx/wildcard", "shop/shop-tls", "shop/users"],
      releases: ["ingress-nginx/ingress-nginx"],
    });
    assert.deepEqual(missing(fixtureObjects(), "left out"), {
      configMaps: ["ingress-nginx/request-headers"],
      secrets: [],
      releases: [],
    });
  });

  it("is looked up in the namespaces in which the controller looks", () => {
    const annotations = {
      [`${PREFIX}/auth-secret`]: "other/users",
      [`${PREFIX}/auth-tls-secret`]: "ca",
      [`${PREFIX}/proxy-ssl-secret`]: "a/b/c",
      [`${PREFIX}/custom-headers`]: "without-namespace",
      [`${PREFIX}/auth-proxy-set-headers`]: "other/headers",
      [`${PREFIX}/fastcgi-params-configmap`]: "other/params",
      "example.com/auth-secret": "another-prefix",
    };
    assert.deepEqual(missing([ingressWith({ className: "nginx", annotations, tls: [{}] })]), {
      configMaps: ["other/headers", "shop/params"],
      secrets: ["other/users", "shop/ca"],
      releases: [],
    });
  });

  it("follows the prefix of the annotations", () => {
    const ingress = ingressWith({
      className: "nginx",
      annotations: { "example.com/auth-secret": "users" },
    });
    const controller = controllerWith(["--annotations-prefix=example.com"]);
    assert.deepEqual(missing([controller, classOf("nginx"), ingress]).secrets, ["shop/users"]);
    const asked = missingReferences({
      objects: objectsOf([ingress]),
      options: { secrets: "facts", annotationsPrefix: "example.com" },
    });
    assert.deepEqual(asked.secrets, ["shop/users"]);
  });

  it("is every use of a Secret that has several", () => {
    const of = (type: string) => ({
      [`${PREFIX}/auth-secret`]: "both",
      [`${PREFIX}/auth-secret-type`]: type,
    });
    const { secrets } = inventoryOf([
      ingressWith({ name: "a", className: "nginx", annotations: of("auth-file") }),
      ingressWith({ name: "b", className: "nginx", annotations: of("auth-map") }),
      secretWith({ name: "both", values: { alice: "{SHA}x" } }),
    ]);
    assert.equal(secrets[0]?.keys, undefined);
  });

  it("is nothing when it is not clear which controller is meant", () => {
    const several = [controllerWith([], { name: "a" }), controllerWith([], { name: "b" })];
    assert.deepEqual(missing(several), { configMaps: [], secrets: [], releases: [] });
    const built = buildInventory({
      source: "cluster",
      options: { secrets: "facts" },
      objects: objectsOf(several),
    });
    assert("faults" in built);
  });
});
