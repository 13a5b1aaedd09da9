import assert from "node:assert/strict";
import { EnvoyGateway } from "../../components/envoy-gateway";
import { compile } from "../../model/plan";
import { deploy } from "../support/deploy";
import type { Registration } from "../support/deploy";
import { settingsOf } from "../support/settings";
import { inTemporaryFolder } from "../support/temporary-folder";

/** What the component registers, by place. */
async function register(
  controller: Record<string, unknown> = {},
  { crdReleaseExists = false }: { crdReleaseExists?: boolean } = {},
): Promise<ReadonlyMap<string, Registration>> {
  const settings = settingsOf({ controller, gateways: { public: {} } });
  const { registrations } = await deploy(() => {
    new EnvoyGateway("envoy-gateway", {
      plan: compile({ settings, stack: "test" }).controller,
      settings: settings.controller,
      after: [],
      crdReleaseExists,
    });
  });
  return new Map(registrations.map((each) => [each.place, each]));
}

const CRDS = "Release envoy-gateway-crds";
const CONTROLLER = "Release envoy-gateway";
const CLASS = "GatewayClass envoy-gateway-class";

describe("EnvoyGateway", () => {
  inTemporaryFolder();

  it("has the CRDs, then the controller, then the class as its children", async () => {
    const all = await register();
    assert.deepEqual([...all.keys()], ["EnvoyGateway envoy-gateway", CRDS, CONTROLLER, CLASS]);
    const children = [CRDS, CONTROLLER, CLASS].map((place) => all.get(place));
    assert.deepEqual(
      children.map((each) => each?.parent),
      Array(3).fill("EnvoyGateway envoy-gateway"),
    );
    assert.deepEqual(
      children.map((each) => each?.dependsOn),
      [[], [CRDS], [CONTROLLER]],
    );
  });

  it("installs the CRDs from the chart in the working folder and never deletes them", async () => {
    const crds = (await register()).get(CRDS);
    assert.equal(crds?.retainOnDelete, true);
    assert.equal(crds.inputs.chart, "./.edge/gateway-crds");
    assert.equal(crds.inputs.namespace, "default");
    assert.equal("takeOwnership" in crds.inputs, false);
  });

  it("takes up the record of the CRD release when there is one", async () => {
    assert.equal((await register()).get(CRDS)?.importId, "");
    const taken = await register({}, { crdReleaseExists: true });
    assert.equal(taken.get(CRDS)?.importId, "default/envoy-edge-crds");
    const imports = [...taken.values()].filter(({ importId }) => importId !== "");
    assert.deepEqual(
      imports.map(({ place }) => place),
      [CRDS],
    );
  });

  it("takes over CRDs of somebody else with crds: adopt only", async () => {
    const adopting = await register({ crds: "adopt" });
    assert.equal(adopting.get(CRDS)?.inputs.takeOwnership, true);
    assert.equal("takeOwnership" in (adopting.get(CONTROLLER)?.inputs ?? {}), false);
  });

  it("leaves CRDs alone with crds: existing", async () => {
    const all = await register({ crds: "existing" });
    assert.equal(all.has(CRDS), false);
    assert.deepEqual(all.get(CONTROLLER)?.dependsOn, []);
  });

  it("installs the controller without its CRDs, whole or not at all", async () => {
    const inputs = (await register({ timeoutSeconds: 30 })).get(CONTROLLER)?.inputs;
    assert.equal(inputs?.skipCrds, true);
    assert.equal(inputs.atomic, true);
    assert.equal(inputs.timeout, 30);
    assert.equal(inputs.chart, "oci://docker.io/envoyproxy/gateway-helm");
    assert.equal("repositoryOpts" in inputs, false);
  });

  it("takes the chart from a classic repository", async () => {
    const inputs = (await register({ charts: "https://charts.example.com" })).get(
      CONTROLLER,
    )?.inputs;
    assert.equal(inputs?.chart, "gateway-helm");
    assert.deepEqual(inputs.repositoryOpts, { repo: "https://charts.example.com" });
  });

  it("waits until the class is accepted", async () => {
    const metadata = (await register()).get(CLASS)?.inputs.metadata as { annotations: object };
    assert.deepEqual(metadata.annotations, { "pulumi.com/waitFor": "condition=Accepted" });
  });
});
