import { createHash } from "node:crypto";
import type { GatewayClassSpec } from "../../kubernetes/types";
import type { KubernetesObject } from "../kubernetes-object";
import { stackLabels } from "../kubernetes-object";
import type { ControllerSettings } from "../settings/controller";
import { CONTROLLER_NAME } from "../routes/status";
import type { ChartReference } from "./charts";
import { chartReference } from "./charts";

/** Name of the Helm release of the controller; its Deployment is `envoy-gateway` whatever the name. */
export const CONTROLLER_RELEASE = "envoy-gateway";

/** Everything that installs one Envoy Gateway controller, but for the CRDs. */
export interface ControllerPlan {
  readonly namespace: KubernetesObject;
  readonly gatewayClass: KubernetesObject<GatewayClassSpec>;
  readonly release: ChartReference & {
    readonly name: string;
    readonly version: string;
    readonly values: Readonly<Record<string, unknown>>;
    readonly timeoutSeconds: number;
  };
}

/** Compiles the `controller` section. Pure: the same settings give the same bytes. */
export function compileController({
  settings,
  stack,
}: {
  settings: ControllerSettings;
  stack: string;
}): ControllerPlan {
  const labels = stackLabels(stack);
  return {
    namespace: {
      apiVersion: "v1",
      kind: "Namespace",
      metadata: { name: settings.namespace, labels },
    },
    gatewayClass: {
      apiVersion: "gateway.networking.k8s.io/v1",
      kind: "GatewayClass",
      metadata: { name: settings.className, labels },
      spec: { controllerName: CONTROLLER_NAME },
    },
    release: {
      ...chartReference({ charts: settings.charts, name: "gateway-helm" }),
      name: CONTROLLER_RELEASE,
      version: settings.version,
      values: controllerValues(settings),
      timeoutSeconds: settings.timeoutSeconds,
    },
  };
}

/** Values of the `gateway-helm` chart (charts/gateway-helm/values.tmpl.yaml of Envoy Gateway 1.9). */
export function controllerValues(settings: ControllerSettings): Record<string, unknown> {
  const config = staticConfiguration(settings);
  return {
    ...(settings.registry === undefined ? {} : { global: { imageRegistry: settings.registry } }),
    crds: { enabled: false },
    config: { envoyGateway: config },
    deployment: {
      replicas: settings.replicas,
      envoyGateway: { resources: settings.resources },
      // The chart puts no checksum on the pods; without one a changed file is noticed late.
      pod: { annotations: { "envoy-edge/config-hash": hashOf(config) } },
    },
    podDisruptionBudget: { minAvailable: settings.minAvailable },
    topologyInjector: { enabled: settings.extensions.includes("topologyInjector") },
    // Hook objects are no part of the release: without this they outlive it.
    certgen: {
      rbac: {
        annotations: { "helm.sh/hook-delete-policy": "before-hook-creation,hook-succeeded" },
      },
    },
  };
}

function staticConfiguration(settings: ControllerSettings) {
  const extensions = new Set(settings.extensions);
  return {
    gateway: { controllerName: CONTROLLER_NAME },
    provider: {
      type: "Kubernetes",
      kubernetes: {
        // A Service selects pods of its own namespace only, and changing the mode moves every proxy.
        deploy: { type: "GatewayNamespace" },
        // The chart writes its own switch to a place that the controller does not read.
        proxyTopologyInjector: { disabled: !extensions.has("topologyInjector") },
      },
    },
    extensionApis: {
      enableBackend: extensions.has("backend"),
      enableEnvoyPatchPolicy: extensions.has("envoyPatchPolicy"),
      enableLua: extensions.has("lua"),
    },
  };
}

function hashOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 16);
}
