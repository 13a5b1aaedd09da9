// Written by `npm run generate` from the CRDs of Envoy Gateway 1.9.1. Do not edit.

import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import type * as pulumi from "@pulumi/pulumi";

import type { ResourceArgs } from "../../../../inputs";
import type {
  ListenerSetSpec,
  ListenerSetStatus,
} from "../../../types/gateway.networking.k8s.io/v1/listener-set";

/** Arguments of {@link ListenerSet}. */
export type ListenerSetArgs = ResourceArgs<ListenerSetSpec>;

/** ListenerSet defines a set of additional listeners to attach to an existing Gateway. This resource provides a mechanism to merge multiple listeners into a single Gateway. */
export class ListenerSet extends CustomResource {
  declare readonly spec: pulumi.Output<ListenerSetSpec>;
  declare readonly status: pulumi.Output<ListenerSetStatus>;

  constructor(name: string, args: ListenerSetArgs, options?: pulumi.CustomResourceOptions) {
    const apiVersion = "gateway.networking.k8s.io/v1";
    super(name, { ...args, apiVersion, kind: "ListenerSet", status: undefined }, options);
  }
}
