// Written by `npm run generate` from the CRDs of Envoy Gateway 1.9.1. Do not edit.

import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import type * as pulumi from "@pulumi/pulumi";

import type { ResourceArgs } from "../../../../inputs";
import type {
  EnvoyPatchPolicySpec,
  EnvoyPatchPolicyStatus,
} from "../../../types/gateway.envoyproxy.io/v1alpha1/envoy-patch-policy";

/** Arguments of {@link EnvoyPatchPolicy}. */
export type EnvoyPatchPolicyArgs = ResourceArgs<EnvoyPatchPolicySpec>;

/** EnvoyPatchPolicy allows the user to modify the generated Envoy xDS resources by Envoy Gateway using this patch API */
export class EnvoyPatchPolicy extends CustomResource {
  declare readonly spec: pulumi.Output<EnvoyPatchPolicySpec>;
  declare readonly status: pulumi.Output<EnvoyPatchPolicyStatus | undefined>;

  constructor(name: string, args: EnvoyPatchPolicyArgs, options?: pulumi.CustomResourceOptions) {
    const apiVersion = "gateway.envoyproxy.io/v1alpha1";
    super(name, { ...args, apiVersion, kind: "EnvoyPatchPolicy", status: undefined }, options);
  }
}
