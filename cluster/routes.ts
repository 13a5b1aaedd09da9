import { z } from "zod";
import type { ObservedRoute } from "../model/routes/status";
import { conditionSchema } from "./condition";
import type { Connection } from "./connection";
import { ofStack } from "./label-selector";
import { listAll } from "./list";

const routeSchema = z.object({
  metadata: z.object({ namespace: z.string(), name: z.string(), generation: z.number() }),
  status: z
    .object({
      parents: z
        .array(
          z.object({
            controllerName: z.string(),
            parentRef: z.object({ name: z.string(), sectionName: z.string().optional() }),
            conditions: z.array(conditionSchema).default([]),
          }),
        )
        .default([]),
    })
    .default({ parents: [] }),
});

/** Reads the HTTPRoutes of a stack with what the controllers say of each. */
export async function readRoutes({
  connection,
  stack,
}: {
  connection: Connection;
  stack: string;
}): Promise<ObservedRoute[]> {
  const items = await listAll({
    connection,
    path: `/apis/gateway.networking.k8s.io/v1/httproutes?labelSelector=${ofStack(stack)}`,
  });
  return items.map((item) => {
    const { metadata, status } = routeSchema.parse(item);
    return { ...metadata, parents: status.parents };
  });
}
