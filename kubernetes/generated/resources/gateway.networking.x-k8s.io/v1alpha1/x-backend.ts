// Written by `npm run generate` from the CRDs of Envoy Gateway 1.9.1. Do not edit.

import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import type * as pulumi from "@pulumi/pulumi";

import type { ResourceArgs } from "../../../../inputs";
import type {
  XBackendSpec,
  XBackendStatus,
} from "../../../types/gateway.networking.x-k8s.io/v1alpha1/x-backend";

/** Arguments of {@link XBackend}. */
export type XBackendArgs = ResourceArgs<XBackendSpec>;

/** XBackend is a Gateway API resource that represents a backend destination for routing traffic. It serves as a Gateway-native way to define where and how a Gateway should connect to a backend. */
export class XBackend extends CustomResource {
  declare readonly spec: pulumi.Output<XBackendSpec>;
  declare readonly status: pulumi.Output<XBackendStatus | undefined>;

  constructor(name: string, args: XBackendArgs, options?: pulumi.CustomResourceOptions) {
    const apiVersion = "gateway.networking.x-k8s.io/v1alpha1";
    super(name, { ...args, apiVersion, kind: "XBackend", status: undefined }, options);
  }
}
