import { z } from "zod";
import { ENVOY_GATEWAY_VERSION } from "../../versions";
import { dnsLabel, dnsName, text, whole } from "./primitives";
import { capacity, withBudget } from "./resources";

const version = text({
  what: "a supported Envoy Gateway version",
  allowed: "a 1.9 release without a leading v, such as 1.9.1",
  test: (value) => /^1\.9\.\d+$/.test(value),
});

const charts = text({
  what: "a chart location",
  allowed: "oci://host/path, https://host/path, or the path of a folder",
  test: (value) => /^(oci|https):\/\/[^\s/]+(\/\S*)?$/.test(value) || /^(?!.*:\/\/).+$/.test(value),
});

const registry = text({
  what: "an image registry",
  allowed: "host, host:port or host/path, without a scheme",
  test: (value) => /^[A-Za-z0-9]([-A-Za-z0-9.]*[A-Za-z0-9])?(:\d+)?(\/[a-z0-9._-]+)*$/.test(value),
});

/** Section `controller`: the Envoy Gateway installation. */
export const controllerSchema = z
  .strictObject({
    version: version
      .default(ENVOY_GATEWAY_VERSION)
      .describe("Envoy Gateway release; this program knows 1.9"),
    namespace: dnsLabel
      .default("envoy-gateway-system")
      .describe("namespace of the controller; one installation per namespace"),
    charts: charts
      .default("oci://docker.io/envoyproxy")
      .describe("where the charts gateway-helm and gateway-crds-helm are: registry, URL or folder"),
    crds: z
      .enum(["manage", "adopt", "existing"])
      .default("manage")
      .describe(
        "manage: install and upgrade them; adopt: the same, taking over those that exist; existing: use those that exist and change nothing",
      ),
    ...capacity,
    registry: registry
      .exactOptional()
      .describe("registry that mirrors the images of controller and proxies; default: docker.io"),
    extensions: z
      .array(z.enum(["backend", "envoyPatchPolicy", "lua", "topologyInjector"]))
      .default([])
      .describe("features that Envoy Gateway has switched off unless named here"),
    className: dnsName.default("envoy-edge").describe("name of the GatewayClass"),
    timeoutSeconds: whole(1, 3600)
      .default(300)
      .describe("longest wait for the controller to become available"),
  })
  .transform(withBudget);

/** The Envoy Gateway installation, defaults filled in. `minAvailable` 0 means no budget. */
export type ControllerSettings = z.output<typeof controllerSchema>;
