import assert from "node:assert/strict";
import { omit } from "../../../../model/collections";
import type { Inventory } from "../../../../model/nginx/inventory";
import { inventory } from "../plan/planned";
import { chart, service } from "../plan/planned";
import { GONE, PROBED, checked, entry, inputOf, seen, told, watch } from "./input";

const KEY = "ingress-nginx/ingress-nginx-controller";

describe("check drift", () => {
  it("fails by what changed, with the hosts of Ingresses, and says no value of it", () => {
    const now = inventory({
      ingresses: [
        { name: "web", host: "other.example", tls: true, paths: [{ path: "/", backend: "web" }] },
        { name: "new", host: "new.example", paths: [{ path: "/", backend: "new" }] },
      ],
    });
    const [status, ...details] = told("drift", {
      stage: "pool",
      observed: { inventory: seen(now) },
    });
    assert.equal(status, "failed");
    const end = "; write the inventory anew and review it";
    assert.ok(details.includes(`Ingress shop/new (new.example): is new${end}`), details.join("\n"));
    assert.ok(
      details.includes(`Ingress shop/docs (docs.example): is gone${end}`),
      details.join("\n"),
    );
    assert.ok(details.includes(`Ingress shop/web (shop.example): rules.0.host has changed${end}`));
    assert.ok(!details.join().includes("other.example"));
  });

  it("names no host of an Ingress for every host", () => {
    const now = inventory();
    const ingresses = now.ingresses.map((each) => ({
      ...each,
      name: `${each.name}-any`,
      rules: each.rules.map((rule) => omit(rule, "host")),
    }));
    const [, ...details] = told("drift", {
      stage: "pool",
      observed: { inventory: seen({ ...now, ingresses: [...now.ingresses, ...ingresses] }) },
    });
    assert.match(details.join("\n"), /^Ingress shop\/web-any: is new;/m);
  });
});

describe("checks parity and protections", () => {
  const says = (id: "parity" | "protections", changed: object) =>
    told(id, { stage: "routes", observed: { probe: seen({ ...PROBED, ...changed }) } });
  const request = {
    id: "1",
    title: "GET https://shop.example/",
    protocol: "http/1.1" as const,
    purposes: ["hit"],
    verdict: "unexplained" as const,
    differences: [
      { field: "status", nginx: "200", envoy: "404", findings: [] },
      { field: "headers", header: "x-a", nginx: "1", envoy: "2", findings: [] },
      { field: "location", nginx: "a", envoy: "b", findings: ["known"] },
    ],
    unstable: [],
  };

  it("fail by answers that nothing explains", () => {
    const counts = { ...PROBED.counts, unexplained: 1, failed: 2 };
    const failed = { ...request, verdict: "failed", reason: "no answer", differences: [] };
    const bare = { ...failed, title: "GET https://shop.example/b", reason: undefined };
    const explained = { ...request, verdict: "explained" };
    assert.deepEqual(says("parity", { counts, requests: [request, failed, bare, explained] }), [
      "failed",
      "GET https://shop.example/: no answer",
      "GET https://shop.example/: status: nginx 200, Envoy 404; x-a: nginx 1, Envoy 2",
      "GET https://shop.example/b: failed",
    ]);
    assert.deepEqual(says("parity", { counts })[0], "failed");
  });

  it("know nothing without a request", () => {
    const counts = { ...PROBED.counts, requests: 3, equal: 0, explained: 0, notProbed: 3 };
    assert.equal(says("parity", { counts })[0], "unknown");
  });

  it("tell protections that let through from those that were not probed", () => {
    const [protection] = PROBED.protections;
    const protections = [
      { ...protection, status: "failed", reason: "answered 200" },
      {
        ...protection,
        id: "shop.example/b basicAuth",
        status: "not probed",
        reason: "no password",
      },
      { ...protection, id: "shop.example/c basicAuth", status: "not probed" },
      protection,
    ];
    assert.deepEqual(says("protections", { protections }), [
      "failed",
      "shop.example/admin basicAuth: answered 200",
      "shop.example/b basicAuth: no password; edge probe --credentials sends what it needs",
      "shop.example/c basicAuth: see the report of edge probe; edge probe --credentials sends what it needs",
    ]);
    assert.equal(says("protections", { protections: protections.slice(1) })[0], "unknown");
  });

  it("name protections that no probe can put to the test, and wait for none of them", () => {
    const [protection] = PROBED.protections;
    const limit = { ...protection, id: "shop.example/d rateLimit", status: "left out" };
    const protections = [protection, limit];
    assert.deepEqual(says("protections", { protections }), ["passed"]);
  });

  it("are of this plan", () => {
    const { planHash } = inputOf({ stage: "routes" }).plan;
    assert.equal(says("parity", { planHash })[0], "passed");
    assert.equal(says("parity", { incomplete: "the run was ended before" })[0], "unknown");
    assert.equal(says("parity", { planHash: "other" })[0], "unknown");
    assert.deepEqual(says("protections", { time: "2026-01-09T11:59:59Z" }), [
      "unknown",
      "it began 2026-01-09T11:59:59Z, more than 24h ago: probe anew",
    ]);
    assert.equal(says("protections", { planHash: "other" })[0], "unknown");
  });
});

