import assert from "node:assert/strict";
import fc from "fast-check";
import type { MigrationPlan } from "../../../../model/migration/plan/migration-plan";
import type { Inventory } from "../../../../model/nginx/inventory";
import { answerEnvoy, prepareEnvoy } from "../../../../model/routes/answer";
import { answerNginx } from "../../../../model/nginx/answer";
import { effectiveNginx } from "../../../../model/nginx/effective/build";
import type { KubernetesObject } from "../../../../model/kubernetes-object";
import { whereTo } from "../../../support/answers";
import { requestOf } from "../../../support/nginx";
import { chart, inventory, objectOf, planOf, service } from "./planned";

const from = inventory({
  ingresses: [
    {
      name: "web",
      host: "shop.example",
      tls: true,
      annotations: { "from-to-www-redirect": "true" },
    },
    {
      name: "deep",
      host: "*.deep.example",
      annotations: { "use-regex": "true" },
      paths: [
        { path: "/[a-z]+/very/long/[0-9]+/path/of/some/sixty/characters/or/more", backend: "long" },
        { path: "/.*", backend: "deep" },
      ],
    },
    {
      name: "legacy",
      host: "legacy.example",
      tls: true,
      paths: [{ path: "/", backend: "legacy" }],
      annotations: { "auth-type": "basic", "auth-secret": "users", "server-alias": "old.example" },
    },
  ],
  secrets: [{ name: "users", keys: ["auth"], passwords: { apr1: 1 } }],
});

const settings = { answers: { "shop/legacy/auth-secret": "holdBack" } };
const planned = planOf({ from, settings });

const facts = (source: Inventory) => ({
  ...source,
  services: [
    ...source.services,
    {
      namespace: "ingress-nginx",
      name: "edge-anchor",
      type: "ClusterIP",
      clusterIP: "assigned" as const,
      selector: {},
      ports: [
        { name: "http", port: 80, protocol: "TCP", targetPort: "http" },
        { name: "https", port: 443, protocol: "TCP", targetPort: "https" },
      ],
    },
  ],
});

const envoyOf = (objects: readonly KubernetesObject[]) =>
  prepareEnvoy({ ...facts(from), objects, gateway: "ingress-nginx/edge" });

const objectsOf = ({ resources }: Pick<MigrationPlan, "resources">) =>
  resources.filter(({ mechanism }) => mechanism === "create").map(({ object }) => object);

const whole = envoyOf(objectsOf(planned));
const converted = envoyOf(planned.conversion.objects);
const ask = (url: string) => whereTo(answerEnvoy({ envoy: whole, request: requestOf(url) }));

const ANCHOR = "ingress-nginx/edge-anchor";
const TOKEN = "/.well-known/acme-challenge/LoqXcYV8q5ONbJQxbmR7SCTNo3tiAXDfowyjxAjEuX0";

describe("requests at the Gateway of a migration", () => {
  it("of load balancers are answered, of hosts that nobody names alone", () => {
    for (const scheme of ["http", "https"]) {
      assert.equal(ask(`${scheme}://10.0.0.7/healthz`), "200");
      assert.equal(ask(`${scheme}://10.0.0.7/healthz/x`), "404");
    }
    assert.equal(ask("https://shop.example/healthz"), "web");
  });

  it("of certificate authorities are passed to nginx for every host over HTTP", () => {
    for (const host of [
      "shop.example",
      "a.deep.example",
      "legacy.example",
      "new.example",
      "www.shop.example",
    ]) {
      assert.equal(ask(`http://${host}${TOKEN}`), ANCHOR, host);
    }
    assert.equal(ask(`https://shop.example${TOKEN}`), "web");
    assert.equal(ask(`http://a.deep.example${TOKEN}/x`), "deep");
  });

  it("cannot come to other paths of nginx that way", () => {
    for (const path of ["..%2F..%2Fadmin", "%2e%2e/admin", "a%2Fb", "a/../../../admin", ""]) {
      const url = `http://shop.example/.well-known/acme-challenge/${path}`;
      assert.notEqual(ask(url), ANCHOR, path);
    }
  });

  it("for hosts that stay on nginx come to it with their scheme, by all their names", () => {
    for (const host of ["legacy.example", "old.example"]) {
      assert.equal(ask(`http://${host}/a?b`), ANCHOR);
      const { outcome } = answerEnvoy({
        envoy: whole,
        request: requestOf(`https://${host}/a?b`),
      });
      assert.ok(outcome.type === "upstream", outcome.type);
      assert.deepEqual(
        outcome.backends.map(({ service: name, port }) => [name, port]),
        [[ANCHOR, 443]],
      );
    }
  });

  it("are answered as by the conversion else", () => {
    const nginx = effectiveNginx(from);
    const anyUrl = fc.record({
      scheme: fc.constantFrom("http", "https"),
      host: fc.constantFrom("shop.example", "a.deep.example", "other.example"),
      path: fc.constantFrom(
        "",
        "healthz/",
        "a/b",
        "a/very/long/1/path",
        ".well-known/acme-challenge/",
      ),
      query: fc.constantFrom("", "?q=1"),
    });
    fc.assert(
      fc.property(anyUrl, ({ scheme, host, path, query }) => {
        const request = requestOf(`${scheme}://${host}/${path}${query}`);
        assert.deepEqual(
          answerEnvoy({ envoy: whole, request }),
          answerEnvoy({ envoy: converted, request }),
        );
        assert.ok(answerNginx({ nginx, request }).outcome.type !== "unknown");
      }),
    );
  });
});

