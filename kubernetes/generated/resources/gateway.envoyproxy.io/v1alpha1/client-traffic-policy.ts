// Written by `npm run generate` from the CRDs of Envoy Gateway 1.9.1. Do not edit.

import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import type * as pulumi from "@pulumi/pulumi";

import type { ResourceArgs } from "../../../../inputs";
import type {
  ClientTrafficPolicySpec,
  ClientTrafficPolicyStatus,
} from "../../../types/gateway.envoyproxy.io/v1alpha1/client-traffic-policy";

/** Arguments of {@link ClientTrafficPolicy}. */
export type ClientTrafficPolicyArgs = ResourceArgs<ClientTrafficPolicySpec>;

/** ClientTrafficPolicy allows the user to configure the behavior of the connection between the downstream client and Envoy Proxy listener. */
export class ClientTrafficPolicy extends CustomResource {
  declare readonly spec: pulumi.Output<ClientTrafficPolicySpec>;
  declare readonly status: pulumi.Output<ClientTrafficPolicyStatus | undefined>;

  constructor(name: string, args: ClientTrafficPolicyArgs, options?: pulumi.CustomResourceOptions) {
    const apiVersion = "gateway.envoyproxy.io/v1alpha1";
    super(name, { ...args, apiVersion, kind: "ClientTrafficPolicy", status: undefined }, options);
  }
}
