/**
 * Figures of check `requests` that gates read, among its `numbers`: requests in a minute without those
 * for ACME challenges, and connections of clients that are open, each over all pods of the proxy.
 */
export const REQUEST_FIGURES = [
  "nginxRequestsPerMinute",
  "nginxOpenConnections",
  "envoyRequestsPerMinute",
  "envoyOpenConnections",
] as const;

export type RequestFigure = (typeof REQUEST_FIGURES)[number];
