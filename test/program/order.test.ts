import assert from "node:assert/strict";
import fc from "fast-check";
import type { KubernetesObject } from "../../model/kubernetes-object";
import { compile, planObjects } from "../../model/plan";
import type { Plan } from "../../model/plan";
import { placeOf } from "../../model/preflight/questions";
import { configurations } from "../support/configurations";
import { SECRET } from "../support/deploy";
import type { Deployment, Registration } from "../support/deploy";
import { HEADER_VALUE, addServices, programBench } from "../support/program";
import { reorder } from "../support/reorder";
import { settingsOf } from "../support/settings";

/** Services that {@link configurations} name. */
const SERVICES = ["shop/web:80", "shop/api:8080", "shared/login:80"];

const planOf = (raw: Record<string, unknown>): Plan =>
  compile({ settings: settingsOf(raw), stack: "test" });

/** `Kind namespace/name` of the object that a registration makes; of others, nothing. */
function objectOf({ inputs }: Registration): string | undefined {
  const { kind, metadata } = inputs as { kind?: string; metadata?: Metadata };
  return kind === undefined || metadata === undefined
    ? undefined
    : `${kind} ${metadata.namespace ?? ""}/${metadata.name}`;
}

interface Metadata {
  readonly name: string;
  readonly namespace?: string;
}

/** Objects that exist before the object of that name is made, by what the engine was told. */
function madeBefore(deployment: Deployment, object: string): Set<string> {
  const byPlace = new Map(deployment.registrations.map((each) => [each.place, each]));
  const found = new Set<Registration>();
  const follow = (registration: Registration): void => {
    for (const place of registration.dependsOn) {
      const dependency = byPlace.get(place) ?? assert.fail(`${place} is not registered`);
      if (!found.has(dependency)) {
        found.add(dependency);
        follow(dependency);
      }
    }
  };
  follow(
    deployment.registrations.find((each) => objectOf(each) === object) ??
      assert.fail(`${object} is not registered`),
  );
  return new Set([...found].map((each) => objectOf(each) ?? each.place));
}

function assertHolds(earlier: ReadonlySet<string>, wanted: readonly KubernetesObject[]): void {
  assert.deepEqual(
    wanted.map(placeOf).filter((place) => !earlier.has(place)),
    [],
    "missing",
  );
}

/** Whole programs that are run and then looked at by every test. */
const RUNS = 10;

describe("the program, for any configuration,", () => {
  const bench = programBench("suite");
  let runs: readonly { raw: Record<string, unknown>; plan: Plan; deployment: Deployment }[];

  before("run it", async function () {
    this.timeout(60_000);
    addServices(bench.cluster, ...SERVICES);
    runs = [];
    for (const raw of fc.sample(configurations, RUNS)) {
      const run = { raw, plan: planOf(raw), deployment: await bench.preview(raw) };
      runs = [...runs, run];
    }
  });

  it("registers every object of the plan once, and no other", () => {
    for (const { plan, deployment } of runs) {
      const registered = deployment.registrations.flatMap((each) => objectOf(each) ?? []);
      assert.deepEqual(registered.sort(), planObjects(plan).map(placeOf).sort());
    }
  });

  it("makes no route before its own policies, the grants that it needs, and its Gateway", () => {
    for (const { plan, deployment } of runs) {
      for (const route of plan.routes.routes) {
        const wanted = [
          ...policiesOf(route, plan),
          ...grantsOf(route, plan),
          ...gatewaysOf(route, plan).flatMap(({ gateway, policies }) => [gateway, ...policies]),
        ];
        assertHolds(madeBefore(deployment, placeOf(route)), wanted);
      }
    }
  });

  it("verifies after every route", () => {
    for (const { plan, deployment } of runs) {
      for (const { filter, route } of Object.values(plan.verifications)) {
        assertHolds(madeBefore(deployment, placeOf(filter)), plan.routes.routes);
        assertHolds(madeBefore(deployment, placeOf(route)), [filter]);
      }
    }
  });

  it("makes a Gateway after its EnvoyProxy, the accepted class, the controller and the CRDs", () => {
    for (const { plan, deployment } of runs) {
      for (const { gateway, envoyProxy, grants, namespace } of plan.gateways) {
        const own = plan.namespaces.filter(({ metadata }) => metadata.name === namespace);
        const earlier = madeBefore(deployment, placeOf(gateway));
        assertHolds(earlier, [...own, envoyProxy, ...grants, plan.controller.gatewayClass]);
        assert.ok(earlier.has("Release envoy-gateway"));
        assert.ok(earlier.has("Release envoy-gateway-crds"));
      }
    }
  });

  it("leaves nothing behind but the CRDs", () => {
    for (const { deployment } of runs) {
      const retained = deployment.registrations.filter(({ retainOnDelete }) => retainOnDelete);
      assert.deepEqual(
        retained.map(({ place }) => place),
        ["Release envoy-gateway-crds"],
      );
    }
  });

  it("shows the value of the secret header nowhere", () => {
    for (const { plan, deployment } of runs) {
      for (const { route } of Object.values(plan.verifications)) {
        const found = deployment.registrations.find((each) => objectOf(each) === placeOf(route));
        assert.ok(JSON.stringify(found?.inputs).includes(`"value":"${SECRET}"`));
      }
      assert.equal(JSON.stringify(deployment).includes(HEADER_VALUE), false);
    }
  });

  it("registers the same when the configuration is in another order", async function () {
    this.timeout(60_000);
    const sorted = ({ registrations }: Deployment) =>
      [...registrations].sort((a, b) => (a.place < b.place ? -1 : 1));
    for (const { raw, deployment } of runs) {
      const other = await bench.preview(reorder(raw, "another") as typeof raw);
      assert.deepEqual(sorted(other), sorted(deployment));
    }
  });
});

type Route = Plan["routes"]["routes"][number];

const policiesOf = ({ metadata: { namespace, name } }: Route, { routes }: Plan) =>
  routes.policies.filter(
    ({ metadata, spec }) =>
      metadata.namespace === namespace && spec.targetRefs?.some((target) => target.name === name),
  );

/** Grants by which a route reaches Services of other namespaces. */
const grantsOf = ({ metadata, spec }: Route, { routes }: Plan) =>
  routes.grants.filter(
    (grant) =>
      grant.spec.from.some(({ namespace }) => namespace === metadata.namespace) &&
      spec.rules?.some(({ backendRefs }) =>
        backendRefs?.some(
          ({ namespace, name }) =>
            namespace === grant.metadata.namespace &&
            grant.spec.to.some((service) => service.name === name),
        ),
      ),
  );

const gatewaysOf = ({ spec }: Route, { gateways }: Plan) =>
  gateways.filter(({ name }) => spec.parentRefs?.some((parent) => parent.name === name));
