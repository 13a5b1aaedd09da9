import { z } from "zod";
import { canonical } from "../canonical";

const reference = z.string().regex(/^[^/]+\/[^/]+$/);

/**
 * Values that nginx's own objects had before a migration changed them: what stepping back restores, and
 * what an inventory of a cluster in migration records. The marker ConfigMap keeps them as JSON.
 */
export const originalsSchema = z.strictObject({
  controller: reference.describe("workload of ingress-nginx, namespace/name"),
  entry: z
    .strictObject({
      service: reference.describe("namespace/name"),
      selector: z.record(z.string(), z.string()).describe("its spec.selector"),
    })
    .exactOptional()
    .describe("nginx's Service of clients; absent: the one whose selector changes is ours"),
  keepAlive: z
    .string()
    .nullable()
    .exactOptional()
    .describe(
      "key keep-alive of nginx's ConfigMap; null: it had none; absent: there is no ConfigMap",
    ),
  replicas: z.int().exactOptional().describe("spec.replicas of nginx; absent for a DaemonSet"),
  failurePolicies: z
    .record(z.string(), z.enum(["Fail", "Ignore"]))
    .describe("failurePolicy of each webhook by configuration/name"),
  ingressAnnotations: z
    .record(reference, z.record(z.string(), z.string().nullable()))
    .exactOptional()
    .describe("annotations that were changed, by Ingress; null: it had none"),
});

export type Originals = z.infer<typeof originalsSchema>;

/** Value of the marker's key `originals`; equal originals are equal texts. */
export const formatOriginals = (originals: Originals): string =>
  JSON.stringify(canonical(originals));

/** Reads what {@link formatOriginals} wrote; undefined for anything else. */
export const parseOriginals = (text: string): Originals | undefined => {
  try {
    return originalsSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};
