import { z } from "zod";
import { named } from "./shared";

const solver = z.strictObject({
  type: z
    .enum(["http01 ingress", "http01 gateway", "dns01", "other"])
    .describe("how the issuer proves that a name is its own"),
  ingressClass: z
    .string()
    .exactOptional()
    .describe("class of the Ingresses that an http01 ingress solver makes; absent: no class"),
  ingressName: z
    .string()
    .exactOptional()
    .describe("present: the solver edits this Ingress in place of making one"),
});

/** An Issuer or ClusterIssuer of cert-manager. */
export const issuerSchema = z.strictObject({
  kind: z.enum(["Issuer", "ClusterIssuer"]).describe("kind of the object"),
  namespace: z.string().exactOptional().describe("absent for a ClusterIssuer"),
  name: z.string().describe("metadata.name"),
  type: z.string().describe("kind of issuer: acme, ca, selfSigned, vault, …"),
  solvers: z.array(solver).describe("of an ACME issuer, in the order written"),
});

/** A workload of external-dns. */
export const externalDnsSchema = z.strictObject({
  ...named,
  image: z.string().describe("image: 0.22 changed the default prefix of its annotations"),
  arguments: z
    .record(z.string(), z.array(z.string()))
    .describe("those flags that decide which records it writes and owns, by name without dashes"),
});

/** A CustomResourceDefinition of the Gateway API or of Envoy Gateway. */
export const crdSchema = z.strictObject({
  name: z.string().describe("such as gateways.gateway.networking.k8s.io"),
  bundleVersion: z
    .string()
    .exactOptional()
    .describe("annotation gateway.networking.k8s.io/bundle-version"),
  channel: z.string().exactOptional().describe("annotation gateway.networking.k8s.io/channel"),
  release: z.string().exactOptional().describe("Helm release that owns it, namespace/name"),
});

export type InventoryIssuer = z.infer<typeof issuerSchema>;
export type InventoryExternalDns = z.infer<typeof externalDnsSchema>;
export type InventoryCrd = z.infer<typeof crdSchema>;
