// Written by `npm run generate` from the CRDs of Envoy Gateway 1.9.1. Do not edit.

import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import type * as pulumi from "@pulumi/pulumi";

import type { ResourceArgs } from "../inputs";
import type * as types from "./types";

/** Arguments of {@link Backend}. */
export type BackendArgs = ResourceArgs<types.BackendSpec>;

/** Backend allows the user to configure the endpoints of a backend and the behavior of the connection from Envoy Proxy to the backend. */
export class Backend extends CustomResource {
  declare readonly spec: pulumi.Output<types.BackendSpec>;
  declare readonly status: pulumi.Output<types.BackendStatus | undefined>;

  constructor(name: string, args: BackendArgs, options?: pulumi.CustomResourceOptions) {
    const apiVersion = "gateway.envoyproxy.io/v1alpha1";
    super(name, { ...args, apiVersion, kind: "Backend", status: undefined }, options);
  }
}

/** Arguments of {@link BackendTrafficPolicy}. */
export type BackendTrafficPolicyArgs = ResourceArgs<types.BackendTrafficPolicySpec>;

/** BackendTrafficPolicy allows the user to configure the behavior of the connection between the Envoy Proxy listener and the backend service. */
export class BackendTrafficPolicy extends CustomResource {
  declare readonly spec: pulumi.Output<types.BackendTrafficPolicySpec>;
  declare readonly status: pulumi.Output<types.BackendTrafficPolicyStatus | undefined>;

  constructor(
    name: string,
    args: BackendTrafficPolicyArgs,
    options?: pulumi.CustomResourceOptions,
  ) {
    const apiVersion = "gateway.envoyproxy.io/v1alpha1";
    super(name, { ...args, apiVersion, kind: "BackendTrafficPolicy", status: undefined }, options);
  }
}

/** Arguments of {@link ClientTrafficPolicy}. */
export type ClientTrafficPolicyArgs = ResourceArgs<types.ClientTrafficPolicySpec>;

/** ClientTrafficPolicy allows the user to configure the behavior of the connection between the downstream client and Envoy Proxy listener. */
export class ClientTrafficPolicy extends CustomResource {
  declare readonly spec: pulumi.Output<types.ClientTrafficPolicySpec>;
  declare readonly status: pulumi.Output<types.ClientTrafficPolicyStatus | undefined>;

  constructor(name: string, args: ClientTrafficPolicyArgs, options?: pulumi.CustomResourceOptions) {
    const apiVersion = "gateway.envoyproxy.io/v1alpha1";
    super(name, { ...args, apiVersion, kind: "ClientTrafficPolicy", status: undefined }, options);
  }
}

/** Arguments of {@link EnvoyExtensionPolicy}. */
export type EnvoyExtensionPolicyArgs = ResourceArgs<types.EnvoyExtensionPolicySpec>;

/** EnvoyExtensionPolicy allows the user to configure various envoy extensibility options for the Gateway. */
export class EnvoyExtensionPolicy extends CustomResource {
  declare readonly spec: pulumi.Output<types.EnvoyExtensionPolicySpec>;
  declare readonly status: pulumi.Output<types.EnvoyExtensionPolicyStatus | undefined>;

  constructor(
    name: string,
    args: EnvoyExtensionPolicyArgs,
    options?: pulumi.CustomResourceOptions,
  ) {
    const apiVersion = "gateway.envoyproxy.io/v1alpha1";
    super(name, { ...args, apiVersion, kind: "EnvoyExtensionPolicy", status: undefined }, options);
  }
}

/** Arguments of {@link EnvoyPatchPolicy}. */
export type EnvoyPatchPolicyArgs = ResourceArgs<types.EnvoyPatchPolicySpec>;

/** EnvoyPatchPolicy allows the user to modify the generated Envoy xDS resources by Envoy Gateway using this patch API */
export class EnvoyPatchPolicy extends CustomResource {
  declare readonly spec: pulumi.Output<types.EnvoyPatchPolicySpec>;
  declare readonly status: pulumi.Output<types.EnvoyPatchPolicyStatus | undefined>;

  constructor(name: string, args: EnvoyPatchPolicyArgs, options?: pulumi.CustomResourceOptions) {
    const apiVersion = "gateway.envoyproxy.io/v1alpha1";
    super(name, { ...args, apiVersion, kind: "EnvoyPatchPolicy", status: undefined }, options);
  }
}

