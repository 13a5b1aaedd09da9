import assert from "node:assert/strict";
import type { ClientTrafficPolicySpec, HTTPRouteSpec } from "../../../../kubernetes/types";
import type { Manifest } from "../../../../model/migration/plan/migration-plan";
import { between, type Stage, STAGES } from "../../../../model/migration/stage";
import { describeWithCrds, validateObject } from "../../../support/crds";
import type { InventoryOfInput } from "../../../support/nginx";
import { planned, plannedFor, POD_CIDR } from "./planned";

const INPUT: InventoryOfInput = {
  ingresses: [
    {
      name: "web",
      host: "shop.example",
      tls: true,
      paths: [
        { path: "/b", type: "Exact" },
        { path: "", type: "ImplementationSpecific", backend: "other" },
        { path: "/unsafe", backend: "unsafe" },
      ],
      rules: [{ host: "a.example", paths: ["/a"] }],
    },
    { name: "later", paths: [{ path: "/b", type: "Exact", backend: "lost" }] },
    {
      name: "vhost",
      host: "vhost.example",
      annotations: { "upstream-vhost": "x" },
      paths: [{ path: "/", backend: "unsafe" }],
    },
  ],
};

const texts = (result: ReturnType<typeof planned>): string[] =>
  result.resources.map(
    ({ group, object: { kind, metadata } }) =>
      `${group} ${kind} ${metadata.namespace ?? ""}/${metadata.name}`,
  );

const policyOf = (result: Pick<ReturnType<typeof planned>, "of">): ClientTrafficPolicySpec => {
  const [policy] = result.of("ClientTrafficPolicy");
  assert(policy !== undefined);
  return policy.spec as ClientTrafficPolicySpec;
};

describe("canaries of ours", () => {
  it("name the hosts, paths and types that their Ingress serves in safe groups", () => {
    const { leads } = planned(INPUT);
    const [lead, ...others] = leads;
    assert.deepEqual(others, []);
    const backend = {
      service: { name: lead?.bridge.metadata.name, port: { number: 8080 } },
    };
    assert.deepEqual(lead?.ingress.spec, {
      ingressClassName: "nginx",
      rules: [
        { host: "a.example", http: { paths: [{ path: "/a", pathType: "Prefix", backend }] } },
        {
          host: "shop.example",
          http: {
            paths: [
              { path: "/", pathType: "ImplementationSpecific", backend },
              { path: "/b", pathType: "Exact", backend },
            ],
          },
        },
      ],
    });
    assert.deepEqual(lead.bridge.spec, {
      type: "ExternalName",
      externalName: "public.ingress-nginx.svc.cluster.local",
      ports: [{ name: "http", protocol: "TCP", port: 8080, targetPort: 8080 }],
    });
  });

  it("are asked for by a header whose value no plan has, and by weight at stage canary alone", () => {
    const annotations = (stage: Stage, canaryWeight?: number) =>
      planned(INPUT, {
        stage,
        settings: canaryWeight === undefined ? {} : { canaryWeight },
      }).leads.map(({ ingress }) => ingress.metadata.annotations);
    const common = {
      "nginx.ingress.kubernetes.io/canary": "true",
      "nginx.ingress.kubernetes.io/canary-by-header": "x-envoy-edge-canary",
      "nginx.ingress.kubernetes.io/canary-by-header-value": "{canary-header}",
      "external-dns.alpha.kubernetes.io/controller": "none",
      "external-dns.kubernetes.io/controller": "none",
      "pulumi.com/skipAwait": "true",
    };
    const weighted = (weight: string) => [
      { ...common, "nginx.ingress.kubernetes.io/canary-weight": weight },
    ];
    assert.deepEqual(annotations("optin", 25), weighted("0"));
    assert.deepEqual(annotations("canary", 25), weighted("25"));
    assert.deepEqual(annotations("canary"), weighted("0"));
    assert.deepEqual(annotations("idle"), weighted("0"));
  });

  it("are found by the controller as the Ingress is, with its prefix", () => {
    const of = (chosenBy: "annotation" | "withoutClass") => {
      const { inventory } = planned({ ingresses: [{}] });
      const selection = {
        ...inventory.selection,
        annotationsPrefix: "own.example",
        annotationClass: "internal",
      };
      const ingresses = inventory.ingresses.map((each) => ({ ...each, chosenBy }));
      return plannedFor({ ...inventory, selection, ingresses }).leads.map(({ ingress }) => [
        ingress.spec.ingressClassName,
        ingress.metadata.annotations["own.example/canary"],
        ingress.metadata.annotations["kubernetes.io/ingress.class"],
      ]);
    };
    assert.deepEqual(of("annotation"), [[undefined, "true", "internal"]]);
    assert.deepEqual(of("withoutClass"), [[undefined, "true", undefined]]);
  });

  it("have short names that tell Ingresses and migrations apart", () => {
    const ingresses = ["a", "b"].map((end, index) => ({
      name: `${"long.".repeat(40)}${end}`,
      host: `${index}.example`,
    }));
    const names = ["public", "internal"].flatMap((name) =>
      planned({ ingresses }, { name }).leads.map(({ bridge }) => bridge.metadata.name),
    );
    assert.equal(new Set(names).size, 4);
    assert(names.every((name) => /^[a-z]([-a-z0-9]{0,61}[a-z0-9])$/.test(name)));
  });

  it("exist from optin to idle, the listener from routes to idle", () => {
    for (const stage of STAGES) {
      const result = planned(INPUT, { stage });
      const bridge = between({ stage, from: "routes", to: "idle" });
      const canaries = between({ stage, from: "optin", to: "idle" });
      assert.deepEqual(
        texts(result).map((text) => text.split(" ").slice(0, 2).join(" ")),
        [
          ...(bridge ? ["policies ClientTrafficPolicy", "gateway NetworkPolicy"] : []),
          ...(canaries ? ["services Service", "canaries Ingress"] : []),
        ],
        stage,
      );
      assert.equal(result.listener !== undefined, bridge, stage);
      const objects = result.conversion.objects as readonly Manifest[];
      assert.equal(JSON.stringify(result.routesOf(objects)).includes('"bridge"'), bridge, stage);
    }
  });

  it("are ours to create and to delete", () => {
    for (const { mechanism, protect, retain } of planned(INPUT).resources) {
      assert.deepEqual(
        { mechanism, protect, retain },
        {
          mechanism: "create",
          protect: false,
          retain: false,
        },
      );
    }
  });

  it("are not there with canaries off, without ranges of pods, in dns mode, without a safe group", () => {
    const none = [
      planned(INPUT, { settings: { canaries: "off" } }),
      planned(INPUT, { settings: { podCidrs: [] } }),
      planned(INPUT, { settings: { addressMode: "dns" } }),
      planned({ ingresses: [{ annotations: { "app-root": "/x" } }] }),
    ];
    for (const { resources, listener } of none) {
      assert.deepEqual([resources, listener], [[], undefined]);
    }
  });
});

