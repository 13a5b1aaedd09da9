// Written by `npm run generate` from the CRDs of Envoy Gateway 1.9.1. Do not edit.

import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import type * as pulumi from "@pulumi/pulumi";

import type { ResourceArgs } from "../../../../inputs";
import type {
  BackendSpec,
  BackendStatus,
} from "../../../types/gateway.envoyproxy.io/v1alpha1/backend";

/** Arguments of {@link Backend}. */
export type BackendArgs = ResourceArgs<BackendSpec>;

/** Backend allows the user to configure the endpoints of a backend and the behavior of the connection from Envoy Proxy to the backend. */
export class Backend extends CustomResource {
  declare readonly spec: pulumi.Output<BackendSpec>;
  declare readonly status: pulumi.Output<BackendStatus | undefined>;

  constructor(name: string, args: BackendArgs, options?: pulumi.CustomResourceOptions) {
    const apiVersion = "gateway.envoyproxy.io/v1alpha1";
    super(name, { ...args, apiVersion, kind: "Backend", status: undefined }, options);
  }
}
