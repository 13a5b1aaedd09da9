// Written by `npm run generate` from the CRDs of Envoy Gateway 1.9.1. Do not edit.

import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import type * as pulumi from "@pulumi/pulumi";

import type { ResourceArgs } from "../../../../inputs";
import type {
  XBackendTrafficPolicySpec,
  XBackendTrafficPolicyStatus,
} from "../../../types/gateway.networking.x-k8s.io/v1alpha1/x-backend-traffic-policy";

/** Arguments of {@link XBackendTrafficPolicy}. */
export type XBackendTrafficPolicyArgs = ResourceArgs<XBackendTrafficPolicySpec>;

/** XBackendTrafficPolicy defines the configuration for how traffic to a target backend should be handled. */
export class XBackendTrafficPolicy extends CustomResource {
  declare readonly spec: pulumi.Output<XBackendTrafficPolicySpec>;
  declare readonly status: pulumi.Output<XBackendTrafficPolicyStatus | undefined>;

  constructor(
    name: string,
    args: XBackendTrafficPolicyArgs,
    options?: pulumi.CustomResourceOptions,
  ) {
    const apiVersion = "gateway.networking.x-k8s.io/v1alpha1";
    super(name, { ...args, apiVersion, kind: "XBackendTrafficPolicy", status: undefined }, options);
  }
}
