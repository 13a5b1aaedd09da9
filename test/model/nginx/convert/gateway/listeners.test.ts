import assert from "node:assert/strict";
import type { GatewaySpec } from "../../../../../kubernetes/types";
import { conversionOf, routesOf, specOf } from "../../../../support/conversion";
import { describeWithCrds, validateObject } from "../../../../support/crds";
import { type InventoryOfInput, tlsSecret } from "../../../../support/nginx";

const CA = { ...tlsSecret({ name: "ca", names: ["ca"] }), keys: ["ca.crt"] };

const listeners = (input: InventoryOfInput): string[] => {
  const spec = specOf(conversionOf(input).objects, "Gateway edge-system/edge") as GatewaySpec;
  return spec.listeners.map(({ name }) => name);
};

describe("a host whose settings of client certificates nginx cannot use", () => {
  const input: InventoryOfInput = {
    ingresses: [
      { annotations: { "auth-tls-secret": "shop/gone" }, tls: true },
      { name: "api", paths: ["/api"], annotations: { "auth-tls-secret": "shop/ca" }, tls: true },
    ],
    secrets: [CA],
  };

  it("has no listener of its own, whatever another Ingress says", () => {
    assert.deepEqual(listeners(input), ["http", "https"]);
    const [, ...usable] = input.ingresses ?? [];
    assert.deepEqual(listeners({ ...input, ingresses: usable }), [
      "http",
      "https",
      "https.shop.example",
    ]);
  });

  it("answers 403 everywhere", () => {
    const all = routesOf(conversionOf(input).objects) as Record<string, { rules: string[][] }>;
    const results = all["shop/edge.shop.example"]?.rules.map(([, result]) => result);
    assert.deepEqual([...new Set(results)], ["edge.status-403"]);
  });
});

describeWithCrds("the objects of a Gateway", () => {
  const STREAMS: InventoryOfInput = {
    arguments: {
      "tcp-services-configmap": "ingress-nginx/tcp",
      "udp-services-configmap": "ingress-nginx/udp",
      "enable-ssl-passthrough": "true",
    },
    configMaps: {
      "ingress-nginx/tcp": { "5432": "shop/pg:5432:PROXY:PROXY" },
      "ingress-nginx/udp": { "53": "shop/dns:53" },
    },
    services: [
      { name: "pg", ports: [{ port: 5432 }] },
      { name: "dns", ports: [{ port: 53, protocol: "UDP" }] },
    ],
  };
  const CONFIG_MAPS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    none: {},
    headers: {
      "enable-underscores-in-headers": "true",
      "generate-request-id": "false",
      "server-tokens": "true",
      hsts: "false",
    },
    "old TLS": { "ssl-protocols": "TLSv1 TLSv1.1", "use-http2": "false" },
    "client address": {
      "use-forwarded-headers": "true",
      "use-proxy-protocol": "true",
      "proxy-real-ip-cidr": "10.0.0.0/8,2001:db8::/32",
      "merge-slashes": "false",
    },
    backends: {
      "load-balance": "ewma",
      "proxy-connect-timeout": "7",
      "proxy-next-upstream": "off",
      "use-gzip": "true",
      "enable-brotli": "true",
    },
  };
  for (const [name, configMap] of Object.entries(CONFIG_MAPS)) {
    it(`are as the CRDs have them, ConfigMap: ${name}`, () => {
      const { objects } = conversionOf({
        ...STREAMS,
        ingresses: [
          { annotations: { "auth-tls-secret": "shop/ca" }, tls: true },
          { name: "b", host: "b.example", tls: true },
          { name: "p", host: "p.example", annotations: { "ssl-passthrough": "true" } },
        ],
        secrets: [CA],
        configMap,
      });
      const kinds = new Set(objects.map(({ kind }) => kind));
      for (const kind of ["Gateway", "EnvoyProxy", "TLSRoute", "TCPRoute", "UDPRoute"]) {
        assert(kinds.has(kind), kind);
      }
      assert.deepEqual(objects.flatMap(validateObject), []);
    });
  }
});
