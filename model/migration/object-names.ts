/** Names of objects of a migration by which the cluster is asked for them. */

/** The marker, a ConfigMap beside the controller. */
export const markerName = (migration: string): string => `${migration}${MARKER_ENDING}`;

/** End of the names of markers; the start is the name of the migration. */
export const MARKER_ENDING = ".envoy-edge";

/** The HTTPRoute that answers health checks: it exists exactly while Envoy serves, from `routes` on. */
export const healthRouteName = (migration: string): string => `${migration}-health`;
