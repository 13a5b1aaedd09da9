import { z } from "zod";
import { controllerSchema } from "./controller";
import { ingressClassSchema, ingressSchema } from "./ingress";
import { crdSchema, externalDnsSchema, issuerSchema } from "./neighbours";
import { configMapSchema, namespaceSchema, secretSchema, serviceSchema } from "./references";
import { optionsSchema, selectionSchema } from "./selection";

/** Version of the schema below; a file of another one is refused. */
export const INVENTORY_VERSION = 1;

/** What an inventory may be unable to say. */
export const UNKNOWNS = [
  "controller",
  "creationTimes",
  "endpoints",
  "ingressClasses",
  "kubernetes",
  "namespaceLabels",
  "resourcePolicy",
  "secrets",
] as const;

/**
 * What one ingress-nginx controller serves, and what stands around it: the input of the conversion
 * and of the migration, as a file that is committed and reviewed. Lists are sorted by kind,
 * namespace and name; the same cluster gives the same bytes. It holds no value of a Secret.
 */
export const inventorySchema = z.strictObject({
  version: z.literal(INVENTORY_VERSION).describe("version of this schema"),
  source: z
    .enum(["cluster", "manifests"])
    .describe("cluster: what is not listed does not exist; manifests: it may exist elsewhere"),
  options: optionsSchema.describe("what was asked for"),
  unknown: z.array(z.enum(UNKNOWNS)).describe("what could not be found out"),
  kubernetes: z
    .strictObject({ version: z.string().describe("such as v1.35.4") })
    .exactOptional()
    .describe("the API server; absent in manifests"),
  selection: selectionSchema.describe("which Ingresses were chosen, and why"),
  controller: controllerSchema
    .exactOptional()
    .describe("absent: no workload of ingress-nginx was found, its defaults are assumed"),
  ingressClasses: z.array(ingressClassSchema).describe("all of them"),
  ingresses: z.array(ingressSchema).describe("those of the selection"),
  configMaps: z.array(configMapSchema).describe("those that are referred to and exist"),
  services: z.array(serviceSchema).describe("those that are referred to and exist"),
  secrets: z.array(secretSchema).describe("those that are referred to and exist"),
  namespaces: z.array(namespaceSchema).describe("those of the controller and of the Ingresses"),
  issuers: z.array(issuerSchema).describe("issuers of cert-manager; empty: none found"),
  externalDns: z.array(externalDnsSchema).describe("workloads of external-dns; empty: none found"),
  crds: z.array(crdSchema).describe("CRDs of the Gateway API and of Envoy Gateway"),
});

export type Inventory = z.infer<typeof inventorySchema>;
export type Unknown = Inventory["unknown"][number];
export type { EntryService, InventoryController, InventoryWebhook } from "./controller";
export type {
  InventoryBackend,
  InventoryIngress,
  InventoryIngressClass,
  InventoryPath,
  InventoryRule,
} from "./ingress";
export type { InventoryCrd, InventoryExternalDns, InventoryIssuer } from "./neighbours";
export type {
  CertificateFacts,
  InventoryConfigMap,
  InventoryNamespace,
  InventoryService,
  SecretFacts,
} from "./references";
export type { InventoryOptions, Selection } from "./selection";
export type { JsonMap } from "./shared";
