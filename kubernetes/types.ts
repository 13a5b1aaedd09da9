/**
 * Specs and statuses of all Gateway API and Envoy Gateway kinds as plain data: `HTTPRouteSpec`,
 * `GatewayStatus`, … Types only, free of Pulumi, so that `model/` may import them.
 */
export type * from "./generated/types";
