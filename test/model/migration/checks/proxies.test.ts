import assert from "node:assert/strict";
import { tlsNames } from "../../../../model/migration/checks/certificates";
import { healthPathOf } from "../../../../model/migration/checks/health-path";
import { REQUEST_FIGURES } from "../../../../model/migration/evidence/figures";
import { effectiveNginx } from "../../../../model/nginx/effective/build";
import { inventoryOf } from "../../../support/nginx";
import {
  GONE,
  certificate,
  checked,
  entry,
  inputOf,
  pod,
  seen,
  statusesOf,
  told,
  traffic,
  workload,
} from "./input";

describe("check conditions", () => {
  const plan = inputOf({ stage: "routes" }).plan;
  const all = statusesOf(plan);
  const route = all.find(({ kind }) => kind === "HTTPRoute");
  const gateway = all.find(({ kind }) => kind === "Gateway");
  assert(route && gateway);
  type Status = typeof route;
  const without = (gone: Status, status?: Status) =>
    told("conditions", {
      stage: "routes",
      observed: {
        objects: seen([...all.filter((each) => each !== gone), ...(status ? [status] : [])]),
      },
    });
  const name = `HTTPRoute ${route.key}`;

  it("fails for an object that is not there", () => {
    assert.deepEqual(without(route), [
      "failed",
      `${name}: does not exist: apply the stage with pulumi up`,
    ]);
  });

  it("fails without a status, and for one of an older generation", () => {
    const parents = route.scopes.length;
    assert.deepEqual(without(route, { ...route, scopes: [] }), [
      "failed",
      `${name}: ${parents === 1 ? "1 parent" : `${String(parents)} parents`} without a status: no controller has looked at it`,
    ]);
    const [status, ...details] = without(route, { ...route, generation: 3 });
    assert.equal(status, "failed");
    assert.match(details[0] ?? "", /Accepted is of an older generation/);
    const undated = (each: Status): Status => ({
      ...each,
      scopes: each.scopes.map((scope) => ({
        ...scope,
        conditions: scope.conditions.map(({ type, status: said }) => ({ type, status: said })),
      })),
    });
    assert.match(without(route, undated(route))[1] ?? "", /older generation/);
  });

  it("fails for a condition that is False, or not there", () => {
    const [scope] = gateway.scopes;
    assert(scope);
    const condition = { type: "Programmed", status: "False", observedGeneration: 2 };
    const says = (conditions: Status["scopes"][number]["conditions"]) =>
      without(gateway, { ...gateway, scopes: [{ ...scope, conditions }] });
    const title = `Gateway ${gateway.key}`;
    const good = { type: "Accepted", status: "True", observedGeneration: 2 };
    assert.deepEqual(says([good, { ...condition, reason: "NoResources", message: "none" }]), [
      "failed",
      `${title}: Programmed is False (NoResources): none`,
    ]);
    assert.deepEqual(says([good, condition]), [
      "failed",
      `${title}: Programmed is False (no reason): no message`,
    ]);
    assert.deepEqual(says([good]), ["failed", `${title}: Programmed is not there`]);
  });

  it("fails for a listener that is refused, or in conflict", () => {
    const listener = (type: string, status: string) => ({
      type: "listener" as const,
      name: "https",
      conditions: [{ type, status, observedGeneration: 2 }],
    });
    const says = (type: string, status: string) =>
      without(gateway, { ...gateway, scopes: [...gateway.scopes, listener(type, status)] });
    assert.deepEqual(says("ResolvedRefs", "False"), [
      "failed",
      `Gateway ${gateway.key}: listener https: ResolvedRefs is False (no reason): no message`,
    ]);
    assert.equal(says("Conflicted", "True")[0], "failed");
    assert.equal(says("Conflicted", "False")[0], "passed");
    assert.equal(says("ResolvedRefs", "True")[0], "passed");
  });

  it("takes a route without parents, and an object without a spec, as they are", () => {
    const bare = [
      { apiVersion: "gateway.networking.k8s.io/v1", kind: "HTTPRoute", metadata: { name: "a" } },
      {
        apiVersion: "gateway.networking.k8s.io/v1",
        kind: "HTTPRoute",
        metadata: { name: "b", namespace: "shop" },
        spec: {},
      },
    ].map((object) => ({
      group: "routes" as const,
      object,
      mechanism: "create" as const,
      protect: false,
      retain: false,
    }));
    const status = (key: string): Status => ({ kind: "HTTPRoute", key, generation: 1, scopes: [] });
    assert.deepEqual(
      told("conditions", {
        stage: "install",
        plan: { resources: bare },
        observed: { objects: seen([status("/a"), status("shop/b")]) },
      }),
      ["passed"],
    );
  });
});

