// Written by `npm run generate` from the CRDs of Envoy Gateway 1.9.1. Do not edit.

import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import type * as pulumi from "@pulumi/pulumi";

import type { ResourceArgs } from "../../../../inputs";
import type {
  GatewaySpec,
  GatewayStatus,
} from "../../../types/gateway.networking.k8s.io/v1/gateway";

/** Arguments of {@link Gateway}. */
export type GatewayArgs = ResourceArgs<GatewaySpec>;

/** Gateway represents an instance of a service-traffic handling infrastructure by binding Listeners to a set of IP addresses. */
export class Gateway extends CustomResource {
  declare readonly spec: pulumi.Output<GatewaySpec>;
  declare readonly status: pulumi.Output<GatewayStatus>;

  constructor(name: string, args: GatewayArgs, options?: pulumi.CustomResourceOptions) {
    const apiVersion = "gateway.networking.k8s.io/v1";
    super(name, { ...args, apiVersion, kind: "Gateway", status: undefined }, options);
  }
}
