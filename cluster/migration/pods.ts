import { z } from "zod";
import type { ObservedPod, Replicas } from "../../model/migration/checks/observation";
import type { Connection } from "../connection";
import { listAll } from "../list";
import { labelSelector } from "../label-selector";

const statusSchema = z
  .object({
    observedGeneration: z.number().default(0),
    readyReplicas: z.number().default(0),
    updatedReplicas: z.number().default(0),
    // The same three of a DaemonSet.
    desiredNumberScheduled: z.number().optional(),
    numberReady: z.number().optional(),
    updatedNumberScheduled: z.number().optional(),
  })
  .prefault({});

const workloadSchema = z.object({
  metadata: z.object({ generation: z.number().default(0) }),
  spec: z.object({ replicas: z.number().default(1) }),
  status: statusSchema,
});

/** How far a Deployment or DaemonSet is with what was last asked of it. */
export function replicasOf(workload: unknown): Replicas {
  const { metadata, spec, status } = workloadSchema.parse(workload);
  const seen = status.observedGeneration >= metadata.generation;
  return {
    wanted: status.desiredNumberScheduled ?? spec.replicas,
    ready: status.numberReady ?? status.readyReplicas,
    updated: seen ? (status.updatedNumberScheduled ?? status.updatedReplicas) : 0,
  };
}

/** Reads the Deployments with some labels as one: there is one of each Gateway. */
export async function readReplicas({
  connection,
  namespace,
  labels,
}: {
  connection: Connection;
  namespace: string;
  labels: Readonly<Record<string, string>>;
}): Promise<Replicas | undefined> {
  const [found] = await listAll({
    connection,
    path: `/apis/apps/v1/namespaces/${namespace}/deployments?labelSelector=${labelSelector(labels)}`,
  });
  return found === undefined ? undefined : replicasOf(found);
}

const podSchema = z.object({
  metadata: z.object({ name: z.string(), deletionTimestamp: z.string().optional() }),
  spec: z.object({
    nodeName: z.string().optional(),
    containers: z.array(
      z.object({
        ports: z
          .array(z.object({ name: z.string().optional(), containerPort: z.number() }))
          .default([]),
      }),
    ),
  }),
  status: z
    .object({
      conditions: z.array(z.object({ type: z.string(), status: z.string() })).default([]),
      containerStatuses: z.array(z.object({ restartCount: z.number() })).default([]),
    })
    .prefault({}),
});

/** Reads the pods with some labels, without those that are about to end. */
export async function readPods({
  connection,
  namespace,
  labels,
}: {
  connection: Connection;
  namespace: string;
  labels: Readonly<Record<string, string>>;
}): Promise<ObservedPod[]> {
  const items = await listAll({
    connection,
    path: `/api/v1/namespaces/${namespace}/pods?labelSelector=${labelSelector(labels)}`,
  });
  return items
    .map((item) => podSchema.parse(item))
    .filter(({ metadata }) => metadata.deletionTimestamp === undefined)
    .map(({ metadata, spec, status }) => ({
      name: metadata.name,
      ...(spec.nodeName !== undefined && { node: spec.nodeName }),
      ready: status.conditions.some((each) => each.type === "Ready" && each.status === "True"),
      restarts: status.containerStatuses.reduce((all, each) => all + each.restartCount, 0),
      ports: spec.containers
        .flatMap((container) => container.ports)
        .map(({ name, containerPort }) => ({
          ...(name !== undefined && { name }),
          containerPort,
        })),
    }));
}
