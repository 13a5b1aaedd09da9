import type * as pulumi from "@pulumi/pulumi";
import * as kinds from "../kubernetes";
import type { KubernetesObject } from "../model/kubernetes-object";

/** Kinds of a plan that components make without further wiring. */
const CLASSES = {
  BackendTrafficPolicy: kinds.BackendTrafficPolicy,
  ClientTrafficPolicy: kinds.ClientTrafficPolicy,
  EnvoyProxy: kinds.EnvoyProxy,
  HTTPRoute: kinds.HTTPRoute,
  HTTPRouteFilter: kinds.HTTPRouteFilter,
  ReferenceGrant: kinds.ReferenceGrant,
} as const;

type Instantiable = new (
  name: string,
  args: { metadata: KubernetesObject["metadata"]; spec: never },
  options?: pulumi.CustomResourceOptions,
) => pulumi.CustomResource;

/**
 * The resource of a planned object. Its logical name is `namespace/name`, never a position in a list,
 * so that another order of the configuration changes nothing.
 *
 * @throws {TypeError} The kind is none that plans hold.
 */
export function instantiate(
  object: KubernetesObject,
  options: pulumi.CustomResourceOptions,
): pulumi.CustomResource {
  const { kind, metadata, spec } = object;
  if (!isKind(kind)) {
    throw new TypeError(`no resource class for kind ${kind}`);
  }
  const Class = CLASSES[kind] as Instantiable;
  return new Class(
    `${metadata.namespace ?? ""}/${metadata.name}`,
    { metadata, spec: spec as never },
    options,
  );
}

function isKind(kind: string): kind is keyof typeof CLASSES {
  return kind in CLASSES;
}
