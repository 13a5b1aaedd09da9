import { z } from "zod";

/** Section `cluster`: how the program looks at the cluster before it changes it. */
export const clusterSchema = z.strictObject({
  unreachable: z
    .enum(["error", "note"])
    .default("error")
    .describe("what a preview does when the cluster does not answer"),
});

/** How the program looks at the cluster. */
export type ClusterSettings = z.output<typeof clusterSchema>;
