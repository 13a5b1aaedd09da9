// Written by `npm run generate` from the CRDs of Envoy Gateway 1.9.1. Do not edit.

import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import type * as pulumi from "@pulumi/pulumi";

import type { ResourceArgs } from "../../../../inputs";
import type {
  GatewayClassSpec,
  GatewayClassStatus,
} from "../../../types/gateway.networking.k8s.io/v1/gateway-class";

/** Arguments of {@link GatewayClass}. */
export type GatewayClassArgs = ResourceArgs<GatewayClassSpec>;

/** GatewayClass describes a class of Gateways available to the user for creating Gateway resources. */
export class GatewayClass extends CustomResource {
  declare readonly spec: pulumi.Output<GatewayClassSpec>;
  declare readonly status: pulumi.Output<GatewayClassStatus>;

  constructor(name: string, args: GatewayClassArgs, options?: pulumi.CustomResourceOptions) {
    const apiVersion = "gateway.networking.k8s.io/v1";
    super(name, { ...args, apiVersion, kind: "GatewayClass", status: undefined }, options);
  }
}
