import { createServer as plainServer, type Server, type ServerResponse } from "node:http";
import { createServer as tlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { DEMANDS } from "../../model/migration/checks/conditions";
import type { MigrationPlan, PlannedResource } from "../../model/migration/plan/migration-plan";
import type { KeyPair } from "./certificates";

interface ApiObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly managedFields?: readonly object[];
    readonly [field: string]: unknown;
  };
  readonly [field: string]: unknown;
}

/** The objects of a cluster in which a plan is applied, and controllers have done their work. */
export const migratingObjects = ({
  objects,
  plan,
  since,
}: {
  /** Of the cluster before. */
  objects: readonly unknown[];
  plan: MigrationPlan;
  /** When the stage was applied. */
  since: string;
}): unknown[] => [
  ...objects.map((object) => changed({ object: object as ApiObject, plan, since })),
  ...plan.resources.flatMap((each) => (each.mechanism === "create" ? [served(each, since)] : [])),
  ...proxies(plan),
];

/** With what the plan imports or patches, and what controllers say of it. */
const changed = ({
  object,
  plan: { resources },
  since,
}: {
  object: ApiObject;
  plan: MigrationPlan;
  since: string;
}): ApiObject =>
  resources
    .filter(
      ({ mechanism, object: { kind, metadata } }) =>
        mechanism !== "create" &&
        kind === object.kind &&
        metadata.name === object.metadata.name &&
        metadata.namespace === object.metadata.namespace,
    )
    .reduce(
      (before: ApiObject, { object: { metadata, ...fields } }) => {
        const merged = merge(before, fields) as ApiObject;
        const annotations = merge(before.metadata.annotations, metadata.annotations);
        const managedFields = [...(before.metadata.managedFields ?? []), writtenBy(fields, since)];
        return { ...merged, metadata: { ...before.metadata, annotations, managedFields } };
      },
      { ...object, ...(object.kind === "Deployment" && { status: rolledOut(object) }) },
    );

/** Who the API server says wrote the fields of a specification. */
const writtenBy = ({ spec = {} }: Readonly<Record<string, unknown>>, time: string): object => ({
  manager: MANAGER,
  operation: "Apply",
  time,
  fieldsV1: {
    "f:spec": Object.fromEntries(Object.keys(spec as object).map((name) => [`f:${name}`, {}])),
  },
});

const MANAGER = "pulumi-kubernetes-1a2b3c4d";

/** Status of a Deployment with all its pods. */
const rolledOut = ({ spec }: ApiObject): object => {
  const { replicas = 1 } = (spec ?? {}) as { replicas?: number };
  return { readyReplicas: replicas, updatedReplicas: replicas };
};

/** Maps are merged, lists of webhooks by their names; a selector is one value. */
const merge = (before: unknown, after: unknown): unknown => {
  if (after === undefined) {
    return before;
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    const own = after as { name: string }[];
    return (before as { name: string }[]).map((each) =>
      merge(
        each,
        own.find(({ name }) => name === each.name),
      ),
    );
  }
  return isMap(before) && isMap(after)
    ? Object.fromEntries(
        Object.keys({ ...before, ...after }).map((key) => [
          key,
          key === "selector" || !(key in after)
            ? (after[key] ?? before[key])
            : merge(before[key], after[key]),
        ]),
      )
    : after;
};

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const GENERATION = 3;

/** An object of ours with what its controllers say of it. */
const served = ({ object }: PlannedResource, since: string): ApiObject => {
  const demand = DEMANDS[object.kind];
  const conditions = demand?.types.map((type) => ({
    type,
    status: "True",
    observedGeneration: GENERATION,
  }));
  const { parentRefs = [] } = (object.spec ?? {}) as { parentRefs?: { name: string }[] };
  const controllerName = "gateway.envoyproxy.io/gatewayclass-controller";
  const status = {
    object: { conditions },
    listener: {},
    parent: { parents: parentRefs.map((parentRef) => ({ controllerName, parentRef, conditions })) },
    ancestor: { ancestors: [{ controllerName, ancestorRef: { name: "edge" }, conditions }] },
  }[demand?.scope ?? "listener"];
  const annotations = Object.keys(object.metadata.annotations ?? {});
  return {
    ...object,
    metadata: {
      ...object.metadata,
      generation: GENERATION,
      managedFields: [
        {
          manager: MANAGER,
          operation: "Apply",
          time: since,
          fieldsV1: {
            "f:metadata": {
              "f:annotations": Object.fromEntries(annotations.map((name) => [`f:${name}`, {}])),
            },
          },
        },
      ],
    },
    status,
  };
};