describe("check certificates", () => {
  const says = (...found: object[]) =>
    told("certificates", {
      stage: "routes",
      observed: { certificates: seen(found as (typeof certificate)[]) },
    });
  const { envoy } = certificate;

  it("counts days to the first end", () => {
    const { numbers, summary } = checked("certificates", { stage: "routes" });
    assert.deepEqual(numbers, { names: 1, daysLeft: 49 });
    assert.equal(summary, "1 name, the first certificate ends in 49 days");
  });

  it("fails for another name, an end that is near, and another chain", () => {
    assert.deepEqual(says({ ...certificate, host: "shop.test" }), [
      "failed",
      "shop.test: the certificate is for *.example",
    ]);
    const none = { ...envoy, names: [] };
    assert.deepEqual(says({ host: "shop.test", envoy: none }), [
      "failed",
      "shop.test: the certificate is for no name",
    ]);
    const ending = { ...envoy, notAfter: "2026-01-20T00:00:00Z" };
    assert.deepEqual(says({ host: "shop.example", envoy: ending, nginx: ending }), [
      "failed",
      "shop.example: the certificate ends in 9 days, 14 are needed",
    ]);
    assert.deepEqual(says({ ...certificate, nginx: { ...envoy, fingerprints: ["AA"] } }), [
      "failed",
      "shop.example: nginx shows another chain of certificates",
    ]);
  });

  it("fails where Envoy shows none, and knows nothing where nginx shows none", () => {
    const error = { error: "reset" };
    assert.deepEqual(says({ ...certificate, envoy: error }), [
      "failed",
      "shop.example: Envoy shows no certificate: reset",
    ]);
    assert.deepEqual(says({ ...certificate, nginx: error }), [
      "unknown",
      "shop.example: nginx shows no certificate: reset",
    ]);
  });

  it("asks for the names that have one, wildcards by some label", () => {
    const names = (host: string, tls?: true) =>
      tlsNames(effectiveNginx(inventoryOf({ ingresses: [{ host, ...(tls && { tls }) }] })));
    assert.deepEqual(names("shop.example", true), ["shop.example"]);
    assert.deepEqual(names("*.shop.example", true), ["edge-verify.shop.example"]);
    assert.deepEqual(names("shop.example"), []);
  });

  it("has nothing to ask where nothing has one", () => {
    assert.deepEqual(says(), ["passed"]);
    assert.equal(
      checked("certificates", { stage: "routes", observed: { certificates: seen([]) } }).summary,
      "0 names with a certificate",
    );
  });
});

describe("check controllers", () => {
  it("fails for pods that are not ready, old, or none at all", () => {
    const says = (parts: object) =>
      told("controllers", { stage: "routes", observed: { envoy: seen(workload("envoy", parts)) } });
    assert.deepEqual(says({ wanted: 2 }), [
      "failed",
      "Envoy: 1 of 2 pods are of the newest template",
      "Envoy: 1 of 2 pods are ready",
    ]);
    assert.deepEqual(says({ wanted: 0 }), ["failed", "Envoy has no replica"]);
  });

  it("fails for a reload that nginx refused", () => {
    assert.deepEqual(
      told("controllers", {
        stage: "assess",
        observed: { nginxTraffic: seen(traffic({ failedReloads: ["nginx-1"] })) },
      }),
      [
        "failed",
        "nginx: pod nginx-1 refused its newest configuration and serves its last good one: see its log",
      ],
    );
  });

  it("notes restarts", () => {
    const restarted = workload("nginx", { pods: [pod("nginx", { restarts: 2 })] });
    assert.deepEqual(told("controllers", { stage: "pool", observed: { nginx: seen(restarted) } }), [
      "passed",
      "nginx: pod nginx-1 has restarted 2 times",
    ]);
  });

  it("does not miss nginx where it has been stopped", () => {
    const observed = { nginx: GONE, nginxTraffic: GONE };
    assert.equal(checked("controllers", { stage: "idle", observed }).status, "passed");
    assert.equal(checked("controllers", { stage: "cutover", observed }).status, "unknown");
  });
});

