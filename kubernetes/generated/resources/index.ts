// Written by `npm run generate` from the CRDs of Envoy Gateway 1.9.1. Do not edit.

export * from "./gateway.envoyproxy.io/v1alpha1/backend";
export * from "./gateway.envoyproxy.io/v1alpha1/backend-traffic-policy";
export * from "./gateway.envoyproxy.io/v1alpha1/client-traffic-policy";
export * from "./gateway.envoyproxy.io/v1alpha1/envoy-extension-policy";
export * from "./gateway.envoyproxy.io/v1alpha1/envoy-patch-policy";
export * from "./gateway.envoyproxy.io/v1alpha1/envoy-proxy";
export * from "./gateway.envoyproxy.io/v1alpha1/http-route-filter";
export * from "./gateway.envoyproxy.io/v1alpha1/security-policy";
export * from "./gateway.networking.k8s.io/v1/backend-tls-policy";
export * from "./gateway.networking.k8s.io/v1/grpc-route";
export * from "./gateway.networking.k8s.io/v1/gateway";
export * from "./gateway.networking.k8s.io/v1/gateway-class";
export * from "./gateway.networking.k8s.io/v1/http-route";
export * from "./gateway.networking.k8s.io/v1/listener-set";
export * from "./gateway.networking.k8s.io/v1/reference-grant";
export * from "./gateway.networking.k8s.io/v1beta1/reference-grant";
export * from "./gateway.networking.k8s.io/v1/tcp-route";
export * from "./gateway.networking.k8s.io/v1/tls-route";
export * from "./gateway.networking.k8s.io/v1/udp-route";
export * from "./gateway.networking.x-k8s.io/v1alpha1/x-backend";
export * from "./gateway.networking.x-k8s.io/v1alpha1/x-backend-traffic-policy";
export * from "./gateway.networking.x-k8s.io/v1alpha1/x-mesh";
