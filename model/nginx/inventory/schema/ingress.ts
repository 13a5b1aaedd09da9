import { z } from "zod";
import { json, named, texts, time } from "./shared";

const backend = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("service").describe("a Service of the Ingress's own namespace"),
    service: z.string().describe("name of the Service"),
    port: z.union([z.int(), z.string()]).describe("port by number, or by name"),
  }),
  z.strictObject({
    type: z
      .literal("resource")
      .describe("another kind of object; the controller does not serve it"),
    apiGroup: z.string().exactOptional().describe("absent: the core group"),
    kind: z.string().describe("kind of the object"),
    name: z.string().describe("name of the object"),
  }),
]);

const path = z.strictObject({
  path: z.string().describe("as written; empty where the Ingress has none, which nginx takes as /"),
  pathType: z.enum(["Exact", "Prefix", "ImplementationSpecific"]).describe("as written"),
  backend: backend.describe("where the requests go"),
});

const rule = z.strictObject({
  host: z.string().exactOptional().describe("a name, or *.domain; absent: every host"),
  paths: z.array(path).describe("in the order written; empty: the rule has no http section"),
});

const tls = z.strictObject({
  hosts: z.array(z.string()).describe("in the order written; empty: all hosts of the rules"),
  secretName: z.string().exactOptional().describe("Secret of the Ingress's own namespace"),
});

/** An Ingress that the controller serves, with everything of it that the controller reads. */
export const ingressSchema = z.strictObject({
  ...named,
  created: time
    .exactOptional()
    .describe("creation time: of two equal paths the oldest wins; absent in most manifests"),
  chosenBy: z
    .enum(["ingressClassName", "annotation", "withoutClass"])
    .describe("why the controller serves it"),
  labels: texts.describe("metadata.labels"),
  annotations: texts.describe("metadata.annotations, without kubectl's copy of the manifest"),
  ingressClassName: z.string().exactOptional().describe("spec.ingressClassName"),
  defaultBackend: backend.exactOptional().describe("spec.defaultBackend"),
  rules: z.array(rule).describe("spec.rules, in the order written"),
  tls: z.array(tls).describe("spec.tls, in the order written"),
});

/** An IngressClass of the cluster, whichever controller it names. */
export const ingressClassSchema = z.strictObject({
  name: z.string().describe("metadata.name"),
  controller: z.string().describe("spec.controller, such as k8s.io/ingress-nginx"),
  isDefault: z.boolean().describe("new Ingresses without a class get this one"),
  parameters: json.exactOptional().describe("spec.parameters"),
});

export type InventoryIngress = z.infer<typeof ingressSchema>;
export type InventoryIngressClass = z.infer<typeof ingressClassSchema>;
export type InventoryBackend = z.infer<typeof backend>;
export type InventoryRule = z.infer<typeof rule>;
export type InventoryPath = z.infer<typeof path>;
