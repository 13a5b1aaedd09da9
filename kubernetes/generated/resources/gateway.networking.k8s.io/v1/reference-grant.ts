// Written by `npm run generate` from the CRDs of Envoy Gateway 1.9.1. Do not edit.

import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import type * as pulumi from "@pulumi/pulumi";

import type { ResourceArgs } from "../../../../inputs";
import type { ReferenceGrantSpec } from "../../../types/gateway.networking.k8s.io/v1/reference-grant";

/** Arguments of {@link ReferenceGrant}. */
export type ReferenceGrantArgs = ResourceArgs<ReferenceGrantSpec>;

/** ReferenceGrant identifies kinds of resources in other namespaces that are trusted to reference the specified kinds of resources in the same namespace as the policy. */
export class ReferenceGrant extends CustomResource {
  declare readonly spec: pulumi.Output<ReferenceGrantSpec>;

  constructor(name: string, args: ReferenceGrantArgs, options?: pulumi.CustomResourceOptions) {
    const apiVersion = "gateway.networking.k8s.io/v1";
    super(name, { ...args, apiVersion, kind: "ReferenceGrant" }, options);
  }
}
