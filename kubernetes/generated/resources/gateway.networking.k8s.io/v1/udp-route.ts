// Written by `npm run generate` from the CRDs of Envoy Gateway 1.9.1. Do not edit.

import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import type * as pulumi from "@pulumi/pulumi";

import type { ResourceArgs } from "../../../../inputs";
import type {
  UDPRouteSpec,
  UDPRouteStatus,
} from "../../../types/gateway.networking.k8s.io/v1/udp-route";

/** Arguments of {@link UDPRoute}. */
export type UDPRouteArgs = ResourceArgs<UDPRouteSpec>;

/** UDPRoute provides a way to route UDP traffic. */
export class UDPRoute extends CustomResource {
  declare readonly spec: pulumi.Output<UDPRouteSpec>;
  declare readonly status: pulumi.Output<UDPRouteStatus | undefined>;

  constructor(name: string, args: UDPRouteArgs, options?: pulumi.CustomResourceOptions) {
    const apiVersion = "gateway.networking.k8s.io/v1";
    super(name, { ...args, apiVersion, kind: "UDPRoute", status: undefined }, options);
  }
}
