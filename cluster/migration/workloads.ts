import { z } from "zod";
import type { Connection } from "../connection";
import { labelSelector } from "../label-selector";
import { listAll } from "../list";
import { readOptional } from "../read-optional";
import { readSlices, readyPods } from "./endpoint-slices";

/** How far a Deployment is with what was last asked of it. */
export interface WorkloadState {
  /** `spec.replicas`. */
  readonly wanted: number;
  /** Pods of the present template that serve; 0 until the controller has seen the present generation. */
  readonly available: number;
}

const deploymentSchema = z.object({
  metadata: z.object({ generation: z.number().default(0) }),
  spec: z.object({ replicas: z.number().default(1) }),
  status: z
    .object({
      observedGeneration: z.number().default(0),
      updatedReplicas: z.number().default(0),
      availableReplicas: z.number().default(0),
    })
    .prefault({}),
});

/** Reads one Deployment; undefined if it does not exist. */
export async function readDeployment({
  connection,
  namespace,
  name,
}: {
  connection: Connection;
  namespace: string;
  name: string;
}): Promise<WorkloadState | undefined> {
  const path = `/apis/apps/v1/namespaces/${namespace}/deployments/${name}`;
  const found = await readOptional({ connection, path });
  return found === undefined ? undefined : stateOf(found);
}

/** Reads the Deployments of a namespace with some labels. */
export async function readDeployments({
  connection,
  namespace,
  labels,
}: {
  connection: Connection;
  namespace: string;
  labels: Readonly<Record<string, string>>;
}): Promise<WorkloadState[]> {
  const path = `/apis/apps/v1/namespaces/${namespace}/deployments?labelSelector=${labelSelector(labels)}`;
  return (await listAll({ connection, path })).map(stateOf);
}

const stateOf = (item: unknown): WorkloadState => {
  const { metadata, spec, status } = deploymentSchema.parse(item);
  const seen = status.observedGeneration >= metadata.generation;
  return {
    wanted: spec.replicas,
    available: seen ? Math.min(status.updatedReplicas, status.availableReplicas) : 0,
  };
};

const podSchema = z.object({ metadata: z.object({ name: z.string() }) });

/** Names of the pods of a namespace with some labels. */
export async function readPodNames({
  connection,
  namespace,
  labels,
}: {
  connection: Connection;
  namespace: string;
  labels: Readonly<Record<string, string>>;
}): Promise<Set<string>> {
  const path = `/api/v1/namespaces/${namespace}/pods?labelSelector=${labelSelector(labels)}`;
  const items = await listAll({ connection, path });
  return new Set(items.map((item) => podSchema.parse(item).metadata.name));
}

/**
 * Pods to which a Service sends: ready ones, with a port. A pod without a port of the wanted name is
 * in a slice as ready, and nobody reaches it.
 */
export async function readServingPods({
  connection,
  namespace,
  service,
}: {
  connection: Connection;
  namespace: string;
  service: string;
}): Promise<Set<string>> {
  const slices = await readSlices({ connection, service: { namespace, name: service } });
  return new Set(slices.filter(({ ports }) => ports.length > 0).flatMap(readyPods));
}
