import assert from "node:assert/strict";
import { compileGateway } from "../../../model/gateway/compile";
import { settingsOf } from "../../support/settings";

const LABELS = { "app.kubernetes.io/managed-by": "envoy-edge", "envoy-edge/stack": "dev" };
const METADATA = { name: "public", namespace: "envoy-edge", labels: LABELS };
const TARGET = { group: "gateway.networking.k8s.io", kind: "Gateway", name: "public" };

/** Plan of the Gateway `public` with these settings. */
function plan(entry: object, controller: object = {}) {
  const settings = settingsOf({ controller, gateways: { public: entry } });
  return compileGateway({
    name: "public",
    settings: settings.gateways.public ?? assert.fail(),
    controller: settings.controller,
    stack: "dev",
  });
}

const kubernetesOf = (entry: object, controller?: object) =>
  plan(entry, controller).envoyProxy.spec.provider?.kubernetes;

const clientPolicies = (entry: object) =>
  plan(entry).policies.filter(({ kind }) => kind === "ClientTrafficPolicy");

const BASELINE = {
  headers: {
    withUnderscoresAction: "DropHeader",
    requestID: "PreserveOrGenerate",
    lateResponseHeaders: { remove: ["server"] },
  },
  path: { escapedSlashesAction: "KeepUnchanged" },
  timeout: { http: { idleTimeout: "75s" } },
  tls: { alpnProtocols: ["h2", "http/1.1"], minVersion: "1.2" },
};