describe("check requests", () => {
  it("gives its figures, requests a minute rounded up", () => {
    const observed = {
      nginxTraffic: seen(traffic({ requests: 1, seconds: 600, openConnections: 3 })),
      envoyTraffic: seen(traffic({ requests: 100 })),
    };
    assert.deepEqual(checked("requests", { stage: "canary", observed }).numbers, {
      nginxRequestsPerMinute: 1,
      nginxOpenConnections: 3,
      nginxSeconds: 600,
      envoyRequestsPerMinute: 200,
      envoyOpenConnections: 0,
      envoySeconds: 30,
    });
    const { numbers } = checked("requests", { stage: "canary" });
    // By these names the gates know them.
    assert.deepEqual(
      REQUEST_FIGURES.filter((figure) => numbers[figure] === undefined),
      [],
    );
  });

  it("at cutover wants nginx idle, up to the thresholds", () => {
    const observed = { nginxTraffic: seen(traffic({ requests: 5, openConnections: 2 })) };
    assert.deepEqual(told("requests", { stage: "cutover", observed }), [
      "failed",
      "nginx still has 10 requests a minute, 0 are allowed: find who sends them in its log",
      "nginx still has 2 open connections of clients, 0 are allowed: wait until they end, or set thresholds.openConnections",
    ]);
    const settings = { thresholds: { nginxRequests: 10, openConnections: 2 } };
    assert.deepEqual(told("requests", { stage: "cutover", settings, observed }), ["passed"]);
  });

  it("in pool wants requests at Envoy", () => {
    const observed = { envoyTraffic: seen(traffic()) };
    assert.deepEqual(told("requests", { stage: "pool", observed }), [
      "failed",
      "Envoy has had no request during the sample: clients do not reach it",
    ]);
  });

  it("at routes wants no client left at Envoy", () => {
    const observed = { envoyTraffic: seen(traffic({ openConnections: 1 })) };
    assert.equal(checked("requests", { stage: "routes", observed }).status, "failed");
    assert.equal(checked("requests", { stage: "adopt", observed }).status, "passed");
  });
});

describe("check endpoints", () => {
  const place = { stage: "pool", mode: "adopt" } as const;
  const { endpoints } = entry(place);
  const says = (changed: typeof endpoints) =>
    told("endpoints", {
      stage: "pool",
      observed: { entry: seen(entry(place, { endpoints: changed })) },
    });
  const [nginx, envoy] = endpoints;
  assert(nginx && envoy);
  const key = "ingress-nginx/ingress-nginx-controller";

  it("counts pods by kind", () => {
    assert.deepEqual(checked("endpoints", place).numbers, { nginxReady: 1, envoyReady: 1 });
  });

  it("fails for a kind that is missing, not ready, or too much", () => {
    assert.deepEqual(says([nginx]), ["failed", `${key} leads to no ready pod of Envoy`]);
    assert.deepEqual(says([nginx, { ...envoy, ready: false }]), [
      "failed",
      `${key} leads to no ready pod of Envoy`,
    ]);
    assert.deepEqual(
      told("endpoints", { stage: "adopt", observed: { entry: seen(entry(place)) } }),
      ["failed", `${key} leads to 1 pod of Envoy, which have no part at this stage`],
    );
  });

  it("fails for an endpoint without its port, and for one of neither proxy", () => {
    assert.deepEqual(says([nginx, { ...envoy, ports: ["http"] }]), [
      "failed",
      `pod envoy-1 of Envoy has no port for port https of ${key}: who is sent there gets no answer`,
    ]);
    const other = { address: "10.244.0.9", ready: true, ports: ["http", "https"] };
    assert.deepEqual(says([...endpoints, other, { ...other, pod: "backend-1" }]), [
      "failed",
      `${key} leads to 10.244.0.9, which is of neither proxy`,
      `${key} leads to pod backend-1, which is of neither proxy`,
    ]);
  });

  it("takes a single port without a name", () => {
    const ports = [{ name: "", port: 80, targetPort: "http" }];
    const found = { ...entry(place, { ports }), endpoints: [{ ...nginx, ports: [""] }, envoy] };
    assert.deepEqual(told("endpoints", { stage: "pool", observed: { entry: seen(found) } }), [
      "failed",
      `pod envoy-1 of Envoy has no port for port 80 of ${key}: who is sent there gets no answer`,
    ]);
  });
});

describe("check healthPath", () => {
  it("fails for any answer but 200", () => {
    const says = (health: { path: string; status?: number; error?: string }) =>
      told("healthPath", { stage: "adopt", observed: { health: seen(health) } });
    const end = "the load balancer would take its pods for dead; healthPath names another path";
    assert.deepEqual(says({ path: "/healthz", status: 404 }), [
      "failed",
      `Envoy answers 404 on /healthz: ${end}`,
    ]);
    assert.deepEqual(says({ path: "/healthz", error: "reset" }), [
      "failed",
      `Envoy answers nothing (reset) on /healthz: ${end}`,
    ]);
    assert.deepEqual(says({ path: "/healthz" })[0], "failed");
  });

  it("asks for the path that the plan answers, from routes on", () => {
    const pathOf = (stage: "install" | "routes") => healthPathOf(inputOf({ stage }).plan);
    assert.equal(pathOf("install"), undefined);
    assert.equal(pathOf("routes"), "/healthz");
  });
});

