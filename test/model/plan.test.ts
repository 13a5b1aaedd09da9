import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { compile, makesNothing, type Plan, planObjects } from "../../model/plan";
import type { Settings } from "../../model/settings";
import { configurations } from "../support/configurations";
import { describeWithCrds, validateObject } from "../support/crds";
import { reorder } from "../support/reorder";
import { settingsOf } from "../support/settings";
import { sectionsOf } from "../support/stack-file";
import { planOf as migrationAt } from "./migration/plan/planned";

const planOf = (raw: Record<string, unknown>): Plan =>
  compile({ settings: settingsOf(raw), stack: "dev" });

const SHOP = {
  gateways: {
    public: { listeners: { http: 80, https: { port: 443, certificates: ["certs/wild"] } } },
    internal: { namespace: "internal", namespaceOwner: "existing", verify: "off" },
  },
  routes: {
    web: {
      gateway: "public",
      host: "shop.example.com",
      backends: ["shop/web:80", "shared/web:80"],
      timeouts: { idle: "5m" },
    },
    api: { gateway: "internal", host: "*", path: "/api", backend: "shop/api:80" },
  },
};

describe("makesNothing", () => {
  const migration = (stage: string) => ({ edge: { stage } });

  it("is true of migrations that have not begun, and of nothing else", () => {
    assert.equal(makesNothing(settingsOf({ migration: migration("assess") })), true);
    assert.equal(makesNothing(settingsOf({ migration: migration("install") })), false);
    assert.equal(makesNothing(settingsOf({})), false);
    assert.equal(makesNothing(settingsOf({ ...SHOP, migration: migration("assess") })), false);
  });
});

describe("compile", () => {
  it("has what migrations make, and nothing of what they only change", () => {
    const migrations = [migrationAt({ stage: "adopt" })];
    const { migrated } = compile({ settings: settingsOf({}), stack: "dev", migrations });
    const kinds = new Set(migrated.map(({ kind }) => kind));
    assert.ok(kinds.has("Gateway"));
    assert.ok(!kinds.has("Deployment"), "nginx's own");
    assert.equal(migrated.filter(({ kind }) => kind === "ConfigMap").length, 1, "the marker alone");
  });

  it("makes a plan of everything", () => {
    const plan = planOf(SHOP);
    assert.deepEqual(
      plan.namespaces.map(({ metadata }) => metadata.name),
      ["envoy-edge", "envoy-gateway-system"],
      "not the namespace that exists",
    );
    assert.deepEqual(
      plan.gateways.map(({ name }) => name),
      ["internal", "public"],
    );
    assert.deepEqual(Object.keys(plan.verifications), ["public"]);
    assert.deepEqual(plan.urls, {
      api: { urls: ["http://*/api"] },
      web: { urls: ["https://shop.example.com/"] },
    });
    assert.deepEqual(plan.versions, { version: "1.9.1", gatewayApiVersion: "1.6.1" });
  });

  it("keeps a route called verify apart from the verification", () => {
    const redirect = { host: "new.example.com" };
    const verify = { host: "old.example.com", rules: [{ matches: [{ path: "/" }], redirect }] };
    const plan = planOf({ gateways: { public: {} }, routes: { verify } });
    const names = planObjects(plan)
      .filter(({ kind }) => kind === "HTTPRoute")
      .map(({ metadata }) => metadata.name);
    assert.deepEqual(names, ["public-verify", "public.verify"]);
  });

  it("lists every object of the plan", () => {
    const places = planObjects(planOf(SHOP)).map(
      ({ kind, metadata }) => `${kind} ${metadata.namespace ?? "-"}/${metadata.name}`,
    );
    assert.deepEqual(places.sort(), [
      "BackendTrafficPolicy envoy-edge/public",
      "BackendTrafficPolicy internal/internal",
      "BackendTrafficPolicy shop/public-web.root-610d7cf7",
      "ClientTrafficPolicy envoy-edge/public",
      "ClientTrafficPolicy envoy-edge/public.https",
      "ClientTrafficPolicy internal/internal",
      "EnvoyProxy envoy-edge/public",
      "EnvoyProxy internal/internal",
      "Gateway envoy-edge/public",
      "Gateway internal/internal",
      "GatewayClass -/envoy-edge",
      "HTTPRoute envoy-edge/public.http-to-443",
      "HTTPRoute envoy-edge/public.verify",
      "HTTPRoute shop/internal-api",
      "HTTPRoute shop/public-web",
      "HTTPRouteFilter envoy-edge/public.verify",
      "Namespace -/envoy-edge",
      "Namespace -/envoy-gateway-system",
      "ReferenceGrant certs/public.envoy-edge.wild",
      "ReferenceGrant shared/shop.web",
    ]);
  });
});

