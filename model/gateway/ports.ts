/** Envoy Gateway adds this to listener ports below 1024 for the port in the container. */
export const PRIVILEGED_SHIFT = 10_000;

/** Port that the proxy's container listens on for a listener (envoyproxy/gateway, `internal/gatewayapi/listener.go`). */
export const containerPort = ({ port }: { port: number }): number =>
  port < 1024 ? port + PRIVILEGED_SHIFT : port;

/** Container ports that the proxy's pod has itself: administration, statistics, shutdown, readiness. */
export const RESERVED_PORTS: readonly number[] = [19_000, 19_001, 19_002, 19_003];