describe("check ports", () => {
  const place = { stage: "adopt", mode: "adopt" } as const;
  const key = "ingress-nginx/ingress-nginx-controller";
  const says = (ports: ReturnType<typeof entry>["ports"]) =>
    told("ports", { stage: "adopt", observed: { entry: seen(entry(place, { ports })) } });

  it("fails for a port that pods do not name", () => {
    const nameless = workload("envoy", { pods: [pod("envoy", { ports: [] })] });
    assert.deepEqual(told("ports", { stage: "adopt", observed: { envoy: seen(nameless) } }), [
      "failed",
      `1 pod of Envoy name no port http, to which port 80 of ${key} leads`,
      `1 pod of Envoy name no port https, to which port 443 of ${key} leads`,
    ]);
    const observed = { nginx: seen(workload("nginx", { pods: [pod("nginx", { ports: [] })] })) };
    assert.equal(checked("ports", { stage: "assess", observed }).status, "failed");
  });

  it("fails for a port without a listener, or that leads past it", () => {
    assert.deepEqual(says([{ name: "tcp", port: 5432, targetPort: "http" }]), [
      "failed",
      `the Gateway has no listener for port 5432 of ${key}`,
    ]);
    assert.deepEqual(says([{ name: "https", port: 443, targetPort: "http" }]), [
      "failed",
      `port 443 of ${key} leads to 10080 of Envoy, where its listener is not: that is 10443`,
    ]);
    assert.deepEqual(says([{ name: "", port: 80, targetPort: 80 }]), [
      "failed",
      `port 80 of ${key} leads to 80 of Envoy, where its listener is not: that is 10080`,
    ]);
    const { summary } = checked("ports", {
      stage: "adopt",
      observed: { entry: seen(entry(place, { ports: [{ name: "", port: 80, targetPort: 80 }] })) },
    });
    assert.equal(summary, `${key}: port 80`);
  });

  it("takes a Gateway without listeners for what it is", () => {
    const [gateway] = inputOf(place).plan.resources.filter(
      ({ object }) => object.kind === "Gateway",
    );
    assert(gateway);
    const bare = { ...gateway, object: { ...gateway.object, spec: {} } };
    assert.equal(
      checked("ports", { stage: "adopt", plan: { resources: [bare] } }).status,
      "failed",
    );
  });
});

describe("check capacity", () => {
  it("fails for too little of Envoy, as the next stage keeps it", () => {
    const observed = {
      nginxTraffic: seen(traffic({ requests: 60_000 })),
      envoy: seen(workload("envoy", { ready: 9 })),
    };
    const settings = { replicas: 2, thresholds: { requestsPerReplica: 900 } };
    assert.deepEqual(told("capacity", { stage: "pool", settings, observed }), [
      "failed",
      "2 Envoy pods are trusted with 1800 requests a second, 2001 come: raise replicas, or thresholds.requestsPerReplica if a test shows more",
    ]);
    assert.deepEqual(
      told("capacity", { stage: "pool", settings: { ...settings, replicas: 3 }, observed }),
      ["passed"],
    );
    const none = { envoy: seen(workload("envoy", { ready: 0 })) };
    assert.equal(checked("capacity", { stage: "pool", observed: none }).status, "failed");
  });

  it("fails for a node with nginx and without Envoy, if only its own pods serve it", () => {
    const pods = [pod("nginx"), pod("nginx", { node: "node-2" })];
    const nginx = seen(workload("nginx", { pods }));
    assert.deepEqual(told("capacity", { stage: "adopt", observed: { nginx } }), [
      "failed",
      "node node-2 has nginx and no Envoy, and ingress-nginx/ingress-nginx-controller has externalTrafficPolicy Local: what comes there would be dropped; raise replicas",
    ]);
    const place = { stage: "adopt", mode: "adopt" } as const;
    const cluster = seen(entry(place, { externalTrafficPolicy: "Cluster" }));
    assert.deepEqual(told("capacity", { stage: "adopt", observed: { nginx, entry: cluster } }), [
      "passed",
    ]);
    const { node, ...waiting } = pod("nginx");
    const lost = [waiting, pod("nginx", { node: "node-3", ready: false })];
    assert.equal(node, "node-1");
    assert.deepEqual(
      told("capacity", {
        stage: "adopt",
        observed: { nginx: seen(workload("nginx", { pods: lost })) },
      }),
      ["passed"],
    );
  });
});
