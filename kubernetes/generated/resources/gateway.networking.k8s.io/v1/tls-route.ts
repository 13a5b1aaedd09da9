// Written by `npm run generate` from the CRDs of Envoy Gateway 1.9.1. Do not edit.

import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import type * as pulumi from "@pulumi/pulumi";

import type { ResourceArgs } from "../../../../inputs";
import type {
  TLSRouteSpec,
  TLSRouteStatus,
} from "../../../types/gateway.networking.k8s.io/v1/tls-route";

/** Arguments of {@link TLSRoute}. */
export type TLSRouteArgs = ResourceArgs<TLSRouteSpec>;

/** The TLSRoute resource is similar to TCPRoute, but can be configured to match against TLS-specific metadata. This allows more flexibility in matching streams for a given TLS listener. */
export class TLSRoute extends CustomResource {
  declare readonly spec: pulumi.Output<TLSRouteSpec>;
  declare readonly status: pulumi.Output<TLSRouteStatus | undefined>;

  constructor(name: string, args: TLSRouteArgs, options?: pulumi.CustomResourceOptions) {
    const apiVersion = "gateway.networking.k8s.io/v1";
    super(name, { ...args, apiVersion, kind: "TLSRoute", status: undefined }, options);
  }
}
