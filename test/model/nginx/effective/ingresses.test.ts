import assert from "node:assert/strict";
import { nginxOf, notes, paths, serverOf } from "../../../support/effective-nginx";
import type { IngressInput } from "../../../support/nginx";
const to = (path: string, backend: string) => ({ path, backend });

describe("effective nginx: which Ingresses count", () => {
  it("takes the oldest first, and of equally old ones the greater name", () => {
    const created = "2026-01-01T00:00:00Z";
    const nginx = nginxOf({
      ingresses: [
        { name: "a", created, paths: [to("/", "a")] },
        { name: "b", created, paths: [to("/", "b"), to("/old", "b")] },
        { name: "0", created, host: "other.example" },
        { name: "c", created: "2025-01-01T00:00:00Z", paths: [to("/old", "c")] },
      ],
    });
    assert.deepEqual(paths(serverOf(nginx)), ["Prefix /old → shop-c-80", "Prefix / → shop-b-80"]);
    assert.deepEqual(notes(nginx), {
      "shop/a/duplicate-path/shop.example/": "no effect: shop/b has the Prefix path / of this host",
      "shop/b/duplicate-path/shop.example/old":
        "no effect: shop/c has the Prefix path /old of this host",
    });
  });

  it("says that it assumes the order where creation times are not known", () => {
    const one = [{ created: null }];
    assert.deepEqual(notes(nginxOf({ ingresses: one })), {});
    const { findings } = nginxOf({ ingresses: [...one, { name: "b", host: "b" }] });
    assert.deepEqual(
      findings.map(({ id, severity, answers }) => ({ id, severity, answers })),
      [{ id: "controller/creation-times", severity: "lossy", answers: ["accept", "holdBack"] }],
    );
  });

  it("leaves out what the controller does", () => {
    const nginx = nginxOf({
      arguments: { "disable-catch-all": "true" },
      ingresses: [
        { name: "catch-all", host: "a", defaultBackend: "web" },
        { name: "suspicious", host: "b", paths: ["/x root y;"] },
        { name: "dropped", host: "c", annotations: { "server-snippet": "deny all;" } },
        {
          name: "resource",
          host: "d",
          paths: [{ path: "/", backend: { type: "resource", kind: "Bucket", name: "files" } }],
        },
      ],
    });
    assert.deepEqual([...nginx.servers.keys()], ["_", "d"]);
    assert.deepEqual(paths(serverOf(nginx, "d")), ["Prefix / → page"]);
    const { "shop/dropped/left-out": dropped, ...others } = notes(nginx);
    assert.match(dropped ?? "", /^the Ingress is not served: /);
    assert.deepEqual(others, {
      "shop/catch-all/left-out":
        "the Ingress is not served: --disable-catch-all: it has a defaultBackend",
      "shop/suspicious/left-out":
        'the Ingress is not served: --deep-inspect: "/x root y;" looks like a directive of nginx',
      "shop/resource/resource-backend": "paths whose backend is no Service are left out",
    });
  });

  it("inspects hosts, paths and Secret names, unless it is told not to", () => {
    const suspicious: IngressInput[] = [
      { name: "a", host: "a", paths: ["/alias;"] },
      { name: "b", host: "b", paths: ["/etc/passwd"] },
      { name: "c", host: "c", tls: "x_by_lua" },
      { name: "d", host: "d", tls: [{ hosts: ["/var/run/secrets"] }] },
    ];
    const hosts = (flags: Record<string, string>): string[] => [
      ...nginxOf({
        ingresses: [...suspicious, { host: "e", rules: [{}] }],
        arguments: flags,
      }).servers.keys(),
    ];
    assert.deepEqual(hosts({}), ["_", "e"]);
    assert.deepEqual(hosts({ "deep-inspect": "false" }), ["_", "a", "b", "c", "d", "e"]);
  });

  it("denies all locations of an Ingress with an annotation at fault", () => {
    const nginx = nginxOf({
      ingresses: [{ annotations: { "auth-type": "basic", "auth-secret": "absent" } }],
    });
    const [location] = serverOf(nginx).locations;
    assert.match(location?.denied ?? "", /^auth-secret: /);
    assert.match(notes(nginx)["shop/web/denied"] ?? "", /^every path of it answers 503: /);
  });
});
