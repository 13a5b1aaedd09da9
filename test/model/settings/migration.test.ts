import assert from "node:assert/strict";
import { migrationsSchema } from "../../../model/settings/migration";

/** Path of each fault, with dots. */
const faultsOf = (raw: unknown): string[] => {
  const { success, error } = migrationsSchema.safeParse(raw);
  assert(!success, "the section has no fault");
  return error.issues.map(({ path }) => path.join("."));
};

describe("section migration", () => {
  it("fills in the defaults of a controller", () =>
    assert.deepEqual(migrationsSchema.parse({ nginx: {} }), {
      nginx: {
        stage: "assess",
        addressMode: "adopt",
        replicas: 2,
        canaries: "on",
        podCidrs: [],
        answers: {},
        force: [],
        metrics: {},
        thresholds: {
          evidenceAge: "24h",
          poolDwell: "1h",
          idleDwell: "24h",
          certificateDays: 14,
          nginxRequests: 0,
          openConnections: 0,
          requestsPerReplica: 1000,
        },
      },
    }));

  it("takes the inventory's file and answers", () => {
    const nginx = {
      stage: "assess",
      inventory: "inventory/prod.json",
      answers: { "shop/web/auth-url": "deny" },
    };
    const { inventory, answers } = migrationsSchema.parse({ nginx }).nginx ?? {};
    assert.deepEqual(
      { inventory, answers },
      { inventory: nginx.inventory, answers: nginx.answers },
    );
  });

  it("takes ranges of both families, URLs of metrics, and paths", () => {
    const nginx = {
      podCidrs: ["10.244.0.0/16", "fd00::/48"],
      metrics: { nginx: "http://nginx.example:10254/metrics", envoy: "https://envoy.example" },
      healthPath: "/healthz",
    };
    const { podCidrs, metrics, healthPath } = migrationsSchema.parse({ nginx }).nginx ?? {};
    assert.deepEqual({ podCidrs, metrics, healthPath }, nginx);
    assert.deepEqual(
      faultsOf({
        nginx: { podCidrs: ["10.244.0.0"], metrics: { nginx: "ftp://a" }, healthPath: "healthz" },
      }),
      ["nginx.podCidrs.0", "nginx.metrics.nginx", "nginx.healthPath"],
    );
  });

  it("takes files of the project alone", () => {
    for (const inventory of ["a.json", "a/..b/c.json", ".hidden/a.json"]) {
      assert.deepEqual(
        migrationsSchema.parse({ nginx: { inventory } }).nginx?.inventory,
        inventory,
      );
    }
    for (const inventory of ["", "/etc/a.json", "..", "../a.json", "a/../../b.json", "a/.."]) {
      assert.deepEqual(faultsOf({ nginx: { inventory } }), ["nginx.inventory"], inventory);
    }
  });

  it("names no Gateway: each migration makes its own where its Service selects pods", () => {
    for (const key of ["gateway", "namespace"]) {
      assert.deepEqual(faultsOf({ nginx: { [key]: "edge" } }), [`nginx`]);
    }
  });

  it("names all faults of all controllers together", () =>
    assert.deepEqual(
      faultsOf({ "No Label": {}, nginx: { stage: "live", inventory: "/a", answers: [], x: 1 } }),
      ["No Label", "nginx.stage", "nginx.inventory", "nginx.answers", "nginx"],
    ));
});
