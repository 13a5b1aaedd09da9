import assert from "node:assert/strict";
import { z } from "zod";
import { settingsSchema } from "../../../model/settings/schema";
import { settingsOf } from "../../support/settings";

const NO_CHANGES = { set: {}, add: {}, remove: [] };
const RULE = {
  matches: [{ path: { prefix: "/" }, headers: {}, query: {} }],
  backends: [{ service: "shop/web:80", weight: 1 }],
  timeouts: {},
  requestHeaders: NO_CHANGES,
  responseHeaders: NO_CHANGES,
};

describe("parseSettings", () => {
  it("needs nothing", () => {
    assert.deepEqual(settingsOf({}), {
      controller: {
        version: "1.9.1",
        namespace: "envoy-gateway-system",
        charts: "oci://docker.io/envoyproxy",
        crds: "manage",
        replicas: 2,
        minAvailable: 1,
        resources: {},
        extensions: [],
        className: "envoy-edge",
        timeoutSeconds: 300,
      },
      cluster: { unreachable: "error" },
      gateways: {},
      migration: {},
      routes: {},
    });
  });

  it("fills in a Gateway and writes a route of four lines out", () => {
    const { gateways, routes } = settingsOf({
      gateways: { public: {} },
      routes: { web: { host: "shop.example.com", path: "/", backend: "shop/web:80" } },
    });
    assert.deepEqual(gateways, {
      public: {
        namespace: "envoy-edge",
        namespaceOwner: "stack",
        listeners: { http: { port: 80, protocol: "HTTP", certificates: [] } },
        httpsRedirect: "permanent",
        service: { type: "LoadBalancer", annotations: {}, externalTrafficPolicy: "Local" },
        replicas: 2,
        minAvailable: 1,
        resources: {},
        drain: { timeout: "240s", minDuration: "10s" },
        clientIp: "connection",
        hsts: "max-age=31536000; includeSubDomains",
        protect: true,
        addressTimeoutSeconds: 180,
        verify: "request",
      },
    });
    assert.deepEqual(routes, {
      web: {
        hosts: ["shop.example.com"],
        gateway: "public",
        namespace: "shop",
        rules: [RULE],
      },
    });
  });

  it("reads every short form as its long form", () => {
    const short = settingsOf({
      controller: { resources: { limits: { cpu: 2 } } },
      gateways: { public: { listeners: { http: 80, https: { port: 443, certificates: ["a"] } } } },
      routes: {
        web: {
          host: "shop.example.com",
          path: "/cart/",
          method: "GET",
          headers: { "X-Beta": "1" },
          query: { v: { regex: "\\d" } },
          backend: { service: "shop/web:80" },
          requestHeaders: { set: { "X-Shop": "1" }, remove: ["X-Old"] },
        },
        old: { host: "old.example.com", redirect: { host: "shop.example.com" } },
      },
    });
    assert.deepEqual(short.controller.resources, { limits: { cpu: "2" } });
    assert.deepEqual(short.gateways.public?.listeners, {
      http: { port: 80, protocol: "HTTP", certificates: [] },
      https: { port: 443, protocol: "HTTPS", certificates: ["a"] },
    });
    assert.deepEqual(short.routes.web?.rules, [
      {
        matches: [
          {
            path: { prefix: "/cart" },
            method: "GET",
            headers: { "x-beta": "1" },
            query: { v: { regex: "\\d" } },
          },
        ],
        backends: [{ service: "shop/web:80", weight: 1 }],
        timeouts: {},
        requestHeaders: { set: { "x-shop": "1" }, add: {}, remove: ["x-old"] },
        responseHeaders: NO_CHANGES,
      },
    ]);
    assert.deepEqual(short.routes.old?.rules, [
      { ...RULE, backends: [], redirect: { host: "shop.example.com", status: 302 } },
    ]);
    assert.deepEqual(settingsOf({ ...short }), short, "the long form is its own");
  });

  it("puts a route into the namespace of its first backend as written", () => {
    const rules = [
      { path: "/a", redirect: { path: "/b" } },
      { path: "/b", backends: ["second/b:80", "first/a:80"] },
      { path: "/b/c", backend: "third/c:80" },
    ];
    const raw = (entry: object) => ({
      gateways: { public: { namespace: "edge" } },
      routes: { web: { host: "shop.example.com", rules, ...entry } },
    });
    const namespaceOf = (entry: object) => settingsOf(raw(entry)).routes.web?.namespace;
    assert.equal(namespaceOf({}), "second");
    assert.equal(namespaceOf({ namespace: "own" }), "own");
    assert.equal(namespaceOf({ rules: rules.slice(0, 1) }), "edge");
  });

  it("gives a single pod no budget, and takes one that is given", () => {
    const budget = (entry: object) => settingsOf({ controller: entry }).controller.minAvailable;
    assert.equal(budget({ replicas: 1 }), 0);
    assert.equal(budget({ replicas: 3 }), 1);
    assert.equal(budget({ replicas: 3, minAvailable: 2 }), 2);
    assert.equal(budget({ replicas: 3, minAvailable: 0 }), 0);
  });

  it("takes chart locations of every kind", () => {
    for (const charts of [
      "oci://registry.example.com/charts",
      "https://charts.example.com",
      "./charts",
      "/charts",
    ]) {
      assert.equal(settingsOf({ controller: { charts } }).controller.charts, charts);
    }
  });

  it("takes client addresses from every source", () => {
    for (const clientIp of [
      "proxyProtocol",
      { header: "x-real-ip" },
      { xForwardedFor: { trustedHops: 1 } },
      { xForwardedFor: { trustedCidrs: ["10.0.0.0/8", "2001:db8::/32"] } },
    ]) {
      const { gateways } = settingsOf({ gateways: { public: { clientIp } } });
      assert.deepEqual(gateways.public?.clientIp, clientIp);
    }
  });
});

interface JsonSchema {
  properties?: Record<string, JsonSchema>;
  additionalProperties?: JsonSchema | boolean;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  description?: string;
}

/** Paths of all fields that have no description of their own. */
function undescribed(schema: JsonSchema, path: string): string[] {
  const fields = Object.entries(schema.properties ?? {}).flatMap(([name, field]) => [
    ...(field.description === undefined ? [`${path}.${name}`] : []),
    ...undescribed(field, `${path}.${name}`),
  ]);
  const entries =
    typeof schema.additionalProperties === "object" ? [schema.additionalProperties] : [];
  const inner = [...entries, ...(schema.items ? [schema.items] : []), ...(schema.anyOf ?? [])];
  return [...fields, ...inner.flatMap((each) => undescribed(each, `${path}.*`))];
}

describe("the configuration's schema", () => {
  it("describes every field", () => {
    const schema = z.toJSONSchema(settingsSchema, { io: "input", reused: "inline" });
    assert.deepEqual(undescribed(schema as JsonSchema, ""), []);
    assert.ok(Object.keys(schema.properties ?? {}).length === 5);
  });
});
