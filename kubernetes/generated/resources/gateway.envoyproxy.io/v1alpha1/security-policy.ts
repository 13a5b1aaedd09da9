// Written by `npm run generate` from the CRDs of Envoy Gateway 1.9.1. Do not edit.

import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import type * as pulumi from "@pulumi/pulumi";

import type { ResourceArgs } from "../../../../inputs";
import type {
  SecurityPolicySpec,
  SecurityPolicyStatus,
} from "../../../types/gateway.envoyproxy.io/v1alpha1/security-policy";

/** Arguments of {@link SecurityPolicy}. */
export type SecurityPolicyArgs = ResourceArgs<SecurityPolicySpec>;

/** SecurityPolicy allows the user to configure various security settings for a Gateway. */
export class SecurityPolicy extends CustomResource {
  declare readonly spec: pulumi.Output<SecurityPolicySpec>;
  declare readonly status: pulumi.Output<SecurityPolicyStatus | undefined>;

  constructor(name: string, args: SecurityPolicyArgs, options?: pulumi.CustomResourceOptions) {
    const apiVersion = "gateway.envoyproxy.io/v1alpha1";
    super(name, { ...args, apiVersion, kind: "SecurityPolicy", status: undefined }, options);
  }
}
