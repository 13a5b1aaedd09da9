import assert from "node:assert/strict";
import fc from "fast-check";
import { KubeConfig } from "@kubernetes/client-node";
import { controlPlane, type ControlPlane } from "../../../lab/control-plane";
import { type Api, ApiError, connect } from "../../../lab/plugins/kubernetes/api";
import { eventually } from "../../../lab/wait";
import { CRDS } from "../../../model/gateway/crds";
import type { KubernetesObject } from "../../../model/kubernetes-object";
import { compile, planObjects } from "../../../model/plan";
import { readCrds } from "../../../tools/generate/source";
import { configurations } from "../../support/configurations";
import { settingsOf } from "../../support/settings";

/** Every namespace that {@link configurations} and their defaults name. */
const NAMESPACES = ["certs", "edge", "envoy-edge", "ingress", "shared", "shop"];

/** Path of an object of a kind that Envoy Gateway's CRDs bring. */
function pathOf({ apiVersion, kind, metadata: { name, namespace } }: KubernetesObject): string {
  const crd = CRDS.find((each) => each.kind === kind) ?? assert.fail(`no CRD of kind ${kind}`);
  const place = namespace === undefined ? "" : `/namespaces/${namespace}`;
  return `/apis/${apiVersion}${place}/${crd.plural}/${name}`;
}

describe("planned objects", function () {
  this.timeout("3m");
  let plane: ControlPlane | undefined;
  let api: Api;

  /** Server-side apply with strict field validation; `dryRun` runs admission and keeps nothing. */
  const apply = (path: string, body: object, query: Record<string, string> = {}) =>
    api({
      method: "PATCH",
      path,
      query: { fieldManager: "test", fieldValidation: "Strict", ...query },
      contentType: "application/apply-patch+yaml",
      body,
    });

  before(async function () {
    this.timeout("45m"); // the first run on a machine builds the programs
    plane = await controlPlane();
    const config = new KubeConfig();
    config.loadFromFile(plane.kubeconfig);
    api = await connect(config);
    const definitions = readCrds();
    for (const crd of definitions) {
      const { name } = crd.metadata;
      await apply(`/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${name}`, {
        ...crd,
        apiVersion: "apiextensions.k8s.io/v1",
        kind: "CustomResourceDefinition",
      });
    }
    for (const { group, served, plural } of CRDS) {
      await eventually({
        what: `${plural} of ${group} can be listed`,
        seconds: 60,
        probe: () => api({ method: "GET", path: `/apis/${group}/${served[0]}/${plural}` }),
      });
    }
    for (const name of NAMESPACES) {
      const namespace = { apiVersion: "v1", kind: "Namespace", metadata: { name } };
      await apply(`/api/v1/namespaces/${name}`, namespace);
    }
  });

  after(() => plane?.stop());

  /** What the API server says against an object: nothing if it takes it. */
  async function refusal(object: KubernetesObject): Promise<string[]> {
    try {
      await apply(pathOf(object), object, { dryRun: "All" });
      return [];
    } catch (error) {
      if (error instanceof ApiError) {
        return [error.message];
      }
      throw error;
    }
  }

  it("are taken by an API server with the pinned CRDs, CEL rules and all", async () => {
    await fc.assert(
      fc.asyncProperty(configurations, async (raw) => {
        const objects = planObjects(compile({ settings: settingsOf(raw), stack: "dev" }));
        const refusals = await Promise.all(
          objects.filter(({ kind }) => kind !== "Namespace").map(refusal),
        );
        assert.deepEqual(refusals.flat(), []);
      }),
      { numRuns: 30 },
    );
  });

  it("are refused when they break a CEL rule", async () => {
    const settings = settingsOf({ gateways: { public: {} } });
    const [policy] = compile({ settings, stack: "dev" })
      .gateways.flatMap(({ policies }) => policies)
      .filter(({ kind }) => kind === "BackendTrafficPolicy");
    assert.ok(policy);
    const spec = { ...policy.spec, mergeType: "StrategicMerge" };
    const [message] = await refusal({ ...policy, spec });
    assert.match(message ?? "", /mergeType can only be used with xRoute targets/);
  });
});
