// Written by `npm run generate` from the CRDs of Envoy Gateway 1.9.1. Do not edit.

import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import type * as pulumi from "@pulumi/pulumi";

import type { ResourceArgs } from "../../../../inputs";
import type {
  EnvoyProxySpec,
  EnvoyProxyStatus,
} from "../../../types/gateway.envoyproxy.io/v1alpha1/envoy-proxy";

/** Arguments of {@link EnvoyProxy}. */
export type EnvoyProxyArgs = ResourceArgs<EnvoyProxySpec>;

/** EnvoyProxy is the schema for the envoyproxies API. */
export class EnvoyProxy extends CustomResource {
  declare readonly spec: pulumi.Output<EnvoyProxySpec>;
  declare readonly status: pulumi.Output<EnvoyProxyStatus | undefined>;

  constructor(name: string, args: EnvoyProxyArgs, options?: pulumi.CustomResourceOptions) {
    const apiVersion = "gateway.envoyproxy.io/v1alpha1";
    super(name, { ...args, apiVersion, kind: "EnvoyProxy", status: undefined }, options);
  }
}
