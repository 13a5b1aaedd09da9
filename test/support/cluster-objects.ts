import { z } from "zod";
import type { Connection } from "../../cluster/connection";
import { listAll } from "../../cluster/list";

const groupsSchema = z.object({
  groups: z.array(z.object({ preferredVersion: z.object({ groupVersion: z.string() }) })),
});

const resourcesSchema = z.object({
  resources: z.array(
    z.object({ name: z.string(), kind: z.string(), verbs: z.array(z.string()).default([]) }),
  ),
});

const namedSchema = z.object({
  metadata: z.object({ name: z.string(), namespace: z.string().optional() }),
});

/** Kinds that a cluster writes by itself, whatever a program does. */
const OF_THE_CLUSTER = new Set([
  "Event",
  "Lease",
  "Node",
  "ComponentStatus",
  "CSINode",
  "IPAddress",
  // One for each served version of a group, made with the CRDs.
  "APIService",
]);

/** Every object of every kind in a cluster, as `Kind namespace/name`. */
export async function everyObject(connection: Connection): Promise<Set<string>> {
  const { groups } = groupsSchema.parse(await connection.send({ path: "/apis" }));
  const bases = ["/api/v1", ...groups.map((each) => `/apis/${each.preferredVersion.groupVersion}`)];
  const perBase = await Promise.all(
    bases.map(async (base) => {
      const { resources } = resourcesSchema.parse(await connection.send({ path: base }));
      const listed = resources.filter(
        ({ name, kind, verbs }) =>
          verbs.includes("list") && !name.includes("/") && !OF_THE_CLUSTER.has(kind),
      );
      return Promise.all(
        listed.map(async ({ name, kind }) => {
          const items = await listAll({
            connection,
            path: `${base}/${name}`,
            accept:
              "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json",
          });
          return items.map((item) => {
            const { metadata } = namedSchema.parse(item);
            return `${kind} ${metadata.namespace ?? ""}/${metadata.name}`;
          });
        }),
      );
    }),
  );
  return new Set(perBase.flat(2));
}
