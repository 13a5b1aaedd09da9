import assert from "node:assert/strict";
import { compileController, controllerValues } from "../../../model/gateway/controller";
import { parseSettings } from "../../../model/settings";

function settingsOf(controller: Record<string, unknown>) {
  const parsed = parseSettings({ controller });
  assert.ok("settings" in parsed);
  return parsed.settings.controller;
}

interface Values {
  readonly global?: unknown;
  readonly config: {
    readonly envoyGateway: {
      readonly provider: { readonly kubernetes: Record<string, unknown> };
      readonly extensionApis: Record<string, boolean>;
    };
  };
  readonly deployment: {
    readonly replicas: number;
    readonly pod: { readonly annotations: Record<string, string> };
  };
  readonly podDisruptionBudget: unknown;
  readonly topologyInjector: unknown;
}

const valuesOf = (controller: Record<string, unknown> = {}): Values =>
  controllerValues(settingsOf(controller)) as unknown as Values;

const hashOf = (values: Values) => values.deployment.pod.annotations["envoy-edge/config-hash"];

describe("controllerValues", () => {
  it("always deploy proxies into the namespace of their Gateway", () => {
    const { kubernetes } = valuesOf().config.envoyGateway.provider;
    assert.deepEqual(kubernetes.deploy, { type: "GatewayNamespace" });
  });

  it("switch off what is not asked for, in the place that the controller reads", () => {
    const { config, topologyInjector } = valuesOf();
    assert.deepEqual(config.envoyGateway.extensionApis, {
      enableBackend: false,
      enableEnvoyPatchPolicy: false,
      enableLua: false,
    });
    assert.deepEqual(topologyInjector, { enabled: false });
    assert.deepEqual(config.envoyGateway.provider.kubernetes.proxyTopologyInjector, {
      disabled: true,
    });
  });

  it("switch on each extension by its name", () => {
    const { config, topologyInjector } = valuesOf({
      extensions: ["backend", "envoyPatchPolicy", "lua", "topologyInjector"],
    });
    assert.deepEqual(config.envoyGateway.extensionApis, {
      enableBackend: true,
      enableEnvoyPatchPolicy: true,
      enableLua: true,
    });
    assert.deepEqual(topologyInjector, { enabled: true });
    assert.deepEqual(config.envoyGateway.provider.kubernetes.proxyTopologyInjector, {
      disabled: false,
    });
  });

  it("roll the pods when the configuration file changes, and only then", () => {
    assert.equal(hashOf(valuesOf()), hashOf(valuesOf({ replicas: 3 })));
    assert.notEqual(hashOf(valuesOf()), hashOf(valuesOf({ extensions: ["lua"] })));
  });

  it("set an integer budget and the image mirror", () => {
    assert.deepEqual(valuesOf({ replicas: 3, minAvailable: 2 }).podDisruptionBudget, {
      minAvailable: 2,
    });
    assert.deepEqual(valuesOf({ replicas: 1 }).podDisruptionBudget, { minAvailable: 0 });
    assert.deepEqual(valuesOf({ registry: "mirror.example.com/hub" }).global, {
      imageRegistry: "mirror.example.com/hub",
    });
    assert.equal("global" in valuesOf(), false);
  });
});

describe("compileController", () => {
  it("names the chart, the version and the class", () => {
    const { release, gatewayClass, namespace } = compileController({
      settings: settingsOf({ namespace: "eg", className: "edge", timeoutSeconds: 60 }),
      stack: "prod",
    });
    assert.equal(release.chart, "oci://docker.io/envoyproxy/gateway-helm");
    assert.equal(release.version, "1.9.1");
    assert.equal(release.timeoutSeconds, 60);
    assert.equal(gatewayClass.metadata.name, "edge");
    assert.equal(namespace.metadata.name, "eg");
    assert.equal(namespace.metadata.labels?.["envoy-edge/stack"], "prod");
  });
});
