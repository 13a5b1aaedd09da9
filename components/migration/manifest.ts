import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import * as kinds from "../../kubernetes";
import type { PlannedResource } from "../../model/migration/plan/migration-plan";

/** Classes of objects that are made or taken over. */
const CLASSES = {
  Backend: kinds.Backend,
  BackendTrafficPolicy: kinds.BackendTrafficPolicy,
  ClientTrafficPolicy: kinds.ClientTrafficPolicy,
  ConfigMap: k8s.core.v1.ConfigMap,
  EnvoyProxy: kinds.EnvoyProxy,
  Gateway: kinds.Gateway,
  HTTPRoute: kinds.HTTPRoute,
  HTTPRouteFilter: kinds.HTTPRouteFilter,
  Ingress: k8s.networking.v1.Ingress,
  ListenerSet: kinds.ListenerSet,
  NetworkPolicy: k8s.networking.v1.NetworkPolicy,
  ReferenceGrant: kinds.ReferenceGrant,
  SecurityPolicy: kinds.SecurityPolicy,
  Service: k8s.core.v1.Service,
  TCPRoute: kinds.TCPRoute,
  TLSRoute: kinds.TLSRoute,
  UDPRoute: kinds.UDPRoute,
} as const;

/** Classes of objects of which some fields are ours. */
const PATCHES = {
  ConfigMap: k8s.core.v1.ConfigMapPatch,
  Deployment: k8s.apps.v1.DeploymentPatch,
  Ingress: k8s.networking.v1.IngressPatch,
  ValidatingWebhookConfiguration: k8s.admissionregistration.v1.ValidatingWebhookConfigurationPatch,
} as const;

type Class = new (
  name: string,
  args: never,
  options?: pulumi.CustomResourceOptions,
) => pulumi.CustomResource;

/**
 * The resource of a planned object of a migration, whatever its kind. Its logical name is
 * `namespace/name`, never a position in a list.
 *
 * @param fields The object's fields but apiVersion and kind, their placeholders filled in.
 * @throws {TypeError} The kind is none that plans hold.
 */
export function manifest({
  resource: { object, mechanism, protect, retain },
  fields,
  options,
}: {
  resource: PlannedResource;
  fields: Readonly<Record<string, pulumi.Input<unknown>>>;
  options: pulumi.CustomResourceOptions;
}): pulumi.CustomResource {
  const { kind, metadata } = object;
  const classes: Readonly<Record<string, unknown>> = mechanism === "patch" ? PATCHES : CLASSES;
  const Class = classes[kind] as Class | undefined;
  if (Class === undefined) {
    throw new TypeError(`no resource class for ${mechanism} of kind ${kind}`);
  }
  const place = metadata.namespace === undefined ? [] : [metadata.namespace];
  const name = [...place, metadata.name].join("/");
  return new Class(name, fields as never, {
    ...options,
    protect,
    retainOnDelete: retain,
    ...(mechanism === "import" ? { import: name } : {}),
  });
}