/** Arguments of {@link EnvoyProxy}. */
export type EnvoyProxyArgs = ResourceArgs<types.EnvoyProxySpec>;

/** EnvoyProxy is the schema for the envoyproxies API. */
export class EnvoyProxy extends CustomResource {
  declare readonly spec: pulumi.Output<types.EnvoyProxySpec>;
  declare readonly status: pulumi.Output<types.EnvoyProxyStatus | undefined>;

  constructor(name: string, args: EnvoyProxyArgs, options?: pulumi.CustomResourceOptions) {
    const apiVersion = "gateway.envoyproxy.io/v1alpha1";
    super(name, { ...args, apiVersion, kind: "EnvoyProxy", status: undefined }, options);
  }
}

/** Arguments of {@link HTTPRouteFilter}. */
export type HTTPRouteFilterArgs = ResourceArgs<types.HTTPRouteFilterSpec>;

/** HTTPRouteFilter is a custom Envoy Gateway HTTPRouteFilter which provides extended traffic processing options such as path regex rewrite, direct response and more. */
export class HTTPRouteFilter extends CustomResource {
  declare readonly spec: pulumi.Output<types.HTTPRouteFilterSpec>;

  constructor(name: string, args: HTTPRouteFilterArgs, options?: pulumi.CustomResourceOptions) {
    const apiVersion = "gateway.envoyproxy.io/v1alpha1";
    super(name, { ...args, apiVersion, kind: "HTTPRouteFilter" }, options);
  }
}

/** Arguments of {@link SecurityPolicy}. */
export type SecurityPolicyArgs = ResourceArgs<types.SecurityPolicySpec>;

/** SecurityPolicy allows the user to configure various security settings for a Gateway. */
export class SecurityPolicy extends CustomResource {
  declare readonly spec: pulumi.Output<types.SecurityPolicySpec>;
  declare readonly status: pulumi.Output<types.SecurityPolicyStatus | undefined>;

  constructor(name: string, args: SecurityPolicyArgs, options?: pulumi.CustomResourceOptions) {
    const apiVersion = "gateway.envoyproxy.io/v1alpha1";
    super(name, { ...args, apiVersion, kind: "SecurityPolicy", status: undefined }, options);
  }
}

/** Arguments of {@link BackendTLSPolicy}. */
export type BackendTLSPolicyArgs = ResourceArgs<types.BackendTLSPolicySpec>;

/** BackendTLSPolicy provides a way to configure how a Gateway connects to a Backend via TLS. */
export class BackendTLSPolicy extends CustomResource {
  declare readonly spec: pulumi.Output<types.BackendTLSPolicySpec>;
  declare readonly status: pulumi.Output<types.BackendTLSPolicyStatus | undefined>;

  constructor(name: string, args: BackendTLSPolicyArgs, options?: pulumi.CustomResourceOptions) {
    const apiVersion = "gateway.networking.k8s.io/v1";
    super(name, { ...args, apiVersion, kind: "BackendTLSPolicy", status: undefined }, options);
  }
}

/** Arguments of {@link GRPCRoute}. */
export type GRPCRouteArgs = ResourceArgs<types.GRPCRouteSpec>;

/** GRPCRoute provides a way to route gRPC requests. This includes the capability to match requests by hostname, gRPC service, gRPC method, or HTTP/2 header. */
export class GRPCRoute extends CustomResource {
  declare readonly spec: pulumi.Output<types.GRPCRouteSpec>;
  declare readonly status: pulumi.Output<types.GRPCRouteStatus | undefined>;

  constructor(name: string, args: GRPCRouteArgs, options?: pulumi.CustomResourceOptions) {
    const apiVersion = "gateway.networking.k8s.io/v1";
    super(name, { ...args, apiVersion, kind: "GRPCRoute", status: undefined }, options);
  }
}

/** Arguments of {@link Gateway}. */
export type GatewayArgs = ResourceArgs<types.GatewaySpec>;

/** Gateway represents an instance of a service-traffic handling infrastructure by binding Listeners to a set of IP addresses. */
export class Gateway extends CustomResource {
  declare readonly spec: pulumi.Output<types.GatewaySpec>;
  declare readonly status: pulumi.Output<types.GatewayStatus>;

