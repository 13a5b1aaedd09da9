import { z } from "zod";
import { canonical } from "../canonical";

/**
 * Values that nginx's own objects had before a migration changed them: what stepping back restores, and
 * what an inventory of a cluster in migration records. The marker ConfigMap keeps them as JSON.
 */
export const originalsSchema = z.strictObject({
  selector: z.record(z.string(), z.string()).describe("spec.selector of the Service of clients"),
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
