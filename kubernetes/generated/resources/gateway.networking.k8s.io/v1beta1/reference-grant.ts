// Written by `npm run generate` from the CRDs of Envoy Gateway 1.9.1. Do not edit.

import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import type * as pulumi from "@pulumi/pulumi";

import type { ResourceArgs } from "../../../../inputs";
import type { ReferenceGrantV1beta1Spec } from "../../../types/gateway.networking.k8s.io/v1beta1/reference-grant";

/** Arguments of {@link ReferenceGrantV1beta1}. */
export type ReferenceGrantV1beta1Args = ResourceArgs<ReferenceGrantV1beta1Spec>;

/** ReferenceGrant identifies kinds of resources in other namespaces that are trusted to reference the specified kinds of resources in the same namespace as the policy. */
export class ReferenceGrantV1beta1 extends CustomResource {
  declare readonly spec: pulumi.Output<ReferenceGrantV1beta1Spec>;

  constructor(
    name: string,
    args: ReferenceGrantV1beta1Args,
    options?: pulumi.CustomResourceOptions,
  ) {
    const apiVersion = "gateway.networking.k8s.io/v1beta1";
    super(name, { ...args, apiVersion, kind: "ReferenceGrant" }, options);
  }
}
