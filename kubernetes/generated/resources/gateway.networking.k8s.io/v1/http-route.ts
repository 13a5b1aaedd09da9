// Written by `npm run generate` from the CRDs of Envoy Gateway 1.9.1. Do not edit.

import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import type * as pulumi from "@pulumi/pulumi";

import type { ResourceArgs } from "../../../../inputs";
import type {
  HTTPRouteSpec,
  HTTPRouteStatus,
} from "../../../types/gateway.networking.k8s.io/v1/http-route";

/** Arguments of {@link HTTPRoute}. */
export type HTTPRouteArgs = ResourceArgs<HTTPRouteSpec>;

/** HTTPRoute provides a way to route HTTP requests. This includes the capability to match requests by hostname, path, header, or query param. */
export class HTTPRoute extends CustomResource {
  declare readonly spec: pulumi.Output<HTTPRouteSpec>;
  declare readonly status: pulumi.Output<HTTPRouteStatus | undefined>;

  constructor(name: string, args: HTTPRouteArgs, options?: pulumi.CustomResourceOptions) {
    const apiVersion = "gateway.networking.k8s.io/v1";
    super(name, { ...args, apiVersion, kind: "HTTPRoute", status: undefined }, options);
  }
}