describe("compileGateway", () => {
  it("makes the plan of a Gateway with all defaults", () => {
    const { envoyProxy, gateway, policies, ...rest } = plan({});
    assert.deepEqual(envoyProxy, {
      apiVersion: "gateway.envoyproxy.io/v1alpha1",
      kind: "EnvoyProxy",
      metadata: METADATA,
      spec: {
        provider: {
          type: "Kubernetes",
          kubernetes: {
            envoyDeployment: {
              replicas: 2,
              pod: {
                topologySpreadConstraints: [
                  {
                    maxSkew: 1,
                    topologyKey: "kubernetes.io/hostname",
                    whenUnsatisfiable: "ScheduleAnyway",
                    labelSelector: {
                      matchLabels: {
                        "gateway.envoyproxy.io/owning-gateway-name": "public",
                        "gateway.envoyproxy.io/owning-gateway-namespace": "envoy-edge",
                      },
                    },
                  },
                ],
              },
              patch: {
                type: "StrategicMerge",
                value: {
                  spec: {
                    template: {
                      spec: {
                        terminationGracePeriodSeconds: 270,
                        containers: [
                          {
                            name: "envoy",
                            ports: [{ name: "http", containerPort: 10_080, protocol: "TCP" }],
                          },
                        ],
                      },
                    },
                  },
                },
              },
            },
            envoyService: { type: "LoadBalancer", externalTrafficPolicy: "Local" },
            envoyPDB: { minAvailable: 1 },
          },
        },
        shutdown: { drainTimeout: "240s", minDrainDuration: "10s" },
      },
    });
    assert.deepEqual(gateway, {
      apiVersion: "gateway.networking.k8s.io/v1",
      kind: "Gateway",
      metadata: METADATA,
      spec: {
        gatewayClassName: "envoy-edge",
        infrastructure: {
          parametersRef: { group: "gateway.envoyproxy.io", kind: "EnvoyProxy", name: "public" },
        },
        listeners: [
          {
            name: "http",
            port: 80,
            protocol: "HTTP",
            allowedRoutes: { namespaces: { from: "All" } },
          },
        ],
      },
    });
    assert.deepEqual(policies, [
      {
        apiVersion: "gateway.envoyproxy.io/v1alpha1",
        kind: "BackendTrafficPolicy",
        metadata: METADATA,
        spec: {
          targetRefs: [TARGET],
          timeout: {
            tcp: { connectTimeout: "5s" },
            http: {
              requestTimeout: "0s",
              streamIdleTimeout: "60s",
              connectionIdleTimeout: "60s",
            },
          },
          retry: {
            numRetries: 2,
            retryOn: { triggers: ["connect-failure", "reset-before-request", "refused-stream"] },
          },
          loadBalancer: { type: "RoundRobin" },
        },
      },
      {
        apiVersion: "gateway.envoyproxy.io/v1alpha1",
        kind: "ClientTrafficPolicy",
        metadata: METADATA,
        spec: { targetRefs: [TARGET], ...BASELINE },
      },
    ]);
    assert.deepEqual(rest, {
      name: "public",
      namespace: "envoy-edge",
      namespaceOwner: "stack",
      redirects: [],
      grants: [],
      listeners: [{ name: "http", port: 80, protocol: "HTTP" }],
      protect: true,
      addressTimeoutSeconds: 180,
      verify: "request",
    });
  });

  it("ends TLS at HTTPS listeners and lets the Gateway read certificates of other namespaces", () => {
    const { gateway, grants, listeners } = plan({
      listeners: {
        a: { port: 443, hostname: "a.example.com", certificates: ["own", "certs/wild"] },
        b: { port: 8443, certificates: ["certs/wild", "envoy-edge/same"] },
      },
    });
    assert.deepEqual(
      gateway.spec.listeners.map(({ name, hostname, tls }) => ({ name, hostname, tls })),
      [
        {
          name: "a",
          hostname: "a.example.com",
          tls: {
            mode: "Terminate",
            certificateRefs: [
              { group: "", kind: "Secret", name: "own" },
              { group: "", kind: "Secret", name: "wild", namespace: "certs" },
            ],
          },
        },
        {
          name: "b",
          hostname: undefined,
          tls: {
            mode: "Terminate",
            certificateRefs: [
              { group: "", kind: "Secret", name: "wild", namespace: "certs" },
              { group: "", kind: "Secret", name: "same", namespace: "envoy-edge" },
            ],
          },
        },
      ],
    );
    assert.deepEqual(grants, [
      {
        apiVersion: "gateway.networking.k8s.io/v1",
        kind: "ReferenceGrant",
        metadata: { name: "public.envoy-edge.wild", namespace: "certs", labels: LABELS },
        spec: {
          from: [{ group: "gateway.networking.k8s.io", kind: "Gateway", namespace: "envoy-edge" }],
          to: [{ group: "", kind: "Secret", name: "wild" }],
        },
      },
    ]);
    assert.deepEqual(listeners, [
      { name: "a", port: 443, protocol: "HTTPS", hostname: "a.example.com" },
      { name: "b", port: 8443, protocol: "HTTPS" },
    ]);
  });

  it("repeats the baseline, with Strict-Transport-Security, for each HTTPS listener", () => {
    const https = { port: 443, certificates: ["shop"] };
    const policies = clientPolicies({ listeners: { http: 80, https }, hsts: "max-age=60" });
    assert.deepEqual(
      policies.map(({ metadata, spec }) => ({ name: metadata.name, spec })),
      [
        { name: "public", spec: { targetRefs: [TARGET], ...BASELINE } },
        {
          name: "public.https",
          spec: {
            targetRefs: [{ ...TARGET, sectionName: "https" }],
            ...BASELINE,
            headers: {
              ...BASELINE.headers,
              lateResponseHeaders: {
                remove: ["server"],
                set: [{ name: "Strict-Transport-Security", value: "max-age=60" }],
              },
            },
          },
        },
      ],
    );
    assert.equal(clientPolicies({ listeners: { https }, hsts: "off" }).length, 1);
  });

  it("takes the client's address from where it is told, on every listener", () => {
    const listeners = { http: 80, https: { port: 443, certificates: ["shop"] } };
    const CASES: [clientIp: unknown, fields: object][] = [
      ["connection", {}],
      ["proxyProtocol", { proxyProtocol: { optional: false } }],
      [{ header: "x-real-ip" }, { clientIPDetection: { customHeader: { name: "x-real-ip" } } }],
      [
        { xForwardedFor: { trustedHops: 2 } },
        { clientIPDetection: { xForwardedFor: { numTrustedHops: 2 } } },
      ],
      [
        { xForwardedFor: { trustedCidrs: ["192.0.2.0/24", "10.0.0.0/8"] } },
        { clientIPDetection: { xForwardedFor: { trustedCIDRs: ["10.0.0.0/8", "192.0.2.0/24"] } } },
      ],
    ];
    for (const [clientIp, fields] of CASES) {
      const policies = clientPolicies({ listeners, clientIp });
      assert.equal(policies.length, 2);
      for (const { spec } of policies) {
        const { targetRefs, headers, path, timeout, tls, ...found } = spec as Record<
          string,
          unknown
        >;
        assert.deepEqual(found, fields);
        assert.ok(targetRefs && headers && path && timeout && tls);
      }
    }
  });

  it("sets what the Service, the pods and the image are told to be", () => {
    const resources = { requests: { cpu: "1", memory: "512Mi" } };
    const { envoyDeployment, envoyService, ...rest } =
      kubernetesOf(
        {
          replicas: 1,
          resources,
          service: {
            annotations: { "example.com/scheme": "internal" },
            loadBalancerIP: "203.0.113.7",
            externalTrafficPolicy: "Cluster",
          },
        },
        { registry: "registry.example.com/mirror" },
      ) ?? {};
    assert.equal(envoyDeployment?.replicas, 1);
    assert.deepEqual(envoyDeployment.container, {
      imageRepository: "registry.example.com/mirror/envoyproxy/envoy",
      resources,
    });
    assert.deepEqual(envoyService, {
      type: "LoadBalancer",
      annotations: { "example.com/scheme": "internal" },
      loadBalancerIP: "203.0.113.7",
      externalTrafficPolicy: "Cluster",
    });
    assert.deepEqual(rest, {}, "one pod has no budget");
  });

  it("leaves the traffic policy out of a ClusterIP Service, where it is not allowed", () => {
    assert.deepEqual(kubernetesOf({ service: { type: "ClusterIP" } })?.envoyService, {
      type: "ClusterIP",
    });
  });

  it("names each container port once, the first of a protocol plainly", () => {
    const secure = (port: number, hostname: string) => ({ port, hostname, certificates: ["a"] });
    const patch = kubernetesOf({
      listeners: {
        other: 8080,
        web: 80,
        a: secure(443, "a.example.com"),
        b: secure(443, "b.example.com"),
        c: secure(8443, "c.example.com"),
      },
    })?.envoyDeployment?.patch?.value as {
      spec: { template: { spec: { containers: { ports: object[] }[] } } };
    };
    assert.deepEqual(patch.spec.template.spec.containers[0]?.ports, [
      { name: "http", containerPort: 10_080, protocol: "TCP" },
      { name: "https", containerPort: 10_443, protocol: "TCP" },
      { name: "http-8080", containerPort: 8080, protocol: "TCP" },
      { name: "https-8443", containerPort: 8443, protocol: "TCP" },
    ]);
  });
});
