// Written by `npm run generate` from the CRDs of Envoy Gateway 1.9.1. Do not edit.

/** A CustomResourceDefinition that the pinned Envoy Gateway release brings. */
export interface PinnedCrd {
  /** Of the definition itself: `<plural>.<group>`. */
  readonly name: string;
  readonly group: string;
  readonly kind: string;
  readonly plural: string;
  readonly scope: "Namespaced" | "Cluster";
  /** Versions that the API server serves, the preferred one first. */
  readonly served: readonly [string, ...string[]];
}

/** Every CustomResourceDefinition of the release, sorted by group, then kind. */
export const CRDS: readonly PinnedCrd[] = [
  {
    name: "backends.gateway.envoyproxy.io",
    group: "gateway.envoyproxy.io",
    kind: "Backend",
    plural: "backends",
    scope: "Namespaced",
    served: ["v1alpha1"],
  },
  {
    name: "backendtrafficpolicies.gateway.envoyproxy.io",
    group: "gateway.envoyproxy.io",
    kind: "BackendTrafficPolicy",
    plural: "backendtrafficpolicies",
    scope: "Namespaced",
    served: ["v1alpha1"],
  },
  {
    name: "clienttrafficpolicies.gateway.envoyproxy.io",
    group: "gateway.envoyproxy.io",
    kind: "ClientTrafficPolicy",
    plural: "clienttrafficpolicies",
    scope: "Namespaced",
    served: ["v1alpha1"],
  },
  {
    name: "envoyextensionpolicies.gateway.envoyproxy.io",
    group: "gateway.envoyproxy.io",
    kind: "EnvoyExtensionPolicy",
    plural: "envoyextensionpolicies",
    scope: "Namespaced",
    served: ["v1alpha1"],
  },
  {
    name: "envoypatchpolicies.gateway.envoyproxy.io",
    group: "gateway.envoyproxy.io",
    kind: "EnvoyPatchPolicy",
    plural: "envoypatchpolicies",
    scope: "Namespaced",
    served: ["v1alpha1"],
  },
  {
    name: "envoyproxies.gateway.envoyproxy.io",
    group: "gateway.envoyproxy.io",
    kind: "EnvoyProxy",
    plural: "envoyproxies",
    scope: "Namespaced",
    served: ["v1alpha1"],
  },
  {
    name: "httproutefilters.gateway.envoyproxy.io",
    group: "gateway.envoyproxy.io",
    kind: "HTTPRouteFilter",
    plural: "httproutefilters",
    scope: "Namespaced",
    served: ["v1alpha1"],
  },
  {
    name: "securitypolicies.gateway.envoyproxy.io",
    group: "gateway.envoyproxy.io",
    kind: "SecurityPolicy",
    plural: "securitypolicies",
    scope: "Namespaced",
    served: ["v1alpha1"],
  },
  {
    name: "backendtlspolicies.gateway.networking.k8s.io",
    group: "gateway.networking.k8s.io",
    kind: "BackendTLSPolicy",
    plural: "backendtlspolicies",
    scope: "Namespaced",
    served: ["v1", "v1alpha3"],
  },
  {
    name: "grpcroutes.gateway.networking.k8s.io",
    group: "gateway.networking.k8s.io",
    kind: "GRPCRoute",
    plural: "grpcroutes",
    scope: "Namespaced",
    served: ["v1"],
  },
  {
    name: "gateways.gateway.networking.k8s.io",
    group: "gateway.networking.k8s.io",
    kind: "Gateway",
    plural: "gateways",
    scope: "Namespaced",
    served: ["v1", "v1beta1"],
  },
  {
    name: "gatewayclasses.gateway.networking.k8s.io",
    group: "gateway.networking.k8s.io",
    kind: "GatewayClass",
    plural: "gatewayclasses",
    scope: "Cluster",
    served: ["v1", "v1beta1"],
  },
  {
    name: "httproutes.gateway.networking.k8s.io",
    group: "gateway.networking.k8s.io",
    kind: "HTTPRoute",
    plural: "httproutes",
    scope: "Namespaced",
    served: ["v1", "v1beta1"],
  },
  {
    name: "listenersets.gateway.networking.k8s.io",
    group: "gateway.networking.k8s.io",
    kind: "ListenerSet",
    plural: "listenersets",
    scope: "Namespaced",
    served: ["v1"],
  },
  {
    name: "referencegrants.gateway.networking.k8s.io",
    group: "gateway.networking.k8s.io",
    kind: "ReferenceGrant",
    plural: "referencegrants",
    scope: "Namespaced",
    served: ["v1", "v1beta1"],
  },
  {
    name: "tcproutes.gateway.networking.k8s.io",
    group: "gateway.networking.k8s.io",
    kind: "TCPRoute",
    plural: "tcproutes",
    scope: "Namespaced",
    served: ["v1", "v1alpha2"],
  },
  {
    name: "tlsroutes.gateway.networking.k8s.io",
    group: "gateway.networking.k8s.io",
    kind: "TLSRoute",
    plural: "tlsroutes",
    scope: "Namespaced",
    served: ["v1", "v1alpha3", "v1alpha2"],
  },
  {
    name: "udproutes.gateway.networking.k8s.io",
    group: "gateway.networking.k8s.io",
    kind: "UDPRoute",
    plural: "udproutes",
    scope: "Namespaced",
    served: ["v1", "v1alpha2"],
  },
  {
    name: "xbackends.gateway.networking.x-k8s.io",
    group: "gateway.networking.x-k8s.io",
    kind: "XBackend",
    plural: "xbackends",
    scope: "Namespaced",
    served: ["v1alpha1"],
  },
  {
    name: "xbackendtrafficpolicies.gateway.networking.x-k8s.io",
    group: "gateway.networking.x-k8s.io",
    kind: "XBackendTrafficPolicy",
    plural: "xbackendtrafficpolicies",
    scope: "Namespaced",
    served: ["v1alpha1"],
  },
  {
    name: "xmeshes.gateway.networking.x-k8s.io",
    group: "gateway.networking.x-k8s.io",
    kind: "XMesh",
    plural: "xmeshes",
    scope: "Cluster",
    served: ["v1alpha1"],
  },
];
