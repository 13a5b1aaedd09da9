import assert from "node:assert/strict";
import type { MigrationPlan } from "../../../../model/migration/plan/migration-plan";
import { inventory, keysOf, planOf, resourceOf, specOf, withService } from "./planned";

const GATEWAY = "create Gateway ingress-nginx/edge";

describe("the Gateway of a migration", () => {
  const listeners = (plan: MigrationPlan, key: string) =>
    (specOf(plan, key).listeners as { name: string }[]).map(({ name }) => name);
  const streams = (number: number) =>
    inventory({
      arguments: { "tcp-services-configmap": "ingress-nginx/tcp" },
      configMaps: {
        "ingress-nginx/tcp": Object.fromEntries(
          Array.from({ length: number }, (_, index) => [String(20_000 + index), "shop/web:80"]),
        ),
      },
    });

  it("has a listener for the bridge, in a ListenerSet where there is no room", () => {
    const few = planOf({ from: streams(61) });
    assert.equal(listeners(few, GATEWAY).at(-1), "bridge");
    assert.equal(listeners(few, GATEWAY).length, 64);
    assert.equal(resourceOf(few, "create ListenerSet ingress-nginx/edge.bridge"), undefined);
    const many = planOf({ from: streams(62) });
    assert.equal(listeners(many, GATEWAY).length, 64);
    assert.deepEqual(listeners(many, "create ListenerSet ingress-nginx/edge.bridge"), ["bridge"]);
    assert.deepEqual(specOf(many, GATEWAY).allowedListeners, { namespaces: { from: "Same" } });
  });

  it("has the listeners of hosts that stay on nginx too, but for those that it cannot pass", () => {
    const certificates = Array.from({ length: 66 }, (_, index) => ({
      name: `h${index}`,
      host: `h${String(index).padStart(2, "0")}.example`,
      tls: true as const,
    }));
    const stays = { "auth-type": "basic", "auth-secret": "users" };
    const from = inventory({
      ingresses: [
        ...certificates,
        { name: "z", host: "z.example", tls: true as const, annotations: stays },
        {
          name: "zz",
          host: "zz.example",
          tls: true as const,
          annotations: { ...stays, "auth-tls-secret": "shop/clients" },
        },
      ],
      secrets: [
        { name: "users", keys: ["auth"], passwords: { apr1: 1 } },
        { name: "clients", keys: ["ca.crt"] },
      ],
    });
    const plan = planOf({
      from,
      settings: {
        answers: { "shop/z/auth-secret": "holdBack", "shop/zz/auth-secret": "holdBack" },
      },
    });
    const names = listeners(plan, GATEWAY);
    assert.ok(names.includes("https.z.example"), names.join());
    assert.ok(!names.includes("https.zz.example"));
    const route = specOf(plan, "create HTTPRoute ingress-nginx/edge-held-back.z.example.https");
    assert.deepEqual(
      (route.parentRefs as { sectionName: string }[]).map(({ sectionName }) => sectionName),
      ["https.z.example"],
    );
    assert.ok(keysOf(plan).every((key) => !key.includes("held-back.zz")));
  });

  it("gives aliases routes of their own where they come by other listeners, in lists of 16", () => {
    const aliases = Array.from({ length: 20 }, (_, index) => `a${index}.example`).join(",");
    const from = inventory({
      ingresses: [
        {
          name: "web",
          host: "shop.example",
          tls: true,
          annotations: { "auth-type": "basic", "auth-secret": "users", "server-alias": aliases },
        },
      ],
      secrets: [{ name: "users", keys: ["auth"], passwords: { apr1: 1 } }],
    });
    const plan = planOf({ from, settings: { answers: { "shop/web/auth-secret": "holdBack" } } });
    const routes = keysOf(plan).filter((key) =>
      key.includes("HTTPRoute ingress-nginx/edge-held-back"),
    );
    assert.deepEqual(
      routes.map((key) => key.replace(/.*shop\.example\./, "")),
      ["http", "http.2", "https", "https.2"],
    );
  });

  it("ends connections early until nginx is let go, on every listener for HTTP", () => {
    const limits = (plan: MigrationPlan) =>
      ["edge", "edge.https"].map(
        (name) => specOf(plan, `create ClientTrafficPolicy ingress-nginx/${name}`).connection,
      );
    const after = (requests: number) => ({
      connectionLimit: { maxRequestsPerConnection: requests },
    });
    assert.deepEqual(limits(planOf({ stage: "install" })), [after(1), after(1)]);
    assert.deepEqual(limits(planOf({ stage: "adopt" })), [after(1), after(1)]);
    assert.deepEqual(limits(planOf({ stage: "pool" })), [after(10), after(10)]);
    assert.deepEqual(limits(planOf({ stage: "idle" })), [after(10), after(10)]);
    assert.deepEqual(limits(planOf({ stage: "retire" })), [undefined, undefined]);
  });
});

describe("health checks of a migration", () => {
  const path = (options: Parameters<typeof planOf>[0]) => {
    const { rules } = specOf(planOf(options), "create HTTPRoute ingress-nginx/edge-health") as {
      rules: { matches: { path: { value: string } }[] }[];
    };
    return rules[0]?.matches[0]?.path.value;
  };
  const asked = (healthCheckPath: string) =>
    withService({ loadBalancer: { tls: "nginx", proxyProtocol: "off", healthCheckPath } });

  it("have nginx's path, a part of it that is asked for, or what the settings say", () => {
    assert.equal(path({}), "/healthz");
    assert.equal(path({ from: inventory({ arguments: { "health-check-path": "/up" } }) }), "/up");
    assert.equal(path({ from: asked("/healthz/lb") }), "/healthz/lb");
    // A path that an application answers is converted with it.
    assert.equal(path({ from: asked("/") }), "/healthz");
    assert.equal(path({ from: asked("/healthz"), settings: { healthPath: "/mine" } }), "/mine");
  });
});
