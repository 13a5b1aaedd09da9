import { z } from "zod";
import type { ObservedEndpoint, ObservedEntry } from "../../model/migration/checks/observation";
import type { Connection } from "../connection";
import { readOptional } from "../read-optional";
import type { PodPort } from "../port-forward";
import {
  isReady,
  readSlices,
  readyPods,
  type EndpointSlice,
  type ServiceReference,
} from "./endpoint-slices";

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
    return typeof port === "number"
      ? readyPods(slice).map((pod) => ({ namespace: service.namespace, pod, port }))
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

/** A port of a slice without a number leads nowhere: the pod has no port of that name. */
const endpointsOf = ({ ports, endpoints }: EndpointSlice): ObservedEndpoint[] => {
  const names = ports.flatMap(({ name, port }) => (typeof port === "number" ? [name ?? ""] : []));
  return endpoints.map((endpoint) => ({
    address: endpoint.addresses[0] ?? "",
    ...(endpoint.targetRef !== undefined && { pod: endpoint.targetRef.name }),
    ready: isReady(endpoint),
    ports: names,
  }));
};
