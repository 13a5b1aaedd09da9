import { z } from "zod";

/** One entry of `status.conditions`, wherever a kind keeps them. */
export const conditionSchema = z.object({
  type: z.string(),
  status: z.string(),
  reason: z.string().optional(),
  message: z.string().optional(),
  observedGeneration: z.number().optional(),
});
