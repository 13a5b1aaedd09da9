import { servingPods } from "../../model/migration/checks/endpoints";
import type { MigrationPlan } from "../../model/migration/plan/migration-plan";
import { envoyPodLabels } from "../../model/migration/plan/selectors";

/** An object of any kind. */
export interface ApiObject {
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
export const proxies = ({ name, namespace, entry }: MigrationPlan): ApiObject[] => {
  const pod = (kind: "nginx" | "envoy"): ApiObject => ({
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      name: `${kind}-1`,
      namespace,
      labels:
        kind === "nginx"
          ? entry.nginxPods
          : { ...envoyPodLabels({ namespace, name }), ...entry.envoyPods },
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
    deployment(name, envoyPodLabels({ namespace, name })),
    {
      apiVersion: "v1",
      kind: "Service",
      metadata: { name, namespace, labels: { "app.kubernetes.io/managed-by": "envoy-gateway" } },
      spec: {
        clusterIP: "10.96.7.7",
        selector: entry.envoyPods,
        ports: [
          { name: "http-80", port: 80, targetPort: 10_080 },
          { name: "https-443", port: 443, targetPort: 10_443 },
        ],
      },
    },
  ];
};

interface ServicePort {
  readonly name: string;
  readonly targetPort: number | string;
}

/** Endpoints of the Service that clients reach, as its stage selects, and of each proxy's own. */
export const slices = ({
  objects,
  plan: { namespace, entry, stage, addressMode },
}: {
  objects: readonly ApiObject[];
  plan: MigrationPlan;
}): ApiObject[] => {
  const kinds: Readonly<Record<string, readonly ("nginx" | "envoy")[]>> = {
    [entry.anchor ?? ""]: ["nginx"],
    [entry.envoy]: ["envoy"],
    [entry.service ?? ""]: servingPods({ stage, addressMode }),
  };
  return objects.flatMap(({ kind, metadata: { name }, spec }) =>
    kind !== "Service"
      ? []
      : (kinds[`${namespace}/${name}`] ?? []).map((proxy) =>
          sliceOf({ namespace, name, proxy, ports: (spec as { ports: ServicePort[] }).ports }),
        ),
  );
};

const sliceOf = ({
  namespace,
  name,
  proxy,
  ports,
}: {
  namespace: string;
  name: string;
  proxy: "nginx" | "envoy";
  ports: readonly ServicePort[];
}): ApiObject => ({
  apiVersion: "discovery.k8s.io/v1",
  kind: "EndpointSlice",
  metadata: {
    name: `${name}-${proxy}`,
    namespace,
    labels: { "kubernetes.io/service-name": name },
  },
  ports: ports.map((port) => ({
    name: port.name,
    port:
      PORTS[proxy].find((each) => each.name === port.targetPort)?.containerPort ?? port.targetPort,
  })),
  endpoints: [
    {
      addresses: ["10.244.0.9"],
      conditions: { ready: true },
      targetRef: { kind: "Pod", name: `${proxy}-1` },
    },
  ],
});

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
