import assert from "node:assert/strict";
import type { ClientTrafficPolicySpec, HTTPRouteSpec } from "../../../../kubernetes/types";
import type { Manifest } from "../../../../model/migration/plan/migration-plan";
import { describeWithCrds, validateObject } from "../../../support/crds";
import type { InventoryOfInput } from "../../../support/nginx";
import { INPUT, planned, POD_CIDR } from "./planned";

const policyOf = (result: Pick<ReturnType<typeof planned>, "of">): ClientTrafficPolicySpec => {
  const [policy] = result.of("ClientTrafficPolicy");
  assert(policy !== undefined);
  return policy.spec as ClientTrafficPolicySpec;
};

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