/** Every host and match of a route in the settings. */
const wanted = ({ hosts, rules }: Settings["routes"][string]): string[] =>
  hosts.flatMap((host) =>
    rules.flatMap(({ matches }) =>
      matches.map(({ path, method, headers, query }) =>
        JSON.stringify([host, Object.values(path)[0], method, size(headers), size(query)]),
      ),
    ),
  );

/** Every host and match in the HTTPRoutes of a route. */
const served = (plan: Plan, name: string): string[] =>
  plan.routes.routes
    .filter(({ metadata }) => new RegExp(`^(one|two)-${name}(\\.\\d+)?$`).test(metadata.name))
    .flatMap(({ spec: { hostnames = [], rules = [] } }) =>
      hostnames.flatMap((host) =>
        rules.flatMap(({ matches = [] }) =>
          matches.map(({ path, method, headers = [], queryParams = [] }) =>
            JSON.stringify([host, path?.value, method, headers.length, queryParams.length]),
          ),
        ),
      ),
    );

const size = (map: object): number => Object.keys(map).length;

describe("any configuration without a fault", () => {
  it("is compiled", () => {
    fc.assert(fc.property(configurations, (raw) => planObjects(planOf(raw)).length > 0));
  });

  it("is the same again when its settings are read once more", () => {
    fc.assert(
      fc.property(configurations, (raw) => {
        const settings = settingsOf(raw);
        assert.deepEqual(settingsOf({ ...settings }), settings);
      }),
    );
  });

  it("gives the same bytes in any order", () => {
    fc.assert(
      fc.property(configurations, fc.string(), (raw, seed) => {
        const other = reorder(raw, seed) as Record<string, unknown>;
        assert.equal(JSON.stringify(planOf(other)), JSON.stringify(planOf(raw)));
      }),
    );
  });

  it("has every host and match in its HTTPRoutes exactly once", () => {
    fc.assert(
      fc.property(configurations, (raw) => {
        const settings = settingsOf(raw);
        const plan = compile({ settings, stack: "dev" });
        for (const [name, route] of Object.entries(settings.routes)) {
          assert.deepEqual(served(plan, name).sort(), wanted(route).sort());
        }
      }),
    );
  });

  it("stays within the limits of an HTTPRoute", () => {
    fc.assert(
      fc.property(configurations, (raw) => {
        for (const { spec } of planOf(raw).routes.routes) {
          const matches = spec.rules?.map((rule) => rule.matches?.length ?? 0) ?? [];
          assert.ok(matches.length <= 16);
          assert.ok(Math.max(...matches) <= 64);
          assert.ok(matches.reduce((sum, count) => sum + count, 0) <= 128);
          assert.ok((spec.hostnames?.length ?? 0) <= 16);
          assert.equal(new Set(spec.rules?.map(({ name }) => name)).size, matches.length);
        }
      }),
    );
  });

  it("has no two objects of one kind and name", () => {
    fc.assert(
      fc.property(configurations, (raw) => {
        const places = planObjects(planOf(raw)).map(
          ({ kind, metadata: { namespace, name } }) => `${kind} ${namespace ?? ""}/${name}`,
        );
        assert.equal(new Set(places).size, places.length);
      }),
    );
  });

  it("has policies only for rules that exist", () => {
    fc.assert(
      fc.property(configurations, (raw) => {
        const { routes, policies } = planOf(raw).routes;
        const rules = routes.flatMap(({ metadata, spec }) =>
          (spec.rules ?? []).map(
            ({ name }) => `${metadata.namespace ?? ""}/${metadata.name}/${name ?? ""}`,
          ),
        );
        for (const { metadata, spec } of policies) {
          const [target] = spec.targetRefs ?? [];
          const place = `${metadata.namespace ?? ""}/${target?.name ?? ""}/${target?.sectionName ?? ""}`;
          assert.ok(rules.includes(place), place);
        }
      }),
    );
  });
});

describeWithCrds("objects of a plan", () => {
  const faults = (raw: Record<string, unknown>) =>
    planObjects(planOf(raw))
      .filter(({ kind }) => kind !== "Namespace")
      .flatMap((object) =>
        validateObject(object).map((fault) => `${object.kind} ${object.metadata.name}: ${fault}`),
      );

  it("are valid by the pinned CRDs", () => assert.deepEqual(faults(SHOP), []));

  for (const stack of ["dev", "prod"]) {
    it(`are valid for the stack ${stack}`, () => {
      const file = path.join(__dirname, `../../Pulumi.${stack}.yaml`);
      assert.deepEqual(faults(sectionsOf(readFileSync(file, "utf8"))), []);
    });
  }

  it("are valid for any configuration", () => {
    fc.assert(
      fc.property(configurations, (raw) => assert.deepEqual(faults(raw), [])),
      { numRuns: 30 },
    );
  });
});
