import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Stack } from "../../../tools/stack";
import { QUICK_DRAIN, lab, labStack } from "../../support/lab";
import type { Lab } from "../../support/lab";

const CRDS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
const GATEWAYS = `${CRDS}/gateways.gateway.networking.k8s.io`;

/** A kind that an older release has and the present one has not. */
const GADGETS = `
---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: gadgets.gateway.envoyproxy.io
spec:
  group: gateway.envoyproxy.io
  scope: Cluster
  names: { kind: Gadget, listKind: GadgetList, plural: gadgets, singular: gadget }
  versions:
    - name: v1alpha1
      served: true
      storage: true
      schema: { openAPIV3Schema: { type: object } }
`;

interface Crd {
  readonly metadata: {
    readonly annotations: Readonly<Record<string, string>>;
    readonly labels?: Readonly<Record<string, string>>;
  };
}

describe("CRDs over versions and owners", function () {
  this.timeout(600_000);
  let stack: Stack;
  let running: Lab;
  let older: string;

  const config = (controller: Record<string, unknown> = {}) => ({
    controller: { replicas: 1, ...controller },
    gateways: { public: { replicas: 1, protect: false, drain: QUICK_DRAIN } },
  });

  before(async function () {
    running = await lab(this);
    stack = await labStack(this, { name: "crds" });
    older = await olderCharts(running.cluster.charts ?? "");
  });

  after(async () => {
    const run = await stack.destroy();
    assert.equal(run.exitCode, 0, run.all);
    await rm(older, { recursive: true });
  });

  const gateways = async () => (await running.connection.send({ path: GATEWAYS })) as Crd;

  it("are installed with an older version", async () => {
    await stack.configure(config({ version: "1.9.0", charts: older }));
    const run = await stack.up();
    assert.equal(run.exitCode, 0, run.all);
    assert.equal((await gateways()).metadata.labels?.["lab/older"], "true");
  });

  it("are not removed while objects of them are left", async () => {
    const gadget = {
      apiVersion: "gateway.envoyproxy.io/v1alpha1",
      kind: "Gadget",
      metadata: { name: "last" },
    };
    await running.objects.create(gadget);
    await stack.configure(config());
    const refused = await stack.run(["preview"]);
    assert.notEqual(refused.exitCode, 0);
    assert.match(
      refused.all,
      /CRD gadgets\.gateway\.envoyproxy\.io: Envoy Gateway 1\.9\.1 does not have it/,
    );
    await running.objects.delete(gadget);
  });

  it("are upgraded when the version changes", async () => {
    await stack.configure(config());
    const run = await stack.up();
    assert.equal(run.exitCode, 0, run.all);
    assert.equal((await gateways()).metadata.labels?.["lab/older"], undefined);
    await assert.rejects(
      running.connection.send({ path: `${CRDS}/gadgets.gateway.envoyproxy.io` }),
      /not found/,
    );
    const { changes } = await stack.preview();
    assert.deepEqual(changes, []);
  });

  it("of somebody else are refused, then adopted on request", async () => {
    assert.equal((await stack.destroy()).exitCode, 0);
    await disown(running);
    const refused = await stack.run(["preview"]);
    assert.notEqual(refused.exitCode, 0);
    assert.match(refused.all, /controller\.crds: 21 CRDs exist that this program did not install/);
    await stack.configure(config({ crds: "adopt" }));
    const run = await stack.up();
    assert.equal(run.exitCode, 0, run.all);
    const { annotations } = (await gateways()).metadata;
    assert.equal(annotations["meta.helm.sh/release-name"], "envoy-edge-crds");
    const { changes } = await stack.preview();
    assert.deepEqual(changes, []);
  });

  it("leave room below the 1 MiB of their release record", async () => {
    const records = (await running.connection.send({
      path: "/api/v1/namespaces/default/secrets?labelSelector=owner%3Dhelm",
    })) as { items: { data: { release: string } }[] };
    for (const { data } of records.items) {
      assert.ok(Buffer.from(data.release, "base64").length < 1024 * 1024 * 0.9);
    }
    assert.ok(records.items.length > 0);
  });
});

/** The charts as an older release might have had them: another CRD, and a label on one that is left. */
async function olderCharts(charts: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "charts-"));
  await cp(charts, folder, { recursive: true });
  for (const chart of ["gateway-helm", "gateway-crds-helm"]) {
    const file = join(folder, chart, "Chart.yaml");
    const text = await readFile(file, "utf8");
    await writeFile(file, text.replace(/^version: .*$/m, "version: v1.9.0"));
  }
  const file = join(folder, "gateway-crds-helm/templates/experimental-gatewayapi-crds.yaml");
  const text = await readFile(file, "utf8");
  const labelled = text.replace(
    /^metadata:\n(?=(?: .*\n)*? {2}name: gateways\.gateway\.networking\.k8s\.io$)/m,
    'metadata:\n  labels: { lab/older: "true" }\n',
  );
  assert.notEqual(labelled, text);
  await writeFile(file, labelled);
  await writeFile(join(folder, "gateway-crds-helm/templates/gadgets.yaml"), GADGETS);
  return folder;
}

/** Makes the CRDs look as if they were installed by `kubectl apply`: no release, no owner. */
async function disown({ connection, objects }: Lab): Promise<void> {
  const records = (await connection.send({
    path: "/api/v1/namespaces/default/secrets?labelSelector=owner%3Dhelm",
  })) as { items: { metadata: { name: string } }[] };
  for (const { metadata } of records.items) {
    await objects.delete({
      apiVersion: "v1",
      kind: "Secret",
      metadata: { name: metadata.name, namespace: "default" },
    });
  }
  const { items } = (await connection.send({ path: CRDS })) as {
    items: { metadata: { name: string } }[];
  };
  for (const { metadata } of items) {
    await objects.patch(
      {
        apiVersion: "apiextensions.k8s.io/v1",
        kind: "CustomResourceDefinition",
        metadata: {
          name: metadata.name,
          annotations: {
            "meta.helm.sh/release-name": null,
            "meta.helm.sh/release-namespace": null,
          } as unknown as Record<string, string>,
          labels: { "app.kubernetes.io/managed-by": null } as unknown as Record<string, string>,
        },
      },
      undefined,
      undefined,
      undefined,
      undefined,
      "application/merge-patch+json",
    );
  }
}
