// Written by `npm run generate` from the CRDs of Envoy Gateway 1.9.1. Do not edit.

import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import type * as pulumi from "@pulumi/pulumi";

import type { ResourceArgs } from "../../../../inputs";
import type { HTTPRouteFilterSpec } from "../../../types/gateway.envoyproxy.io/v1alpha1/http-route-filter";

/** Arguments of {@link HTTPRouteFilter}. */
export type HTTPRouteFilterArgs = ResourceArgs<HTTPRouteFilterSpec>;

/** HTTPRouteFilter is a custom Envoy Gateway HTTPRouteFilter which provides extended traffic processing options such as path regex rewrite, direct response and more. */
export class HTTPRouteFilter extends CustomResource {
  declare readonly spec: pulumi.Output<HTTPRouteFilterSpec>;

  constructor(name: string, args: HTTPRouteFilterArgs, options?: pulumi.CustomResourceOptions) {
    const apiVersion = "gateway.envoyproxy.io/v1alpha1";
    super(name, { ...args, apiVersion, kind: "HTTPRouteFilter" }, options);
  }
}
