/** Annotations of the marker, by what they say. */
export const MARKER_KEYS = {
  stage: "envoy-edge/stage",
  planHash: "envoy-edge/plan-hash",
  stack: "envoy-edge/stack",
  originals: "envoy-edge/originals",
} as const;
