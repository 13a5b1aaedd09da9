import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { CRD_RELEASE, CRD_RELEASE_NAMESPACE, CRD_VALUES } from "../model/gateway/charts";
import type { ControllerPlan } from "../model/gateway/controller";
import type { ControllerSettings } from "../model/settings/controller";
import { GatewayClass } from "../kubernetes";
import { writeCrdChart } from "./crd-chart";

const TYPE = "envoy-edge:gateway:EnvoyGateway";

/** Arguments of {@link EnvoyGateway}. */
export interface EnvoyGatewayArgs {
  readonly plan: ControllerPlan;
  readonly settings: ControllerSettings;
  /** What must be there first: the namespace of the controller. */
  readonly after: readonly pulumi.Resource[];
  /** Whether a record of the CRD release is in the cluster, so that it is taken up, not made. */
  readonly crdReleaseExists: boolean;
}

/**
 * The CRDs, then the Envoy Gateway controller, then its GatewayClass. Done when the Deployment is
 * available and the class is accepted.
 */
export class EnvoyGateway extends pulumi.ComponentResource {
  /** The last thing that becomes ready; what uses the controller depends on it. */
  readonly gatewayClass: GatewayClass;

  constructor(name: string, args: EnvoyGatewayArgs, options?: pulumi.ComponentResourceOptions) {
    const { version, crds } = args.settings;
    super(TYPE, name, { version, crds }, options);
    const definitions = crds === "existing" ? [] : [this.definitions(name, args)];
    const controller = this.controller({ name, args, dependsOn: definitions });
    this.gatewayClass = this.acceptedClass({ name, args, dependsOn: [controller] });
    this.registerOutputs({ className: this.gatewayClass.metadata.name });
  }

  /** Retained on delete: deleting a CRD deletes every object of its kind in the cluster. */
  private definitions(name: string, { settings, crdReleaseExists }: EnvoyGatewayArgs) {
    const { version, charts, crds } = settings;
    return new k8s.helm.v3.Release(
      `${name}-crds`,
      {
        chart: writeCrdChart({ charts, version }),
        version,
        name: CRD_RELEASE,
        namespace: CRD_RELEASE_NAMESPACE,
        values: CRD_VALUES,
        dependencyUpdate: true,
        ...(crds === "adopt" ? { takeOwnership: true } : {}),
      },
      {
        parent: this,
        retainOnDelete: true,
        // The record outlives the stack: the next one takes it up. No change for a stack that has it.
        ...(crdReleaseExists ? { import: `${CRD_RELEASE_NAMESPACE}/${CRD_RELEASE}` } : {}),
      },
    );
  }

  private controller({
    name,
    args,
    dependsOn,
  }: {
    name: string;
    args: EnvoyGatewayArgs;
    dependsOn: pulumi.Resource[];
  }) {
    const { release, namespace } = args.plan;
    return new k8s.helm.v3.Release(
      name,
      {
        chart: release.chart,
        version: release.version,
        name: release.name,
        namespace: namespace.metadata.name,
        values: release.values,
        skipCrds: true,
        atomic: true,
        timeout: release.timeoutSeconds,
        ...(release.repository === undefined
          ? {}
          : { repositoryOpts: { repo: release.repository } }),
      },
      { parent: this, dependsOn: [...args.after, ...dependsOn] },
    );
  }

  private acceptedClass({
    name,
    args,
    dependsOn,
  }: {
    name: string;
    args: EnvoyGatewayArgs;
    dependsOn: pulumi.Resource[];
  }) {
    const { metadata, spec } = args.plan.gatewayClass;
    return new GatewayClass(
      `${name}-class`,
      {
        metadata: { ...metadata, annotations: { "pulumi.com/waitFor": "condition=Accepted" } },
        spec,
      },
      { parent: this, dependsOn, customTimeouts: { create: "2m", update: "2m" } },
    );
  }
}