describe("check ownership", () => {
  const owned = (parts: Parameters<typeof service>[0]): Inventory =>
    inventory({ controller: chart({ services: [service(parts)] }) });
  const says = (parts: Parameters<typeof service>[0]) =>
    told("ownership", { stage: "adopt", observed: { inventory: seen(owned(parts)) } });
  const helm = (resourcePolicy: "delete" | "unknown") => ({
    helm: { release: "ingress-nginx/ingress-nginx", resourcePolicy },
  });

  it("fails for GitOps and for a release that takes the Service with it", () => {
    assert.deepEqual(says({ gitops: { tool: "argocd", name: "edge" } }), [
      "failed",
      `${KEY} is applied by argocd edge, which would write the selector back: take it out of there, or use addressMode own`,
    ]);
    assert.deepEqual(says(helm("delete")), [
      "failed",
      `${KEY} would go with Helm release ingress-nginx/ingress-nginx: add helm.sh/resource-policy: keep to controller.service.annotations and upgrade the release`,
    ]);
    assert.equal(says(helm("unknown"))[0], "unknown");
  });

  it("fails for a program of the cluster that makes the Service", () =>
    assert.deepEqual(says({ operator: "NginxIngressController default" }), [
      "failed",
      `${KEY} is made by NginxIngressController default, which would write the selector back: use addressMode own or dns`,
    ]));

  it("knows nothing of a Service that is not there, and takes one of nobody", () => {
    assert.equal(
      told("ownership", {
        stage: "adopt",
        observed: { inventory: seen(inventory({ controller: chart({ services: [] }) })) },
      })[0],
      "unknown",
    );
    const free = omit(service(), "helm");
    const from = inventory({ controller: chart({ services: [free] }) });
    assert.equal(
      checked("ownership", { stage: "adopt", observed: { inventory: seen(from) } }).summary,
      `${KEY} is of nobody else`,
    );
  });

  it("fails for a selector that somebody else wrote last", () => {
    const wrote = (...selectorManagers: { manager: string; time?: string }[]) =>
      told("ownership", {
        stage: "pool",
        observed: {
          entry: seen(entry({ stage: "pool", mode: "adopt" }, { selectorManagers })),
        },
      });
    const ours = { manager: "pulumi-kubernetes-1a2b", time: "2026-01-02T00:00:00Z" };
    assert.deepEqual(wrote({ manager: "helm" }, ours), ["passed"]);
    assert.deepEqual(wrote(ours, { manager: "helm", time: "2026-01-03T00:00:00Z" }), [
      "failed",
      `${KEY}: helm wrote the selector after this program: find its owner`,
    ]);
    assert.deepEqual(wrote({ manager: "helm" }), [
      "failed",
      `${KEY}: the selector is not written by this program`,
    ]);
    assert.deepEqual(wrote({ manager: "pulumi-kubernetes-1a2b" }, { manager: "helm" }), ["passed"]);
    assert.equal(told("ownership", { stage: "pool", observed: { entry: GONE } })[0], "unknown");
  });
});

describe("check dwell", () => {
  it("counts from when the stage was applied", () => {
    const observed = { since: "2026-01-10T11:30:00Z" };
    assert.deepEqual(told("dwell", { stage: "pool", observed }), [
      "failed",
      "pool must stand for 3600 s (thresholds.poolDwell): 1800 s are left",
    ]);
    const settings = { thresholds: { poolDwell: "30m", idleDwell: "31m" } };
    assert.equal(checked("dwell", { stage: "pool", settings, observed }).status, "passed");
    assert.equal(checked("dwell", { stage: "cutover", settings, observed }).status, "failed");
  });

  it("knows nothing without a marker", () => {
    const { since, ...observation } = inputOf({ stage: "pool" }).observation;
    assert.ok(since);
    assert.equal(
      told("dwell", { stage: "pool", observed: { ...observation, since: undefined } as never })[0],
      "unknown",
    );
  });
});