describe("what is passed to nginx", () => {
  const specOf = (plan: MigrationPlan, key: string) =>
    objectOf(plan, key).spec as Record<string, unknown>;
  const LEGACY = "create BackendTrafficPolicy ingress-nginx/edge-held-back.legacy.example";

  it("has no limits but nginx's own, and says the client's address where nginx reads PROXY headers", () => {
    const { timeout, proxyProtocol } = specOf(planned, LEGACY);
    assert.deepEqual(timeout, {
      http: { connectionIdleTimeout: "60s", requestTimeout: "0s", streamIdleTimeout: "0s" },
      tcp: { connectTimeout: "5s" },
    });
    assert.equal(proxyProtocol, undefined);
    const told = planOf({
      from: inventory({ configMap: { "use-proxy-protocol": "true" } }),
      settings: {},
    });
    assert.deepEqual(
      specOf(told, "create BackendTrafficPolicy ingress-nginx/edge-acme").proxyProtocol,
      { version: "V1" },
    );
  });

  it("is HTTP/1.1, or HTTP/2 for gRPC", () => {
    const protocols = (plan: MigrationPlan) =>
      objectsOf(plan)
        .filter(({ kind }) => kind === "Backend")
        .map(({ spec }) => (spec as { tls?: { alpnProtocols?: string[] } }).tls?.alpnProtocols);
    assert.deepEqual(protocols(planned), [["http/1.1"]]);
    const grpc = inventory({
      ingresses: [
        {
          name: "api",
          host: "api.example",
          tls: true,
          annotations: {
            "backend-protocol": "GRPC",
            "auth-type": "basic",
            "auth-secret": "users",
          },
        },
      ],
      secrets: [{ name: "users", keys: ["auth"], passwords: { apr1: 1 } }],
    });
    assert.deepEqual(
      protocols(
        planOf({ from: grpc, settings: { answers: { "shop/api/auth-secret": "holdBack" } } }),
      ),
      [["h2"]],
    );
  });

  it("can be all hosts that nobody names, without HTTPS where nginx has no certificate", () => {
    const open = inventory({
      ingresses: [
        { name: "any", host: "", annotations: { "auth-type": "basic", "auth-secret": "users" } },
      ],
      secrets: [{ name: "users", keys: ["auth"], passwords: { apr1: 1 } }],
    });
    const plan = planOf({
      from: open,
      settings: { answers: { "shop/any/auth-secret": "holdBack" } },
    });
    const route = specOf(plan, "create HTTPRoute ingress-nginx/edge-held-back.any-host.http");
    assert.equal(route.hostnames, undefined);
    assert.deepEqual(
      objectsOf(plan).filter(({ kind }) => kind === "Backend"),
      [],
    );
  });

  it("goes through a Service that has nginx's ports under their usual numbers", () => {
    const ports = (spec: Record<string, unknown>, more: object = {}) => {
      const controller = chart({ services: [service({ spec })], ...more });
      return specOf(
        planOf({ from: inventory({ controller }) }),
        "create Service ingress-nginx/edge-anchor",
      ).ports;
    };
    const usual = [
      { name: "http", port: 80, protocol: "TCP", targetPort: "http" },
      { name: "https", port: 443, protocol: "TCP", targetPort: "https" },
    ];
    assert.deepEqual(ports({}), usual);
    assert.deepEqual(
      ports({
        ports: [
          { port: 8080, targetPort: "http" },
          { name: "https", port: 8443, targetPort: 443 },
          { port: 9000 },
        ],
      }),
      [
        usual[0],
        { name: "https", port: 443, protocol: "TCP", targetPort: 443 },
        { name: "port-8080", port: 8080, protocol: "TCP", targetPort: "http" },
        { name: "port-9000", port: 9000, protocol: "TCP", targetPort: 9000 },
      ],
    );
    const without = inventory({
      controller: chart({ services: [{ ...service(), spec: { type: "LoadBalancer" } }] }),
    });
    assert.deepEqual(
      specOf(planOf({ from: without }), "create Service ingress-nginx/edge-anchor").ports,
      [
        { ...usual[0], targetPort: 80 },
        { ...usual[1], targetPort: 443 },
      ],
    );
  });
});
