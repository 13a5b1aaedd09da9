import * as pulumi from "@pulumi/pulumi";
import { Gateway } from "../kubernetes";
import type { GatewayPlan } from "../model/gateway/compile";
import { instantiate } from "./instantiate";

const TYPE = "envoy-edge:gateway:EdgeGateway";

/** Arguments of {@link EdgeGateway}. */
export interface EdgeGatewayArgs {
  readonly plan: GatewayPlan;
  /** What must be there first: the accepted class, and the namespace if the stack owns it. */
  readonly after: readonly pulumi.Resource[];
}

/**
 * One Gateway with the settings of its proxies and the traffic baseline. The Gateway and its
 * EnvoyProxy are protected when the settings say so: with them goes the address.
 */
export class EdgeGateway extends pulumi.ComponentResource {
  /** The Gateway, its policies and redirects: what must be in place before the first route. */
  readonly ready: readonly pulumi.Resource[];

  constructor(name: string, args: EdgeGatewayArgs, options?: pulumi.ComponentResourceOptions) {
    const { plan } = args;
    super(TYPE, name, { namespace: plan.namespace, listeners: plan.listeners }, options);
    const { protect } = plan;
    const after = [...args.after];
    const proxy = instantiate(plan.envoyProxy, { parent: this, protect, dependsOn: after });
    const grants = plan.grants.map((grant) =>
      instantiate(grant, { parent: this, dependsOn: after }),
    );
    const gateway = new Gateway(
      name,
      { metadata: plan.gateway.metadata, spec: plan.gateway.spec },
      { parent: this, protect, dependsOn: [proxy, ...grants] },
    );
    const baseline = [...plan.policies, ...plan.redirects].map((object) =>
      instantiate(object, { parent: this, dependsOn: [gateway] }),
    );
    this.ready = [gateway, ...baseline];
    this.registerOutputs({});
  }
}
