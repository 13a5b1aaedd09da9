import assert from "node:assert/strict";
import { connect } from "../../cluster/connection";
import { observe } from "../../cluster/observe";
import { compile } from "../../model/plan";
import { questionsFor } from "../../model/preflight/questions";
import { fakeCluster } from "../support/fake-cluster";
import type { FakeCluster } from "../support/fake-cluster";
import { settingsOf } from "../support/settings";

const settings = settingsOf({ gateways: { public: {} } });
const questions = questionsFor({ plan: compile({ settings, stack: "test" }), settings });

const CRDS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
const BUNDLE = "gateway.networking.k8s.io/bundle-version";

describe("observe", () => {
  let cluster: FakeCluster;

  beforeEach(async () => {
    cluster = await fakeCluster();
  });
  afterEach(() => cluster.close());

  const look = () =>
    observe({ connection: connect({ kubeconfig: cluster.kubeconfig }), questions });

  /** Puts CRDs into the cluster; each is read whole at its own path. */
  function addCrds(
    ...crds: readonly { name: string; annotations?: object; body?: object }[]
  ): void {
    const items = crds.map(({ name, annotations }) => ({ metadata: { name, annotations } }));
    cluster.answers.set(CRDS, { items });
    for (const { name, body } of crds) {
      cluster.answers.set(`${CRDS}/${name}`, body ?? (() => assert.fail(`it read ${name}`)));
    }
  }

  it("finds nothing in an empty cluster", async () => {
    assert.deepEqual(await look(), {
      kubernetes: { minor: 35, version: "v1.35.4" },
      crds: [],
      objects: [],
      gatewayClasses: [],
      services: [],
      releases: [],
      denied: [],
    });
  });

  it("reads the body of a CRD only when its bundle is another one", async () => {
    addCrds(
      { name: "gateways.gateway.networking.k8s.io", annotations: { [BUNDLE]: "v1.6.1" } },
      {
        name: "httproutes.gateway.networking.k8s.io",
        annotations: {
          [BUNDLE]: "v1.4.0",
          "meta.helm.sh/release-name": "eg",
          "meta.helm.sh/release-namespace": "default",
        },
        body: { status: { storedVersions: ["v1beta1"] } },
      },
      { name: "widgets.example.com" },
    );
    assert.deepEqual((await look()).crds, [
      {
        name: "gateways.gateway.networking.k8s.io",
        bundleVersion: "v1.6.1",
        release: undefined,
        storedVersions: [],
        inUse: undefined,
      },
      {
        name: "httproutes.gateway.networking.k8s.io",
        bundleVersion: "v1.4.0",
        release: "default/eg",
        storedVersions: ["v1beta1"],
        inUse: undefined,
      },
    ]);
  });

  it("asks for objects of CRDs that the wanted version does not have", async () => {
    const crd = (plural: string, served: boolean) => ({
      name: `${plural}.gateway.envoyproxy.io`,
      body: {
        spec: {
          group: "gateway.envoyproxy.io",
          names: { plural },
          versions: [
            { name: "v1alpha0", served: false },
            { name: "v1alpha1", served },
          ],
        },
      },
    });
    addCrds(crd("gadgets", true), crd("gizmos", true), crd("gears", false));
    const objects = (plural: string, items: object[]) =>
      cluster.answers.set(`/apis/gateway.envoyproxy.io/v1alpha1/${plural}`, { items });
    objects("gadgets", [{}]);
    objects("gizmos", []);
    const inUse = (await look()).crds.map(({ name, inUse }) => [name.split(".")[0], inUse]);
    assert.deepEqual(inUse, [
      ["gadgets", true],
      ["gizmos", false],
      ["gears", false],
    ]);
  });

  it("says who controls a class, and the state of the newest revision of a release", async () => {
    cluster.answers.set("/apis/gateway.networking.k8s.io/v1/gatewayclasses", {
      items: [{ metadata: { name: "eg" }, spec: { controllerName: "example.com/controller" } }],
    });
    const revision = (version: number, status: string) => ({
      metadata: { name: `v${version}`, labels: { version: String(version), status } },
    });
    cluster.answers.set("/api/v1/namespaces/envoy-gateway-system/secrets", {
      items: [revision(9, "superseded"), revision(10, "pending-upgrade"), revision(2, "deployed")],
    });
    const { gatewayClasses, releases } = await look();
    assert.deepEqual(gatewayClasses, [
      {
        kind: "GatewayClass",
        name: "eg",
        namespace: undefined,
        stack: undefined,
        controllerName: "example.com/controller",
      },
    ]);
    assert.deepEqual(releases, [
      { namespace: "envoy-gateway-system", name: "envoy-gateway", status: "pending-upgrade" },
    ]);
  });
});
