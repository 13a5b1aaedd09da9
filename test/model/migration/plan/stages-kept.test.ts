import assert from "node:assert/strict";
import fc from "fast-check";
import type { MigrationPlan } from "../../../../model/migration/plan/migration-plan";
import { healthRouteName } from "../../../../model/migration/object-names";
import { ADDRESS_MODES, atLeast, STAGES } from "../../../../model/migration/stage";
import { ENTRY, keyOf, keysOf, objectOf } from "./planned";
import { INVENTORIES, anyPlace, modesOf, planAt } from "./places";

describe("resources of a migration by stage", function () {
  this.timeout(120_000);

  it("never lose or rename the entry Service, the Gateway or the EnvoyProxy", () => {
    fc.assert(
      fc.property(anyPlace, ({ name, mode, stage }) => {
        const keys = keysOf(planAt(name, mode, stage));
        for (const key of [
          "create Gateway ingress-nginx/edge",
          "create EnvoyProxy ingress-nginx/edge",
        ]) {
          assert.equal(keys.includes(key), atLeast(stage, "install"), `${stage} ${key}`);
        }
        const entry = { adopt: ENTRY, own: "create Service ingress-nginx/edge-entry", dns: "" }[
          mode
        ];
        assert.equal(keys.includes(entry), mode !== "dns" && atLeast(stage, "routes"), stage);
      }),
    );
  });

  it("never change what Kubernetes refuses to change of a Service", () => {
    const fixed = ({ resources }: MigrationPlan) =>
      resources
        .filter(({ object }) => object.kind === "Service")
        .map((resource) => {
          const { selector, ...spec } = resource.object.spec as Record<string, unknown>;
          return [keyOf(resource), JSON.stringify(spec), selector !== undefined];
        });
    fc.assert(
      fc.property(anyPlace, fc.constantFrom(...STAGES), ({ name, mode, stage }, other) => {
        fc.pre(modesOf(other).includes(mode));
        const after = new Map(
          fixed(planAt(name, mode, other)).map(([key, ...rest]) => [key, JSON.stringify(rest)]),
        );
        for (const [key, ...rest] of fixed(planAt(name, mode, stage))) {
          assert.ok(!after.has(key) || after.get(key) === JSON.stringify(rest), String(key));
        }
      }),
    );
  });

  it("restore by value at routes what later stages wrote", () => {
    for (const [name, { from }] of Object.entries(INVENTORIES)) {
      for (const mode of ADDRESS_MODES) {
        const plan = planAt(name, mode, "routes");
        const value = from.configMaps.find((each) => each.name === "ingress-nginx-controller")
          ?.data["keep-alive"];
        const patch = (kind: string, object = "ingress-nginx/ingress-nginx-controller") =>
          objectOf(plan, `patch ${kind} ${object}`);
        assert.deepEqual(
          patch("ConfigMap").data,
          value === undefined ? undefined : { "keep-alive": value },
        );
        assert.deepEqual(patch("Deployment").spec, { replicas: from.controller?.replicas });
        assert.deepEqual(
          patch("ValidatingWebhookConfiguration", "ingress-nginx-admission").webhooks,
          [{ name: "validate.nginx.ingress.kubernetes.io", failurePolicy: "Fail" }],
        );
        const [present] = from.controller?.services ?? [];
        if (mode === "adopt") {
          const { metadata, spec } = objectOf(plan, ENTRY);
          // The import is without a difference.
          assert.deepEqual(spec, present?.spec);
          assert.deepEqual(metadata.annotations, present?.annotations);
          assert.deepEqual(metadata.labels, present?.labels);
        }
        for (const { kind, metadata } of plan.resources.map(({ object }) => object)) {
          assert.ok(
            kind !== "Ingress" || Object.keys(metadata.annotations ?? {}).length === 0,
            "no Ingress had a target",
          );
        }
      }
    }
  });

  it("keep what is not ours when the program lets it go", () => {
    fc.assert(
      fc.property(anyPlace, ({ name, mode, stage }) => {
        for (const { mechanism, retain } of planAt(name, mode, stage).resources) {
          assert.ok(mechanism === "create" || retain);
        }
      }),
    );
  });

  it("protect the way of clients from pool on, and the marker with it", () => {
    fc.assert(
      fc.property(anyPlace, ({ name, mode, stage }) => {
        const guarded = planAt(name, mode, stage)
          .resources.filter(({ protect }) => protect)
          .map(({ object }) => object.kind);
        const entry = mode === "dns" ? [] : ["Service"];
        const early = mode === "own" && stage === "adopt" ? ["Service"] : [];
        assert.deepEqual(
          guarded.sort(),
          atLeast(stage, "pool") ? ["ConfigMap", "EnvoyProxy", "Gateway", ...entry].sort() : early,
        );
      }),
    );
  });

  it("have the route by which a lost marker is known exactly while Envoy serves", () => {
    for (const name of Object.keys(INVENTORIES)) {
      for (const stage of STAGES) {
        for (const mode of modesOf(stage)) {
          const { resources } = planAt(name, mode, stage);
          const found = resources.some(
            ({ object: { kind, metadata } }) =>
              kind === "HTTPRoute" &&
              metadata.namespace === "ingress-nginx" &&
              metadata.name === healthRouteName("edge") &&
              metadata.labels?.["app.kubernetes.io/managed-by"] === "envoy-edge",
          );
          assert.equal(found, atLeast(stage, "routes"), `${name}, ${mode}, ${stage}`);
        }
      }
    }
  });
});
