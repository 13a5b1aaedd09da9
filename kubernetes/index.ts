/**
 * Typed resource classes for all Gateway API and Envoy Gateway kinds of the pinned release, and
 * their specs and statuses as plain data. Generated: see `tools/generate`.
 */
export * from "./generated/resources";
export type { Inputs, ResourceArgs } from "./inputs";
export type * from "./types";
