import { z } from "zod";

/** What identifies a namespaced object. */
export const named = {
  namespace: z.string().describe("namespace of the object"),
  name: z.string().describe("metadata.name"),
};

/** A map of texts: labels, annotations, a selector, the data of a ConfigMap. */
export const texts = z.record(z.string(), z.string());

/** Any JSON map, kept as the API server gave it. */
export const json = z.record(z.string(), z.json());

/** `namespace/name` of another object. */
export const reference = z.string().regex(/^[^/]+\/[^/]+$/);

/** A time as Kubernetes writes it, RFC 3339 in UTC. */
export const time = z.iso.datetime();

export type JsonMap = z.infer<typeof json>;