describe("check loss", () => {
  const says = (found: ReturnType<typeof watch>) =>
    told("loss", { stage: "pool", observed: { watch: found } });
  const note = "from 2026-01-10T10:00:00Z to 2026-01-10T11:00:00Z";

  it("fails for anything lost, duplicated or wrong", () => {
    assert.deepEqual(says(watch({ lost: 1, wrong: 2 })), [
      "failed",
      "1 lost: see the record of edge watch",
      "2 wrong: see the record of edge watch",
      note,
    ]);
    assert.equal(says(watch({ duplicated: 1 }))[0], "failed");
  });

  it("takes duplicates that nobody could see, and says so", () => {
    const { summary, status } = checked("loss", {
      stage: "pool",
      observed: { watch: watch({ duplicated: null }) },
    });
    assert.deepEqual(
      [status, summary],
      ["passed", "100 requests: 0 lost, duplicates not known, 0 wrong"],
    );
  });

  it("knows nothing by an empty record, or one of before the stage", () => {
    assert.equal(says(watch({ sent: 0 }))[0], "unknown");
    assert.equal(says({ ...watch(), ended: "2026-01-08T00:00:00Z" })[0], "unknown");
  });
});

describe("check certManager", () => {
  const issuers = (...solvers: Inventory["issuers"][number]["solvers"]): Inventory => ({
    ...inventory(),
    issuers: [
      { kind: "ClusterIssuer", name: "public", type: "acme", solvers },
      { kind: "Issuer", namespace: "shop", name: "own", type: "ca", solvers: [] },
    ],
  });
  const says = (
    from: Inventory,
    found: {
      gatewayApi?: "on" | "off";
      ownedByIngress?: { certificate: string; ingress: string }[];
    } = {},
    stage: "cutover" | "idle" = "cutover",
  ) =>
    told("certManager", {
      stage,
      observed: {
        inventory: seen(from),
        certManager: seen({ ownedByIngress: [], ...found }),
      },
    });
  const needs = (what: string) =>
    `ClusterIssuer public: a solver makes challenges answered by nginx (${what}): use gatewayHTTPRoute or DNS-01`;

  it("fails for solvers whose Ingresses nginx serves", () => {
    const ingress = { type: "http01 ingress" } as const;
    assert.deepEqual(says(issuers({ ...ingress, ingressClass: "nginx" })), [
      "failed",
      needs("nginx"),
    ]);
    assert.deepEqual(says(issuers(ingress)), ["failed", needs("no class")]);
    assert.deepEqual(says(issuers({ ...ingress, ingressClass: "other", ingressName: "web" })), [
      "failed",
      needs("Ingress web"),
    ]);
    assert.deepEqual(says(issuers({ ...ingress, ingressClass: "other" }, { type: "dns01" })), [
      "passed",
    ]);
    const own = issuers();
    const [, issuer] = own.issuers;
    assert(issuer);
    const [status, detail] = says({ ...own, issuers: [{ ...issuer, solvers: [ingress] }] });
    assert.equal(status, "failed");
    assert.match(detail ?? "", /^Issuer shop\/own: /);
  });

  it("fails for solvers by Gateway that cert-manager does not serve", () => {
    const from = issuers({ type: "http01 gateway" });
    assert.equal(says(from, { gatewayApi: "off" })[0], "failed");
    assert.equal(says(from)[0], "failed");
    assert.deepEqual(says(from, { gatewayApi: "on" }), ["passed"]);
  });

  it("fails at idle for Certificates that go with an Ingress, and notes them before", () => {
    const ownedByIngress = [{ certificate: "shop/web-tls", ingress: "shop/web" }];
    const detail =
      "Certificate shop/web-tls belongs to Ingress shop/web and would go with it: declare it by itself";
    assert.deepEqual(says(issuers(), { ownedByIngress }), ["passed", detail]);
    assert.deepEqual(says(issuers(), { ownedByIngress }, "idle"), ["failed", detail]);
  });
});

