import { z } from "zod";
import type { ObservedGateway, ObservedService } from "../model/gateway/address";
import { conditionSchema } from "./condition";
import type { Connection } from "./connection";
import { readOptional } from "./read-optional";

const gatewaySchema = z.object({
  metadata: z.object({ generation: z.number() }),
  status: z
    .object({
      conditions: z.array(conditionSchema).default([]),
      addresses: z.array(z.object({ type: z.string().optional(), value: z.string() })).default([]),
    })
    .default({ conditions: [], addresses: [] }),
});

const serviceSchema = z.object({
  spec: z.object({
    type: z.string().default("ClusterIP"),
    clusterIP: z.string().optional(),
    ports: z.array(z.object({ port: z.number(), nodePort: z.number().optional() })).default([]),
  }),
  status: z
    .object({
      loadBalancer: z
        .object({
          ingress: z
            .array(z.object({ ip: z.string().optional(), hostname: z.string().optional() }))
            .default([]),
        })
        .default({ ingress: [] }),
    })
    .default({ loadBalancer: { ingress: [] } }),
});

const podsSchema = z.object({
  items: z.array(
    z.object({
      metadata: z.object({ name: z.string() }),
      status: z.object({
        conditions: z.array(conditionSchema).default([]),
        containerStatuses: z
          .array(
            z.object({
              name: z.string(),
              state: z
                .object({
                  waiting: z
                    .object({ reason: z.string().optional(), message: z.string().optional() })
                    .optional(),
                })
                .optional(),
            }),
          )
          .default([]),
      }),
    }),
  ),
});

/** Place of a Gateway; its Service has the same name and namespace in GatewayNamespace mode. */
export interface GatewayReference {
  readonly namespace: string;
  readonly name: string;
}

/** Reads a Gateway and the Service of its proxies; undefined for what does not exist. */
export async function readGateway({
  connection,
  gateway,
}: {
  connection: Connection;
  gateway: GatewayReference;
}): Promise<{ gateway: ObservedGateway | undefined; service: ObservedService | undefined }> {
  const { namespace, name } = gateway;
  const [gatewayAnswer, serviceAnswer] = await Promise.all([
    readOptional({
      connection,
      path: `/apis/gateway.networking.k8s.io/v1/namespaces/${namespace}/gateways/${name}`,
    }),
    readOptional({ connection, path: `/api/v1/namespaces/${namespace}/services/${name}` }),
  ]);
  return {
    gateway:
      gatewayAnswer === undefined ? undefined : toGateway(gatewaySchema.parse(gatewayAnswer)),
    service:
      serviceAnswer === undefined ? undefined : toService(serviceSchema.parse(serviceAnswer)),
  };
}

/** What keeps the proxies of a Gateway from starting: unschedulable pods, images, crashes. */
export async function proxyProblems({
  connection,
  gateway,
}: {
  connection: Connection;
  gateway: GatewayReference;
}): Promise<string[]> {
  const selector = encodeURIComponent(`gateway.envoyproxy.io/owning-gateway-name=${gateway.name}`);
  const answer = await readOptional({
    connection,
    path: `/api/v1/namespaces/${gateway.namespace}/pods?labelSelector=${selector}`,
  });
  const { items } = podsSchema.parse(answer ?? { items: [] });
  return items.flatMap((pod) => [
    ...pod.status.conditions
      .filter((each) => each.type === "PodScheduled" && each.status === "False")
      .map((each) => `pod ${pod.metadata.name} is not scheduled: ${each.message ?? ""}`),
    ...pod.status.containerStatuses
      .filter((each) => each.state?.waiting?.message !== undefined)
      .map(
        (each) =>
          `pod ${pod.metadata.name}, container ${each.name}: ${each.state?.waiting?.reason ?? ""} ` +
          (each.state?.waiting?.message ?? ""),
      ),
  ]);
}

function toGateway({ metadata, status }: z.infer<typeof gatewaySchema>): ObservedGateway {
  return { generation: metadata.generation, ...status };
}

function toService({ spec, status }: z.infer<typeof serviceSchema>): ObservedService {
  return { ...spec, loadBalancer: status.loadBalancer.ingress };
}
