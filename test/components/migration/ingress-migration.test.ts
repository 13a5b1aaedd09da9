import assert from "node:assert/strict";
import { connect } from "../../../cluster/connection";
import {
  IngressMigration,
  type IngressMigrationArgs,
} from "../../../components/migration/ingress-migration";
import type {
  Manifest,
  MigrationPlan,
  PlannedResource,
} from "../../../model/migration/plan/migration-plan";
import type { Stage } from "../../../model/migration/stage";
import { deploy, failure, SECRET, UNKNOWN } from "../../support/deploy";
import { fakeCluster, type FakeCluster } from "../../support/fake-cluster";
import { providerState, ROUTES, routeStatus } from "../../support/program";

const NAMESPACE = "ingress-nginx";
const PLACEHOLDERS = { headerValue: "{header}", envoyAddress: "{address}" };

const planned = (
  group: PlannedResource["group"],
  object: Partial<Manifest> & { kind: string; name: string },
  how: Partial<PlannedResource> = {},
): PlannedResource => {
  const { kind, name, ...fields } = object;
  return {
    group,
    object: { apiVersion: "v1", kind, metadata: { name, namespace: NAMESPACE }, ...fields },
    mechanism: "create",
    protect: false,
    retain: false,
    ...how,
  };
};

const SELECTOR = { "app.kubernetes.io/instance": "nginx" };

const RESOURCES: readonly PlannedResource[] = [
  planned("proxy", {
    kind: "EnvoyProxy",
    name: "public",
    spec: { provider: { kubernetes: { envoyDeployment: { replicas: 2 } } } },
  }),
  planned("gateway", { kind: "Gateway", name: "public", spec: {} }, { protect: true }),
  planned("policies", {
    kind: "SecurityPolicy",
    name: "web",
    spec: { targetRefs: [{ kind: "HTTPRoute", name: "web" }] },
  }),
  planned("policies", { kind: "HTTPRouteFilter", name: "other", spec: {} }),
  planned("routes", { kind: "HTTPRoute", name: "web", spec: { parentRefs: [{ name: "public" }] } }),
  planned("services", { kind: "Service", name: "bridge", spec: {} }),
  planned("canaries", {
    kind: "Ingress",
    name: "web-canary",
    metadata: { name: "web-canary", namespace: NAMESPACE, annotations: { value: "{header}" } },
    spec: { ingressClassName: "nginx" },
  }),
  planned(
    "nginx",
    { kind: "Deployment", name: "controller", spec: { replicas: 1 } },
    { mechanism: "patch", retain: true },
  ),
  planned(
    "entry",
    { kind: "Service", name: "controller", spec: { selector: SELECTOR } },
    { mechanism: "import", protect: true, retain: true },
  ),
  planned("marker", { kind: "ConfigMap", name: "public.envoy-edge", data: { stage: "pool" } }),
];

const planAt = (stage: Stage): MigrationPlan => ({
  name: "public",
  stage,
  addressMode: "adopt",
  namespace: NAMESPACE,
  planHash: "hash",
  conversion: {
    objects: [],
    findings: [],
    answerFaults: [],
    heldBack: [],
    verdict: "fit",
    rows: [],
  },
  resources: RESOURCES,
  entry: {
    nginx: `${NAMESPACE}/controller`,
    service: `${NAMESPACE}/controller`,
    envoy: `${NAMESPACE}/public`,
    nginxPods: { app: "nginx" },
    envoyPods: { app: "envoy" },
  },
  canaries: { groups: [] },
  faults: [],
});

const FACTS: IngressMigrationArgs["facts"] = {
  stage: "pool",
  servedBy: "both",
  heldBack: [],
  findings: { open: 0, accepted: 0, denied: 0, heldBack: 0 },
  forced: [],
};

