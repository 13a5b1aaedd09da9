import { z } from "zod";
import type { ObservedEndpoint, ObservedEntry } from "../../model/migration/checks/observation";
import type { Connection } from "../connection";
import { listAll } from "../list";
import { readOptional } from "../read-optional";
import { labelSelector } from "./label-selector";

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
    clusterIP: z.string().optional(),
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

/** Address and ports of a Service in the cluster; undefined if it does not exist or is headless. */
export async function readClusterAddress({
  connection,
  service,
}: {
  connection: Connection;
  service: ServiceReference;
}): Promise<{ host: string; http: number; https: number } | undefined> {
  const found = await read(connection, service);
  const { clusterIP, ports } = found?.spec ?? { ports: [] };
  const portOf = (name: string, usual: number): number =>
    (ports.find((each) => each.name === name) ?? ports.find((each) => each.port === usual))?.port ??
    usual;
  return clusterIP === undefined || clusterIP === "None" || clusterIP === ""
    ? undefined
    : { host: clusterIP, http: portOf("http", 80), https: portOf("https", 443) };
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
  const labels = labelSelector({ "kubernetes.io/service-name": service.name });
  const slices = await listAll({
    connection,
    path: `/apis/discovery.k8s.io/v1/namespaces/${service.namespace}/endpointslices?labelSelector=${labels}`,
  });
  const { metadata, spec } = found;
  return {
    key: `${service.namespace}/${service.name}`,
    externalTrafficPolicy: spec.externalTrafficPolicy,
    ports: spec.ports.map(({ name, port, targetPort = port }) => ({ name, port, targetPort })),
    endpoints: slices.flatMap((slice) => endpointsOf(sliceSchema.parse(slice))),
    selectorManagers: metadata.managedFields
      .filter(({ fieldsV1 }) => fieldsV1?.["f:spec"]?.["f:selector"] !== undefined)
      .map(({ manager, time }) => ({ manager, ...(time !== undefined && { time }) }))
      .sort((a, b) => Date.parse(a.time ?? "") - Date.parse(b.time ?? "")),
  };
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
