import { z } from "zod";
import { reference } from "./shared";

/** What the person asked for, repeated by a later check. */
export const optionsSchema = z.strictObject({
  controller: reference.exactOptional().describe("workload of the controller, namespace/name"),
  class: z.string().exactOptional().describe("an IngressClass, or old class annotation, it serves"),
  controllerClass: z.string().exactOptional().describe("spec.controller of its IngressClasses"),
  annotationsPrefix: z.string().exactOptional().describe("prefix of its annotations"),
  secrets: z.enum(["facts", "left out"]).describe("whether Secrets were looked at"),
});

/**
 * Which Ingresses the controller serves: its arguments, or what was asked for in their place. The
 * rules are those of GetIngressClass in ingress-nginx, internal/ingress/controller/store/store.go.
 * `--disable-catch-all` and what else drops an Ingress after it was chosen is not applied here.
 */
export const selectionSchema = z.strictObject({
  controllerClass: z.string().describe("--controller-class, default k8s.io/ingress-nginx"),
  annotationClass: z
    .string()
    .describe("--ingress-class, default nginx: the old annotation's value"),
  ingressClasses: z.array(z.string()).describe("names of the IngressClasses that lead to it"),
  withoutClass: z
    .enum(["served", "ignored"])
    .describe("Ingresses with neither class nor annotation: --watch-ingress-without-class"),
  namespaces: z
    .discriminatedUnion("by", [
      z.strictObject({ by: z.literal("all") }),
      z.strictObject({ by: z.literal("name"), name: z.string() }),
      z.strictObject({ by: z.literal("labels"), selector: z.string() }),
    ])
    .describe("namespaces it watches: --watch-namespace, --watch-namespace-selector"),
  annotationsPrefix: z
    .string()
    .describe("--annotations-prefix, default nginx.ingress.kubernetes.io"),
});

export type InventoryOptions = z.infer<typeof optionsSchema>;
export type Selection = z.infer<typeof selectionSchema>;