  constructor(name: string, args: GatewayArgs, options?: pulumi.CustomResourceOptions) {
    const apiVersion = "gateway.networking.k8s.io/v1";
    super(name, { ...args, apiVersion, kind: "Gateway", status: undefined }, options);
  }
}

/** Arguments of {@link GatewayClass}. */
export type GatewayClassArgs = ResourceArgs<types.GatewayClassSpec>;

/** GatewayClass describes a class of Gateways available to the user for creating Gateway resources. */
export class GatewayClass extends CustomResource {
  declare readonly spec: pulumi.Output<types.GatewayClassSpec>;
  declare readonly status: pulumi.Output<types.GatewayClassStatus>;

  constructor(name: string, args: GatewayClassArgs, options?: pulumi.CustomResourceOptions) {
    const apiVersion = "gateway.networking.k8s.io/v1";
    super(name, { ...args, apiVersion, kind: "GatewayClass", status: undefined }, options);
  }
}

/** Arguments of {@link HTTPRoute}. */
export type HTTPRouteArgs = ResourceArgs<types.HTTPRouteSpec>;

/** HTTPRoute provides a way to route HTTP requests. This includes the capability to match requests by hostname, path, header, or query param. */
export class HTTPRoute extends CustomResource {
  declare readonly spec: pulumi.Output<types.HTTPRouteSpec>;
  declare readonly status: pulumi.Output<types.HTTPRouteStatus | undefined>;

  constructor(name: string, args: HTTPRouteArgs, options?: pulumi.CustomResourceOptions) {
    const apiVersion = "gateway.networking.k8s.io/v1";
    super(name, { ...args, apiVersion, kind: "HTTPRoute", status: undefined }, options);
  }
}

/** Arguments of {@link ListenerSet}. */
export type ListenerSetArgs = ResourceArgs<types.ListenerSetSpec>;

/** ListenerSet defines a set of additional listeners to attach to an existing Gateway. This resource provides a mechanism to merge multiple listeners into a single Gateway. */
export class ListenerSet extends CustomResource {
  declare readonly spec: pulumi.Output<types.ListenerSetSpec>;
  declare readonly status: pulumi.Output<types.ListenerSetStatus>;

  constructor(name: string, args: ListenerSetArgs, options?: pulumi.CustomResourceOptions) {
    const apiVersion = "gateway.networking.k8s.io/v1";
    super(name, { ...args, apiVersion, kind: "ListenerSet", status: undefined }, options);
  }
}

/** Arguments of {@link ReferenceGrant}. */
export type ReferenceGrantArgs = ResourceArgs<types.ReferenceGrantSpec>;

/** ReferenceGrant identifies kinds of resources in other namespaces that are trusted to reference the specified kinds of resources in the same namespace as the policy. */
export class ReferenceGrant extends CustomResource {
  declare readonly spec: pulumi.Output<types.ReferenceGrantSpec>;

  constructor(name: string, args: ReferenceGrantArgs, options?: pulumi.CustomResourceOptions) {
    const apiVersion = "gateway.networking.k8s.io/v1";
    super(name, { ...args, apiVersion, kind: "ReferenceGrant" }, options);
  }
}

/** Arguments of {@link ReferenceGrantV1beta1}. */
export type ReferenceGrantV1beta1Args = ResourceArgs<types.ReferenceGrantV1beta1Spec>;

/** ReferenceGrant identifies kinds of resources in other namespaces that are trusted to reference the specified kinds of resources in the same namespace as the policy. */
export class ReferenceGrantV1beta1 extends CustomResource {
  declare readonly spec: pulumi.Output<types.ReferenceGrantV1beta1Spec>;

  constructor(
    name: string,
    args: ReferenceGrantV1beta1Args,
    options?: pulumi.CustomResourceOptions,
  ) {
    const apiVersion = "gateway.networking.k8s.io/v1beta1";
    super(name, { ...args, apiVersion, kind: "ReferenceGrant" }, options);
  }
}

/** Arguments of {@link TCPRoute}. */
export type TCPRouteArgs = ResourceArgs<types.TCPRouteSpec>;

