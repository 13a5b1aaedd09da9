// Written by `npm run generate` from the CRDs of Envoy Gateway 1.9.1. Do not edit.

import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import type * as pulumi from "@pulumi/pulumi";

import type { ResourceArgs } from "../../../../inputs";
import type {
  TCPRouteSpec,
  TCPRouteStatus,
} from "../../../types/gateway.networking.k8s.io/v1/tcp-route";

/** Arguments of {@link TCPRoute}. */
export type TCPRouteArgs = ResourceArgs<TCPRouteSpec>;

/** TCPRoute provides a way to route TCP requests. */
export class TCPRoute extends CustomResource {
  declare readonly spec: pulumi.Output<TCPRouteSpec>;
  declare readonly status: pulumi.Output<TCPRouteStatus | undefined>;

  constructor(name: string, args: TCPRouteArgs, options?: pulumi.CustomResourceOptions) {
    const apiVersion = "gateway.networking.k8s.io/v1";
    super(name, { ...args, apiVersion, kind: "TCPRoute", status: undefined }, options);
  }
}
