// Written by `npm run generate` from the CRDs of Envoy Gateway 1.9.1. Do not edit.

import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import type * as pulumi from "@pulumi/pulumi";

import type { ResourceArgs } from "../../../../inputs";
import type {
  BackendTrafficPolicySpec,
  BackendTrafficPolicyStatus,
} from "../../../types/gateway.envoyproxy.io/v1alpha1/backend-traffic-policy";

/** Arguments of {@link BackendTrafficPolicy}. */
export type BackendTrafficPolicyArgs = ResourceArgs<BackendTrafficPolicySpec>;

/** BackendTrafficPolicy allows the user to configure the behavior of the connection between the Envoy Proxy listener and the backend service. */
export class BackendTrafficPolicy extends CustomResource {
  declare readonly spec: pulumi.Output<BackendTrafficPolicySpec>;
  declare readonly status: pulumi.Output<BackendTrafficPolicyStatus | undefined>;

  constructor(
    name: string,
    args: BackendTrafficPolicyArgs,
    options?: pulumi.CustomResourceOptions,
  ) {
    const apiVersion = "gateway.envoyproxy.io/v1alpha1";
    super(name, { ...args, apiVersion, kind: "BackendTrafficPolicy", status: undefined }, options);
  }
}