/** TCPRoute provides a way to route TCP requests. */
export class TCPRoute extends CustomResource {
  declare readonly spec: pulumi.Output<types.TCPRouteSpec>;
  declare readonly status: pulumi.Output<types.TCPRouteStatus | undefined>;

  constructor(name: string, args: TCPRouteArgs, options?: pulumi.CustomResourceOptions) {
    const apiVersion = "gateway.networking.k8s.io/v1";
    super(name, { ...args, apiVersion, kind: "TCPRoute", status: undefined }, options);
  }
}

/** Arguments of {@link TLSRoute}. */
export type TLSRouteArgs = ResourceArgs<types.TLSRouteSpec>;

/** The TLSRoute resource is similar to TCPRoute, but can be configured to match against TLS-specific metadata. This allows more flexibility in matching streams for a given TLS listener. */
export class TLSRoute extends CustomResource {
  declare readonly spec: pulumi.Output<types.TLSRouteSpec>;
  declare readonly status: pulumi.Output<types.TLSRouteStatus | undefined>;

  constructor(name: string, args: TLSRouteArgs, options?: pulumi.CustomResourceOptions) {
    const apiVersion = "gateway.networking.k8s.io/v1";
    super(name, { ...args, apiVersion, kind: "TLSRoute", status: undefined }, options);
  }
}

/** Arguments of {@link UDPRoute}. */
export type UDPRouteArgs = ResourceArgs<types.UDPRouteSpec>;

/** UDPRoute provides a way to route UDP traffic. */
export class UDPRoute extends CustomResource {
  declare readonly spec: pulumi.Output<types.UDPRouteSpec>;
  declare readonly status: pulumi.Output<types.UDPRouteStatus | undefined>;

  constructor(name: string, args: UDPRouteArgs, options?: pulumi.CustomResourceOptions) {
    const apiVersion = "gateway.networking.k8s.io/v1";
    super(name, { ...args, apiVersion, kind: "UDPRoute", status: undefined }, options);
  }
}

/** Arguments of {@link XBackend}. */
export type XBackendArgs = ResourceArgs<types.XBackendSpec>;

/** XBackend is a Gateway API resource that represents a backend destination for routing traffic. It serves as a Gateway-native way to define where and how a Gateway should connect to a backend. */
export class XBackend extends CustomResource {
  declare readonly spec: pulumi.Output<types.XBackendSpec>;
  declare readonly status: pulumi.Output<types.XBackendStatus | undefined>;

  constructor(name: string, args: XBackendArgs, options?: pulumi.CustomResourceOptions) {
    const apiVersion = "gateway.networking.x-k8s.io/v1alpha1";
    super(name, { ...args, apiVersion, kind: "XBackend", status: undefined }, options);
  }
}

/** Arguments of {@link XBackendTrafficPolicy}. */
export type XBackendTrafficPolicyArgs = ResourceArgs<types.XBackendTrafficPolicySpec>;

/** XBackendTrafficPolicy defines the configuration for how traffic to a target backend should be handled. */
export class XBackendTrafficPolicy extends CustomResource {
  declare readonly spec: pulumi.Output<types.XBackendTrafficPolicySpec>;
  declare readonly status: pulumi.Output<types.XBackendTrafficPolicyStatus | undefined>;

  constructor(
    name: string,
    args: XBackendTrafficPolicyArgs,
    options?: pulumi.CustomResourceOptions,
  ) {
    const apiVersion = "gateway.networking.x-k8s.io/v1alpha1";
    super(name, { ...args, apiVersion, kind: "XBackendTrafficPolicy", status: undefined }, options);
  }
}

/** Arguments of {@link XMesh}. */
export type XMeshArgs = ResourceArgs<types.XMeshSpec>;

/** XMesh defines mesh-wide characteristics of a GAMMA-compliant service mesh. */
export class XMesh extends CustomResource {
  declare readonly spec: pulumi.Output<types.XMeshSpec>;
  declare readonly status: pulumi.Output<types.XMeshStatus>;

  constructor(name: string, args: XMeshArgs, options?: pulumi.CustomResourceOptions) {
    const apiVersion = "gateway.networking.x-k8s.io/v1alpha1";
    super(name, { ...args, apiVersion, kind: "XMesh", status: undefined }, options);
  }
}