const PORTS = {
  nginx: [
    { name: "http", containerPort: 80 },
    { name: "https", containerPort: 443 },
  ],
  envoy: [
    { name: "http", containerPort: 10_080 },
    { name: "https", containerPort: 10_443 },
  ],
};

/** The proxies' pods, their workloads' state, and the endpoints of the Service of clients. */
const proxies = ({ name, namespace, entry }: MigrationPlan): ApiObject[] => {
  const pod = (kind: "nginx" | "envoy"): ApiObject => ({
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      name: `${kind}-1`,
      namespace,
      labels: kind === "nginx" ? entry.nginxPods : entry.envoyPods,
    },
    spec: { nodeName: "node-1", containers: [{ name: "proxy", ports: PORTS[kind] }, {}] },
    status: {
      conditions: [{ type: "Ready", status: "True" }],
      containerStatuses: [{ restartCount: 1 }],
    },
  });
  const deployment = (at: string, labels: object): ApiObject => ({
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: at, namespace: at === name ? namespace : at, generation: 1, labels },
    spec: {
      replicas: 1,
      selector: {},
      template: { spec: { containers: [{ name: "one", image: `registry.example/${at}:1` }] } },
    },
    status: { observedGeneration: 1, readyReplicas: 1, updatedReplicas: 1 },
  });
  const slice = (kind: "nginx" | "envoy"): ApiObject => ({
    apiVersion: "discovery.k8s.io/v1",
    kind: "EndpointSlice",
    metadata: {
      name: `entry-${kind}`,
      namespace,
      labels: { "kubernetes.io/service-name": entry.service?.split("/")[1] ?? "" },
    },
    ports: PORTS[kind].map((port) => ({ name: port.name, port: port.containerPort })),
    endpoints: [
      {
        addresses: ["10.244.0.9"],
        conditions: { ready: true },
        targetRef: { kind: "Pod", name: `${kind}-1` },
      },
    ],
  });
  return [
    pod("nginx"),
    pod("envoy"),
    {
      ...pod("envoy"),
      metadata: {
        ...pod("envoy").metadata,
        name: "envoy-0",
        deletionTimestamp: "2026-01-01T00:00:00Z",
      },
    },
    deployment("envoy-gateway-system", { "control-plane": "envoy-gateway" }),
    deployment(name, {
      "app.kubernetes.io/name": "envoy",
      "app.kubernetes.io/component": "proxy",
      "app.kubernetes.io/managed-by": "envoy-gateway",
      ...entry.envoyPods,
    }),
    slice("nginx"),
    slice("envoy"),
  ];
};

/** Metrics of the two pods; Envoy has one request more at each reading. */
export const proxyMetrics = (namespace: string): Record<string, () => string> => {
  let requests = 0;
  return {
    [`${namespace}/nginx-1:10254`]: () =>
      [
        'nginx_ingress_controller_nginx_process_connections{state="active"} 1',
        "nginx_ingress_controller_config_last_reload_successful 1",
        "",
      ].join("\n"),
    [`${namespace}/envoy-1:19001`]: () =>
      [
        `envoy_http_downstream_rq_total{envoy_http_conn_manager_prefix="http-10080"} ${String(++requests)}`,
        'envoy_listener_downstream_cx_active{envoy_listener_address="0.0.0.0_10080"} 0',
        "",
      ].join("\n"),
  };
};

/** A proxy on loopback that answers everything alike. */
export async function loopbackProxy({
  pair: { certificate, privateKey },
  status = 200,
}: {
  pair: KeyPair;
  status?: number;
}): Promise<{
  /** `host:http:https`. */
  address: string;
  close(): void;
}> {
  const answer = (_: unknown, response: ServerResponse): unknown =>
    response.writeHead(status).end("ok");
  const servers: Server[] = [
    plainServer(answer),
    tlsServer({ cert: certificate, key: privateKey }, answer),
  ];
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve) => {
          server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
        }),
    ),
  );
  return {
    address: `127.0.0.1:${ports.join(":")}`,
    close: () =>
      servers.forEach((server) => {
        server.close();
        server.closeAllConnections();
      }),
  };
}
