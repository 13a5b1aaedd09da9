// Written by `npm run generate` from the CRDs of Envoy Gateway 1.9.1. Do not edit.

import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import type * as pulumi from "@pulumi/pulumi";

import type { ResourceArgs } from "../../../../inputs";
import type {
  XMeshSpec,
  XMeshStatus,
} from "../../../types/gateway.networking.x-k8s.io/v1alpha1/x-mesh";

/** Arguments of {@link XMesh}. */
export type XMeshArgs = ResourceArgs<XMeshSpec>;

/** XMesh defines mesh-wide characteristics of a GAMMA-compliant service mesh. */
export class XMesh extends CustomResource {
  declare readonly spec: pulumi.Output<XMeshSpec>;
  declare readonly status: pulumi.Output<XMeshStatus>;

  constructor(name: string, args: XMeshArgs, options?: pulumi.CustomResourceOptions) {
    const apiVersion = "gateway.networking.x-k8s.io/v1alpha1";
    super(name, { ...args, apiVersion, kind: "XMesh", status: undefined }, options);
  }
}
