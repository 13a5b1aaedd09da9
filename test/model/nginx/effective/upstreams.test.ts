import assert from "node:assert/strict";
import type { Nginx } from "../../../../model/nginx/effective/nginx";
import { nginxOf, notes, paths, serverOf } from "../../../support/effective-nginx";
import type { IngressInput, ServiceInput } from "../../../support/nginx";

const upstreams = ({ upstreams: all }: Nginx): string[] =>
  [...all.values()].map(
    ({ id, kind, port, endpoints }) => `${id}: ${kind} ${String(port)} ${endpoints}`,
  );

describe("effective nginx: upstreams", () => {
  it("finds the port of a Service by number, name or target port", () => {
    const ports = [{ port: 80, name: "http", targetPort: 8080 }];
    const backends = [
      "web:80",
      "web:http",
      "web:8080",
      "web:9",
      "absent:80",
      "silent:80",
      "unseen:80",
    ];
    const nginx = nginxOf({
      services: [
        { name: "web", ports },
        { name: "silent", endpoints: "none" },
        { name: "unseen", endpoints: "unknown" },
      ],
      missingServices: ["shop/absent"],
      ingresses: [{ paths: backends.map((backend, index) => ({ path: `/${index}`, backend })) }],
    });
    assert.deepEqual(upstreams(nginx), [
      "shop-web-80: service 80 ready",
      "shop-web-http: service 80 ready",
      "shop-web-8080: service 80 ready",
      "shop-web-9: service 9 none",
      "shop-absent-80: missing 80 none",
      "shop-silent-80: service 80 none",
      "shop-unseen-80: service 80 unknown",
    ]);
  });

  it("asks no endpoints of what is reached by its own address, or is not known", () => {
    const services: ServiceInput[] = [
      { name: "web", endpoints: "none" },
      { name: "headless", endpoints: "none", clusterIP: "none" },
    ];
    const ingresses: IngressInput[] = ["web", "headless"].map((backend) => ({
      name: backend,
      host: backend,
      paths: [{ path: "/", backend }],
      annotations: { "service-upstream": "true" },
    }));
    assert.deepEqual(upstreams(nginxOf({ services, ingresses })), [
      "shop-web-80: service 80 ready",
      "shop-headless-80: service 80 none",
    ]);
    const manifests = nginxOf({
      source: "manifests",
      missingServices: ["shop/web"],
      ingresses: [{}],
    });
    assert.deepEqual(upstreams(manifests), ["shop-web-80: service 80 unknown"]);
  });

  it("knows which names of ExternalName Services can be asked for", () => {
    const names: Readonly<Record<string, string>> = {
      dns: "db.example.com.",
      ipv4: "192.0.2.1",
      ipv6: "2001:db8::1",
      local: "localhost",
      loop: "127.0.0.1",
      odd: "under_score.example",
    };
    const services = Object.entries(names).map(([name, externalName]): ServiceInput => ({
      name,
      type: "ExternalName",
      clusterIP: "none",
      externalName,
      ports: [{ port: 8443, name: "tls" }],
    }));
    const backends = [...Object.keys(names), "dns:tls", "dns:nothing"];
    const ingresses = [
      { paths: backends.map((backend, index) => ({ path: `/${index}`, backend })) },
    ];
    assert.deepEqual(upstreams(nginxOf({ services, ingresses })), [
      "shop-dns-80: externalName 80 unknown",
      "shop-ipv4-80: externalName 80 unknown",
      "shop-ipv6-80: externalName 80 unknown",
      "shop-local-80: externalName 80 none",
      "shop-loop-80: externalName 80 none",
      "shop-odd-80: externalName 80 none",
      "shop-dns-tls: externalName 8443 unknown",
      "shop-dns-nothing: externalName nothing none",
    ]);
    const off = nginxOf({
      services,
      ingresses: [{ paths: [{ path: "/", backend: "dns" }] }],
      arguments: { "disable-svc-external-name": "true" },
    });
    assert.deepEqual(upstreams(off), ["shop-dns-80: externalName 80 none"]);
  });

  it("sends what no Service serves to the default backend, if that has endpoints", () => {
    const input = (service: ServiceInput) =>
      nginxOf({
        arguments: { "default-backend-service": "shop/fallback" },
        services: [{ ...service }],
        ingresses: [{ paths: ["/a"] }],
      });
    assert.deepEqual(paths(serverOf(input({ name: "fallback" }))), [
      "Prefix /a → shop-web-80",
      "Prefix / → upstream-default-backend",
    ]);
    assert.deepEqual(
      paths(serverOf(input({ name: "fallback", endpoints: "none" }))).at(-1),
      "Prefix / → page",
    );
    assert.deepEqual(paths(serverOf(input({ name: "other" }))).at(-1), "Prefix / → page");
    const external = { name: "fallback", type: "ExternalName", externalName: "db.example" };
    assert.equal(input(external).upstreams.get("upstream-default-backend")?.port, 80);
    const unnamed = input({ ...external, ports: [] });
    assert.equal(unnamed.upstreams.get("upstream-default-backend")?.port, 80);
    const portless = input({ name: "fallback", ports: [] });
    assert.deepEqual(paths(serverOf(portless)).at(-1), "Prefix / → page");
  });

  it("puts the default-backend annotation in place of a Service without endpoints", () => {
    const ingress = (name: string, backend: string): IngressInput => ({
      name,
      host: name,
      paths: [{ path: "/", backend }],
      annotations: { "default-backend": "errors" },
    });
    const nginx = nginxOf({
      services: [{ name: "errors" }, { name: "dead", endpoints: "none" }],
      ingresses: [ingress("a", "web"), ingress("b", "dead")],
    });
    assert.deepEqual(paths(serverOf(nginx, "a")), ["Prefix / → shop-web-80"]);
    assert.deepEqual(paths(serverOf(nginx, "b")), [
      "Prefix / → custom-default-backend-shop-errors",
    ]);
    assert.equal(nginx.upstreams.get("custom-default-backend-shop-errors")?.service, "shop/errors");
    const dead = nginxOf({
      services: [
        { name: "errors", endpoints: "none" },
        { name: "dead", endpoints: "none" },
      ],
      ingresses: [ingress("b", "dead")],
    });
    assert.deepEqual(paths(serverOf(dead, "b")), ["Prefix / → shop-dead-80"]);
  });

  it("balances by the first Ingress of a Service, but for the cookie of the last", () => {
    const nginx = nginxOf({
      ingresses: [
        { name: "a", host: "a", annotations: { "upstream-hash-by": "$request_uri" } },
        {
          name: "b",
          host: "b",
          annotations: {
            "upstream-hash-by": "$host",
            affinity: "cookie",
            "affinity-mode": "persistent",
          },
        },
        {
          name: "c",
          host: "c",
          annotations: { affinity: "cookie", "session-cookie-name": "last" },
        },
        { name: "d", host: "d", annotations: { "upstream-hash-by": "$request_uri" } },
      ],
    });
    const balancing = nginx.upstreams.get("shop-web-80")?.balancing;
    assert.equal(balancing?.ingress, "shop/a");
    assert.equal(balancing.value.hashBy?.expression, "$request_uri");
    assert.equal(balancing.value.affinity?.mode, "persistent");
    assert.equal(balancing.value.affinity.cookie.name, "last");
    assert.deepEqual(notes(nginx), {
      "shop/b/upstream-hash-by/shop-web-80": "no effect: shop/a named shop/web:80 first",
    });
  });

  it("makes the upstream of a defaultBackend anew", () => {
    const nginx = nginxOf({
      ingresses: [
        { name: "a", annotations: { "upstream-hash-by": "$host" } },
        { name: "b", host: "b", paths: [], defaultBackend: "web" },
        {
          name: "c",
          host: "c",
          paths: ["/"],
          defaultBackend: { type: "resource", kind: "Bucket", name: "files" },
        },
      ],
    });
    assert.equal(nginx.upstreams.get("shop-web-80")?.balancing.ingress, "shop/b");
    assert.deepEqual(paths(serverOf(nginx, "b")), ["Prefix / → shop-web-80"]);
  });
});
