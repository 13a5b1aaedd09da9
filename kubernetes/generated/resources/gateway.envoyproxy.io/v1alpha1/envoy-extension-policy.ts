// Written by `npm run generate` from the CRDs of Envoy Gateway 1.9.1. Do not edit.

import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import type * as pulumi from "@pulumi/pulumi";

import type { ResourceArgs } from "../../../../inputs";
import type {
  EnvoyExtensionPolicySpec,
  EnvoyExtensionPolicyStatus,
} from "../../../types/gateway.envoyproxy.io/v1alpha1/envoy-extension-policy";

/** Arguments of {@link EnvoyExtensionPolicy}. */
export type EnvoyExtensionPolicyArgs = ResourceArgs<EnvoyExtensionPolicySpec>;

/** EnvoyExtensionPolicy allows the user to configure various envoy extensibility options for the Gateway. */
export class EnvoyExtensionPolicy extends CustomResource {
  declare readonly spec: pulumi.Output<EnvoyExtensionPolicySpec>;
  declare readonly status: pulumi.Output<EnvoyExtensionPolicyStatus | undefined>;

  constructor(
    name: string,
    args: EnvoyExtensionPolicyArgs,
    options?: pulumi.CustomResourceOptions,
  ) {
    const apiVersion = "gateway.envoyproxy.io/v1alpha1";
    super(name, { ...args, apiVersion, kind: "EnvoyExtensionPolicy", status: undefined }, options);
  }
}
