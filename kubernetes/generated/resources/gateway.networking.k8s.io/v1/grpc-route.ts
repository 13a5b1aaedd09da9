// Written by `npm run generate` from the CRDs of Envoy Gateway 1.9.1. Do not edit.

import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import type * as pulumi from "@pulumi/pulumi";

import type { ResourceArgs } from "../../../../inputs";
import type {
  GRPCRouteSpec,
  GRPCRouteStatus,
} from "../../../types/gateway.networking.k8s.io/v1/grpc-route";

/** Arguments of {@link GRPCRoute}. */
export type GRPCRouteArgs = ResourceArgs<GRPCRouteSpec>;

/** GRPCRoute provides a way to route gRPC requests. This includes the capability to match requests by hostname, gRPC service, gRPC method, or HTTP/2 header. */
export class GRPCRoute extends CustomResource {
  declare readonly spec: pulumi.Output<GRPCRouteSpec>;
  declare readonly status: pulumi.Output<GRPCRouteStatus | undefined>;

  constructor(name: string, args: GRPCRouteArgs, options?: pulumi.CustomResourceOptions) {
    const apiVersion = "gateway.networking.k8s.io/v1";
    super(name, { ...args, apiVersion, kind: "GRPCRoute", status: undefined }, options);
  }
}
