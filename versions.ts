/**
 * Every pinned chart, CRD and image version, once, each with its Renovate marker.
 * Which versions go together is data of `model/gateway/matrix.ts`.
 */

/** Envoy Gateway release that the CRDs, charts and types of this program belong to. */
// renovate: datasource=docker depName=envoyproxy/gateway-helm
export const ENVOY_GATEWAY_VERSION = "1.9.1";

/** Envoy of that release's default proxy image. */
// renovate: datasource=docker depName=envoyproxy/envoy
export const ENVOY_VERSION = "1.39.1";

/** Gateway API bundle of that release. */
// renovate: datasource=github-releases depName=kubernetes-sigs/gateway-api
export const GATEWAY_API_VERSION = "1.6.1";