describe("the bridge", () => {
  it("believes nginx's description of the client, and sets no field of its own", () => {
    const { listener, ...result } = planned(INPUT);
    assert.deepEqual(listener, {
      name: "bridge",
      protocol: "HTTP",
      port: 8080,
      allowedRoutes: { namespaces: { from: "All" } },
    });
    const spec = policyOf(result);
    assert.deepEqual(spec.targetRefs, [
      {
        group: "gateway.networking.k8s.io",
        kind: "Gateway",
        name: "public",
        sectionName: "bridge",
      },
    ]);
    assert.deepEqual(spec.clientIPDetection, {
      xForwardedFor: { trustedCIDRs: [POD_CIDR], disableXForwardedForAppend: true },
    });
    assert.equal(spec.headers?.earlyRequestHeaders, undefined);
    assert.equal(spec.headers?.withUnderscoresAction, "DropHeader");
    assert.equal(spec.path?.escapedSlashesAction, "KeepUnchanged");
    assert.deepEqual(spec.timeout, { http: { idleTimeout: "75s" } });
  });

  it("expects no PROXY protocol of nginx, and believes the proxies in a chain that nginx passes on", () => {
    const behind = (configMap: Record<string, string>) =>
      policyOf(planned({ ...INPUT, configMap }));
    const proxied = behind({ "use-proxy-protocol": "true" });
    assert.equal(proxied.proxyProtocol, undefined);
    const forwarded = { "use-forwarded-headers": "true", "proxy-real-ip-cidr": "192.0.2.0/24" };
    const ranges = ({ clientIPDetection }: ClientTrafficPolicySpec) =>
      clientIPDetection?.xForwardedFor?.trustedCIDRs;
    assert.deepEqual(ranges(behind(forwarded)), [POD_CIDR]);
    assert.deepEqual(ranges(behind({ ...forwarded, "compute-full-forwarded-for": "true" })), [
      POD_CIDR,
      "192.0.2.0/24",
    ]);
  });

  it("may stand in a ListenerSet", () => {
    const result = planned(INPUT, { listenerSet: "public.2" });
    const [target] = policyOf(result).targetRefs ?? [];
    assert.deepEqual([target?.kind, target?.name], ["ListenerSet", "public.2"]);
    const routes = JSON.stringify(result.routesOf(result.conversion.objects as Manifest[]));
    assert.match(routes, /"kind":"ListenerSet","name":"public.2"/);
  });

  it("is a parent of routes that pass on requests of safe groups, and of no others", () => {
    const result = planned(INPUT);
    const before = result.conversion.objects as readonly Manifest[];
    const after = result.routesOf(before);
    const parents = after.flatMap(({ kind, metadata: { name }, spec }) =>
      kind === "HTTPRoute"
        ? [
            [
              name,
              ((spec as HTTPRouteSpec).parentRefs ?? []).map(({ sectionName }) => sectionName),
            ] as const,
          ]
        : [],
    );
    assert.deepEqual(parents, [
      ["edge.any-host", ["http", "https"]],
      ["edge.a.example", ["https", "bridge"]],
      ["edge.a.example.2", ["http"]],
      ["edge.shop.example", ["https", "bridge"]],
      ["edge.shop.example.2", ["http"]],
      ["edge.vhost.example", ["http", "https"]],
    ]);
    const others = (objects: readonly Manifest[]) =>
      objects.filter(({ kind }) => kind !== "HTTPRoute");
    assert.deepEqual(others(after), others(before));
  });

  it("lets in nginx's pods alone, and all other ports of Envoy everybody", () => {
    const streams: InventoryOfInput = {
      ...INPUT,
      arguments: {
        "tcp-services-configmap": "ingress-nginx/tcp",
        "udp-services-configmap": "ingress-nginx/udp",
      },
      configMaps: {
        "ingress-nginx/tcp": { "9000": "shop/web:80" },
        "ingress-nginx/udp": { "53": "shop/web:80" },
      },
    };
    const [policy] = planned(streams).of("NetworkPolicy");
    const tcp = (port: number) => ({ protocol: "TCP", port });
    assert.deepEqual(policy?.spec, {
      podSelector: { matchLabels: { app: "envoy" } },
      policyTypes: ["Ingress"],
      ingress: [
        {
          ports: [
            ...[10080, 10443, 9000].map(tcp),
            { protocol: "UDP", port: 10053 },
            ...[19000, 19001, 19002, 19003].map(tcp),
          ],
        },
        { from: [{ podSelector: { matchLabels: { app: "ingress-nginx" } } }], ports: [tcp(8080)] },
      ],
    });
    const onNode = planned({ ...INPUT, controller: { network: "host" } });
    assert.deepEqual(onNode.of("NetworkPolicy"), []);
    assert.deepEqual(planned({ ...INPUT, controller: null }).of("NetworkPolicy"), []);
  });
});

