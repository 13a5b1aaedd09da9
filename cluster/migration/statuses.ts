import { z } from "zod";
import type { ObservedStatus } from "../../model/migration/checks/observation";
import type { Manifest } from "../../model/migration/plan/migration-plan";
import { CONTROLLER_NAME } from "../../model/routes/status";
import { conditionSchema } from "../condition";
import type { Connection } from "../connection";
import { listAll } from "../list";
import { ofStack } from "../label-selector";

const conditions = z
  .array(conditionSchema)
  .nullish()
  .transform((list) => list ?? []);

const reference = z.object({
  kind: z.string().optional(),
  name: z.string(),
  sectionName: z.string().optional(),
});

const objectSchema = z.object({
  metadata: z.object({
    namespace: z.string(),
    name: z.string(),
    generation: z.number().default(0),
  }),
  status: z
    .object({
      conditions,
      listeners: z.array(z.object({ name: z.string(), conditions })).default([]),
      parents: z
        .array(z.object({ controllerName: z.string(), parentRef: reference, conditions }))
        .default([]),
      ancestors: z
        .array(z.object({ controllerName: z.string(), ancestorRef: reference, conditions }))
        .default([]),
    })
    .prefault({}),
});

/** Reads the stack's objects of the kinds of some others, with what controllers say of each. */
export async function readStatuses({
  connection,
  objects,
  stack,
}: {
  connection: Connection;
  objects: readonly Manifest[];
  stack: string;
}): Promise<ObservedStatus[]> {
  const kinds = new Map(objects.map(({ apiVersion, kind }) => [kind, apiVersion]));
  const lists = await Promise.all(
    [...kinds].map(async ([kind, apiVersion]) => {
      const path = `/apis/${apiVersion}/${pluralOf(kind)}?labelSelector=${ofStack(stack)}`;
      const items = await listAll({ connection, path });
      return items.map((item) => toStatus(kind, objectSchema.parse(item)));
    }),
  );
  return lists.flat();
}

/** Resource names of the Gateway API and of Envoy Gateway are regular: `gateways`, `…policies`. */
const pluralOf = (kind: string): string => `${kind.toLowerCase().replace(/([^aeiou])y$/, "$1ie")}s`;

function toStatus(
  kind: string,
  { metadata, status }: z.infer<typeof objectSchema>,
): ObservedStatus {
  const ours = <Part extends { controllerName: string }>(parts: readonly Part[]): Part[] =>
    parts.filter(({ controllerName }) => controllerName === CONTROLLER_NAME);
  return {
    kind,
    key: `${metadata.namespace}/${metadata.name}`,
    generation: metadata.generation,
    scopes: [
      { type: "object", name: "", conditions: status.conditions },
      ...status.listeners.map((each) => ({ type: "listener" as const, ...each })),
      ...ours(status.parents).map(({ parentRef, ...each }) => ({
        type: "parent" as const,
        name: nameOf(parentRef),
        conditions: each.conditions,
      })),
      ...ours(status.ancestors).map(({ ancestorRef, ...each }) => ({
        type: "ancestor" as const,
        name: nameOf(ancestorRef),
        conditions: each.conditions,
      })),
    ],
  };
}

const nameOf = ({ kind = "Gateway", name, sectionName }: z.infer<typeof reference>): string =>
  `${kind} ${name}${sectionName === undefined ? "" : `#${sectionName}`}`;