describe("IngressMigration", () => {
  let cluster: FakeCluster;
  beforeEach(async () => {
    cluster = await fakeCluster();
    serve({ nginx: true, envoy: true });
  });
  afterEach(() => cluster.close());

  /** A cluster in which everything is ready, and the entry Service sends to these. */
  const serve = (pods: { nginx: boolean; envoy: boolean }): void => {
    const list = (path: string, items: readonly object[]) => cluster.answers.set(path, { items });
    const base = `/api/v1/namespaces/${NAMESPACE}`;
    const deployment = (replicas: number) => ({
      metadata: { generation: 1 },
      spec: { replicas },
      status: { observedGeneration: 1, updatedReplicas: replicas, availableReplicas: replicas },
    });
    list(ROUTES, [routeStatus({ namespace: NAMESPACE, name: "web" })]);
    list(`/apis/apps/v1/namespaces/${NAMESPACE}/deployments`, [deployment(2)]);
    cluster.answers.set(
      `/apis/apps/v1/namespaces/${NAMESPACE}/deployments/controller`,
      deployment(1),
    );
    const name = pods.envoy ? "envoy-1" : "nginx-1";
    list(`${base}/pods`, [{ metadata: { name } }]);
    const endpoint = (pod: string) => ({
      addresses: ["192.0.2.1"],
      targetRef: { kind: "Pod", name: pod },
    });
    list(`/apis/discovery.k8s.io/v1/namespaces/${NAMESPACE}/endpointslices`, [
      { ports: [{ port: 80 }], endpoints: [endpoint(name)] },
      { ports: null, endpoints: [endpoint("nameless")] },
    ]);
    cluster.answers.set(`${base}/services/controller`, {
      spec: { type: "LoadBalancer" },
      status: { loadBalancer: { ingress: [{ ip: "192.0.2.7" }] } },
    });
  };

  const program =
    (stage: Stage = "pool") =>
    () => {
      const migration = new IngressMigration("public", {
        plan: planAt(stage),
        facts: FACTS,
        placeholders: PLACEHOLDERS,
        stack: "test",
        connection: connect({ kubeconfig: cluster.kubeconfig }),
        after: [],
      });
      return { migration: migration.output };
    };

  it("makes the plan's resources, each after those that it hangs on, the marker last", async () => {
    const { registrations } = await deploy(program(), { state: providerState });
    const after = new Map(registrations.map(({ place, dependsOn }) => [place, dependsOn]));
    const place = (kind: string, name: string) => `${kind} ${NAMESPACE}/${name}`;
    const of = (kind: string, name: string) => after.get(place(kind, name)) ?? [];
    assert.ok(of("Gateway", "public").includes(place("EnvoyProxy", "public")));
    assert.ok(of("HTTPRoute", "web").includes(place("SecurityPolicy", "web")));
    assert.ok(!of("HTTPRoute", "web").includes(place("HTTPRouteFilter", "other")));
    assert.ok(of("Ingress", "web-canary").includes(place("Service", "bridge")));
    const entry = of("Service", "controller");
    for (const earlier of ["HTTPRoute web", "DeploymentPatch controller", "Gateway public"]) {
      const [kind = "", name = ""] = earlier.split(" ");
      assert.ok(entry.includes(place(kind, name)), earlier);
    }
    const marker = of("ConfigMap", "public.envoy-edge");
    assert.equal(marker.length, new Set(registrations.map((each) => each.place)).size - 4);
  });

  it("takes over what was there, keeps it, and refuses to delete what is protected", async () => {
    const { registrations } = await deploy(program(), { state: providerState });
    const entry = registrations.find(({ place }) => place === `Service ${NAMESPACE}/controller`);
    assert.equal(entry?.importId, `${NAMESPACE}/controller`);
    assert.deepEqual([entry.protect, entry.retainOnDelete], [true, true]);
    const patch = registrations.find(({ type }) => type.endsWith("DeploymentPatch"));
    assert.deepEqual([patch?.protect, patch?.retainOnDelete, patch?.importId], [false, true, ""]);
  });

  it("fills in the secret value of the canary header", async () => {
    const { registrations } = await deploy(program(), { state: providerState });
    const ingress = registrations.find(({ type }) => type.endsWith(":Ingress"));
    assert.match(JSON.stringify(ingress?.inputs), new RegExp(SECRET.replace(/[[\]]/g, "\\$&")));
    assert.ok(!JSON.stringify(ingress?.inputs).includes(PLACEHOLDERS.headerValue));
  });

  it("shows in a preview what it would write, and asks for nothing but the address", async () => {
    const { registrations, outputs } = await deploy(program(), { preview: true });
    const entry = registrations.find(({ place }) => place === `Service ${NAMESPACE}/controller`);
    assert.deepEqual(entry?.inputs.spec, { selector: SELECTOR });
    assert.ok(!JSON.stringify(entry.inputs).includes(UNKNOWN));
    assert.equal((outputs.migration as { address: string }).address, "192.0.2.7");
  });

  it("gives the address that clients use", async () => {
    const { outputs } = await deploy(program(), { state: providerState });
    assert.deepEqual(outputs.migration, { ...FACTS, address: "192.0.2.7" });
  });

  it("does not go on to the Service that clients reach when routes are refused", async () => {
    cluster.answers.set(ROUTES, {
      items: [routeStatus({ namespace: NAMESPACE, name: "web", refusal: "no such backend" })],
    });
    const { message, registrations } = await failure(program(), { state: providerState });
    assert.match(message, /HTTPRoute ingress-nginx\/web.*no such backend/s);
    const made = registrations.map(({ place }) => place);
    assert.ok(!made.includes(`Service ${NAMESPACE}/controller`), "the entry Service is left alone");
    assert.ok(!made.includes(`ConfigMap ${NAMESPACE}/public.envoy-edge`));
  });
});
