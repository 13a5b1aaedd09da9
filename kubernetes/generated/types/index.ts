// Written by `npm run generate` from the CRDs of Envoy Gateway 1.9.1. Do not edit.

export type * from "./gateway.envoyproxy.io/v1alpha1/backend";
export type * from "./gateway.envoyproxy.io/v1alpha1/backend-traffic-policy";
export type * from "./gateway.envoyproxy.io/v1alpha1/client-traffic-policy";
export type * from "./gateway.envoyproxy.io/v1alpha1/envoy-extension-policy";
export type * from "./gateway.envoyproxy.io/v1alpha1/envoy-patch-policy";
export type * from "./gateway.envoyproxy.io/v1alpha1/envoy-proxy";
export type * from "./gateway.envoyproxy.io/v1alpha1/http-route-filter";
export type * from "./gateway.envoyproxy.io/v1alpha1/security-policy";
export type * from "./gateway.networking.k8s.io/v1/backend-tls-policy";
export type * from "./gateway.networking.k8s.io/v1/grpc-route";
export type * from "./gateway.networking.k8s.io/v1/gateway";
export type * from "./gateway.networking.k8s.io/v1/gateway-class";
export type * from "./gateway.networking.k8s.io/v1/http-route";
export type * from "./gateway.networking.k8s.io/v1/listener-set";
export type * from "./gateway.networking.k8s.io/v1/reference-grant";
export type * from "./gateway.networking.k8s.io/v1beta1/reference-grant";
export type * from "./gateway.networking.k8s.io/v1/tcp-route";
export type * from "./gateway.networking.k8s.io/v1/tls-route";
export type * from "./gateway.networking.k8s.io/v1/udp-route";
export type * from "./gateway.networking.x-k8s.io/v1alpha1/x-backend";
export type * from "./gateway.networking.x-k8s.io/v1alpha1/x-backend-traffic-policy";
export type * from "./gateway.networking.x-k8s.io/v1alpha1/x-mesh";