describe("canaries that cannot be", () => {
  const ids = (...args: Parameters<typeof planned>) => planned(...args).faults.map(({ id }) => id);

  it("refuse optin and canary without a safe group, and no other stage", () => {
    const input = { ingresses: [{ annotations: { "app-root": "/x" } }] };
    for (const stage of STAGES) {
      const refused = stage === "optin" || stage === "canary";
      assert.deepEqual(ids(input, { stage }), refused ? ["canary-groups"] : [], stage);
      assert.deepEqual(ids(INPUT, { stage }), [], stage);
    }
  });

  it("are refused where a TCP service of nginx has the port", () => {
    const input = {
      ...INPUT,
      arguments: { "tcp-services-configmap": "ingress-nginx/tcp" },
      configMaps: { "ingress-nginx/tcp": { "8080": "shop/web:80" } },
    };
    assert.deepEqual(ids(input), ["bridge-port"]);
    assert.deepEqual(planned(input).resources, []);
  });
});

describeWithCrds("objects of the bridge", () => {
  it("are valid by the pinned CRDs", () => {
    for (const configMap of [
      {},
      { "use-forwarded-headers": "true", "compute-full-forwarded-for": "true" },
    ]) {
      const result = planned({ ...INPUT, configMap });
      const objects = [
        ...result.of("ClientTrafficPolicy"),
        ...result.routesOf(result.conversion.objects as Manifest[]),
      ];
      assert.deepEqual(objects.flatMap(validateObject), []);
    }
  });
});
