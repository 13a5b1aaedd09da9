import { z } from "zod";
import type { ObservedEndpoint, ObservedEntry } from "../../model/migration/checks/observation";
import type { Connection } from "../connection";
import { listAll } from "../list";
import { readOptional } from "../read-optional";
import { labelSelector } from "../label-selector";
import type { PodPort } from "../port-forward";

const serviceSchema = z.object({
  metadata: z.object({
    managedFields: z
      .array(
        z.object({
          manager: z.string().default("unknown"),
          time: z.string().optional(),
          fieldsV1: z.object({ "f:spec": z.record(z.string(), z.unknown()).optional() }).optional(),
        }),
      )
      .default([]),
  }),
  spec: z.object({
    externalTrafficPolicy: z.enum(["Cluster", "Local"]).default("Cluster"),
    ports: z
      .array(
        z.object({
          name: z.string().default(""),
          port: z.number(),
          targetPort: z.union([z.number(), z.string()]).optional(),
        }),
      )
      .default([]),
  }),
});

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

/** A Service's name and namespace. */
export interface ServiceReference {
  readonly namespace: string;
  readonly name: string;
}

/** `namespace/name` as its parts. */
export const toReference = (key: string): ServiceReference => {
  const [namespace = "", name = ""] = key.split("/");
  return { namespace, name };
};

const read = async (
  connection: Connection,
  { namespace, name }: ServiceReference,
): Promise<z.infer<typeof serviceSchema> | undefined> => {
  const found = await readOptional({
    connection,
    path: `/api/v1/namespaces/${namespace}/services/${name}`,
  });
  return found === undefined ? undefined : serviceSchema.parse(found);
};

/** What a port of a proxy's Service is for. */
export type Scheme = "http" | "https";

const USUAL_PORTS: Readonly<Record<Scheme, number>> = { http: 80, https: 443 };

/** Finds a ready pod behind a Service, and its port for HTTP or HTTPS; undefined if there is none. */
export async function findPodBehind({
  connection,
  service,
  scheme,
}: {
  connection: Connection;
  service: ServiceReference;
  scheme: Scheme;
}): Promise<PodPort | undefined> {
  const { ports } = (await read(connection, service))?.spec ?? { ports: [] };
  const name = (
    ports.find((each) => each.name === scheme) ??
    ports.find((each) => each.port === USUAL_PORTS[scheme])
  )?.name;
  const slices = name === undefined ? [] : await readSlices({ connection, service });
  return slices.flatMap((slice) => {
    const port = slice.ports.find((each) => (each.name ?? "") === name)?.port;
    const pods = slice.endpoints.flatMap(({ conditions, targetRef }) =>
      conditions?.ready !== false && targetRef?.kind === "Pod" ? [targetRef.name] : [],
    );
    return typeof port === "number"
      ? pods.map((pod) => ({ namespace: service.namespace, pod, port }))
      : [];
  })[0];
}

/** Reads the Service that clients reach and its EndpointSlices; undefined if it does not exist. */
export async function readEntry({
  connection,
  service,
}: {
  connection: Connection;
  service: ServiceReference;
}): Promise<ObservedEntry | undefined> {
  const found = await read(connection, service);
  if (found === undefined) {
    return undefined;
  }
  const slices = await readSlices({ connection, service });
  const { metadata, spec } = found;
  return {
    key: `${service.namespace}/${service.name}`,
    externalTrafficPolicy: spec.externalTrafficPolicy,
    ports: spec.ports.map(({ name, port, targetPort = port }) => ({ name, port, targetPort })),
    endpoints: slices.flatMap(endpointsOf),
    selectorManagers: metadata.managedFields
      .filter(({ fieldsV1 }) => fieldsV1?.["f:spec"]?.["f:selector"] !== undefined)
      .map(({ manager, time }) => ({ manager, ...(time !== undefined && { time }) }))
      .sort((a, b) => Date.parse(a.time ?? "") - Date.parse(b.time ?? "")),
  };
}

async function readSlices({
  connection,
  service: { namespace, name },
}: {
  connection: Connection;
  service: ServiceReference;
}): Promise<z.infer<typeof sliceSchema>[]> {
  const labels = labelSelector({ "kubernetes.io/service-name": name });
  const items = await listAll({
    connection,
    path: `/apis/discovery.k8s.io/v1/namespaces/${namespace}/endpointslices?labelSelector=${labels}`,
  });
  return items.map((item) => sliceSchema.parse(item));
}

/** A port of a slice without a number leads nowhere: the pod has no port of that name. */
const endpointsOf = ({ ports, endpoints }: z.infer<typeof sliceSchema>): ObservedEndpoint[] => {
  const names = ports.flatMap(({ name, port }) => (typeof port === "number" ? [name ?? ""] : []));
  return endpoints.map(({ addresses, conditions, targetRef }) => ({
    address: addresses[0] ?? "",
    ...(targetRef !== undefined && { pod: targetRef.name }),
    // An endpoint that does not say is ready: discovery.k8s.io/v1, EndpointConditions.
    ready: conditions?.ready !== false,
    ports: names,
  }));
};