describe("check externalDns", () => {
  const dns = (args: Record<string, string[]>) => [
    { namespace: "dns", name: "external-dns", image: "external-dns:v0.20.0", arguments: args },
  ];
  const world = (args: Record<string, string[]>, parts: Partial<Inventory> = {}): Inventory => ({
    ...inventory(),
    externalDns: dns(args),
    ...parts,
  });
  const says = (
    from: Inventory,
    options: Partial<Parameters<typeof told>[1]> & { stage?: "cutover" | "idle" } = {},
  ) => {
    const { observed, ...rest } = options;
    return told("externalDns", {
      stage: "cutover",
      ...rest,
      observed: { inventory: seen(from), ...observed },
    });
  };
  const { controller } = inventory();
  assert(controller);
  const clears =
    "external-dns dns/external-dns removes records when nginx clears the status of Ingresses at its end: set update-status-on-shutdown=false in nginx's arguments, or target annotations on the Ingresses";

  it("fails where records go with nginx", () => {
    assert.deepEqual(says(world({ source: ["ingress"] })), ["failed", clears]);
    assert.deepEqual(says(world({ source: ["ingress"], policy: ["sync"] })), ["failed", clears]);
    assert.deepEqual(says(world({ source: ["ingress"], policy: ["upsert-only"] })), ["passed"]);
    assert.deepEqual(says(world({ source: ["service"] })), ["passed"]);
    assert.deepEqual(says(world({})), ["passed"]);
  });

  it("passes where nginx is told to leave the status, or no record depends on it", () => {
    for (const flag of ["update-status", "update-status-on-shutdown"]) {
      const args: Record<string, string> = { ...controller.arguments, [flag]: "false" };
      assert.deepEqual(
        says(world({ source: ["ingress"] }, { controller: { ...controller, arguments: args } })),
        ["passed"],
      );
    }
    const pinned = inventory().ingresses.map((each, index) => ({
      ...each,
      annotations: {
        ...each.annotations,
        ...(index === 0
          ? { "external-dns.kubernetes.io/target": "192.0.2.1" }
          : { "external-dns.alpha.kubernetes.io/controller": "none" }),
      },
    }));
    assert.deepEqual(says(world({ source: ["ingress"] }, { ingresses: pinned })), ["passed"]);
  });

  it("fails at idle for a status that is cleared", () => {
    const [first] = inventory().ingresses;
    assert(first);
    const key = `${first.namespace}/${first.name}`;
    const ingresses = seen([
      { key, addresses: [] },
      { key: "other/web", addresses: [] },
    ]);
    const [status, ...details] = says(world({ source: ["ingress"] }), {
      stage: "idle",
      observed: { ingresses },
    });
    assert.deepEqual(
      [status, ...details],
      [
        "failed",
        `Ingress ${key} has no address in its status: external-dns removes its records; write the address into its target annotation`,
      ],
    );
    assert.equal(
      says({ ...inventory(), externalDns: [] }, { stage: "idle", observed: { ingresses } })[0],
      "passed",
    );
  });

  it("fails where routes are read and nothing tells the address", () => {
    const from = world({ source: ["gateway-httproute"] });
    const { plan } = inputOf({ stage: "cutover" });
    const bare = plan.resources.map((each) => ({
      ...each,
      object: { ...each.object, metadata: { name: each.object.metadata.name } },
    }));
    assert.match(says(from, { plan: { resources: bare } })[1] ?? "", /ClusterIP/);
    const marked = (kind: string, annotation: string) =>
      bare.map((each) =>
        each.object.kind.endsWith(kind)
          ? {
              ...each,
              object: {
                ...each.object,
                metadata: { ...each.object.metadata, annotations: { [annotation]: "x" } },
              },
            }
          : each,
      );
    for (const resources of [
      marked("Gateway", "external-dns.kubernetes.io/target"),
      marked("Route", "external-dns.kubernetes.io/controller"),
    ]) {
      assert.deepEqual(says(from, { plan: { resources } }), ["passed"]);
    }
    assert.deepEqual(says(from, { mode: "dns", plan: { resources: bare } }), ["passed"]);
  });
});

describe("check webhook", () => {
  const key = "ingress-nginx-admission/validate.nginx.ingress.kubernetes.io";

  it("fails at idle for one that must answer, and ever for one that nobody knows", () => {
    const closed = seen([{ key, failurePolicy: "Fail" as const }]);
    assert.deepEqual(told("webhook", { stage: "cutover", observed: { webhooks: closed } }), [
      "passed",
    ]);
    assert.deepEqual(told("webhook", { stage: "idle", observed: { webhooks: closed } }), [
      "failed",
      `webhook ${key} has failurePolicy Fail: no Ingress can be written`,
    ]);
    const other = seen([{ key: "other/one", failurePolicy: "Ignore" as const }]);
    const detail = "webhook other/one is not in the inventory: write it anew";
    assert.deepEqual(told("webhook", { stage: "cutover", observed: { webhooks: other } }), [
      "failed",
      detail,
    ]);
    assert.deepEqual(
      told("webhook", {
        stage: "cutover",
        from: inventory({ controller: null }),
        observed: { webhooks: other },
      }),
      ["failed", detail],
    );
  });
});
