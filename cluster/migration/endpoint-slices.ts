import { z } from "zod";
import type { Connection } from "../connection";
import { labelSelector } from "../label-selector";
import { listAll } from "../list";

const sliceSchema = z.object({
  ports: z
    .array(z.object({ name: z.string().nullish(), port: z.number().nullish() }))
    .nullish()
    .transform((ports) => ports ?? []),
  endpoints: z
    .array(
      z.object({
        addresses: z.array(z.string()),
        conditions: z.object({ ready: z.boolean().nullish() }).nullish(),
        targetRef: z.object({ kind: z.string().optional(), name: z.string() }).optional(),
      }),
    )
    .nullish()
    .transform((endpoints) => endpoints ?? []),
});

/** A part of the endpoints of a Service: those with the same ports. */
export type EndpointSlice = z.infer<typeof sliceSchema>;

/** A Service's name and namespace. */
export interface ServiceReference {
  readonly namespace: string;
  readonly name: string;
}

/** Reads the EndpointSlices of a Service. */
export async function readSlices({
  connection,
  service: { namespace, name },
}: {
  connection: Connection;
  service: ServiceReference;
}): Promise<EndpointSlice[]> {
  const labels = labelSelector({ "kubernetes.io/service-name": name });
  const items = await listAll({
    connection,
    path: `/apis/discovery.k8s.io/v1/namespaces/${namespace}/endpointslices?labelSelector=${labels}`,
  });
  return items.map((item) => sliceSchema.parse(item));
}

/** An endpoint that does not say is ready: discovery.k8s.io/v1, EndpointConditions. */
export const isReady = ({ conditions }: EndpointSlice["endpoints"][number]): boolean =>
  conditions?.ready !== false;

/** Names of the pods of a slice that are ready. */
export const readyPods = ({ endpoints }: EndpointSlice): string[] =>
  endpoints
    .filter(isReady)
    .flatMap(({ targetRef }) => (targetRef?.kind === "Pod" ? [targetRef.name] : []));
