// Written by `npm run generate` from the CRDs of Envoy Gateway 1.9.1. Do not edit.

import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import type * as pulumi from "@pulumi/pulumi";

import type { ResourceArgs } from "../../../../inputs";
import type {
  BackendTLSPolicySpec,
  BackendTLSPolicyStatus,
} from "../../../types/gateway.networking.k8s.io/v1/backend-tls-policy";

/** Arguments of {@link BackendTLSPolicy}. */
export type BackendTLSPolicyArgs = ResourceArgs<BackendTLSPolicySpec>;

/** BackendTLSPolicy provides a way to configure how a Gateway connects to a Backend via TLS. */
export class BackendTLSPolicy extends CustomResource {
  declare readonly spec: pulumi.Output<BackendTLSPolicySpec>;
  declare readonly status: pulumi.Output<BackendTLSPolicyStatus | undefined>;

  constructor(name: string, args: BackendTLSPolicyArgs, options?: pulumi.CustomResourceOptions) {
    const apiVersion = "gateway.networking.k8s.io/v1";
    super(name, { ...args, apiVersion, kind: "BackendTLSPolicy", status: undefined }, options);
  }
}
