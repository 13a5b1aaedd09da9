import type { EnvoyProxySpec } from "../../../kubernetes/types";
import { container, podPatch, spreadOverNodes } from "../../gateway/envoy-proxy";
import type { KubernetesObject } from "../../kubernetes-object";
import { between, type Stage } from "../stage";
import { cloudAnnotations, loadBalancerFields } from "./cloud";
import type { PlanContext } from "./context";
import type { PlannedResource } from "./migration-plan";
import { created } from "./resource";

type Kubernetes = NonNullable<NonNullable<EnvoyProxySpec["provider"]>["kubernetes"]>;

/** Shortest drain of a pod, so that load balancers notice. */
const MIN_DRAIN = "10s";

/**
 * The settings of Envoy's pods: the conversion's, and what the handover needs. The pods carry nginx's
 * instance label, by which one Service can choose both, and ports of the names that it asks for.
 */
export const proxyResources = (context: PlanContext, stage: Stage): PlannedResource[] =>
  context.gateway.objects
    .filter((object): object is KubernetesObject<EnvoyProxySpec> => object.kind === "EnvoyProxy")
    .map(({ spec, ...object }) =>
      created(
        "proxy",
        {
          ...object,
          spec: {
            ...spec,
            provider: { type: "Kubernetes", kubernetes: kubernetes(context, stage) },
            shutdown: { ...spec.shutdown, minDrainDuration: MIN_DRAIN },
          },
        },
        { protect: between({ stage, from: "pool", to: "retire" }) },
      ),
    );

const kubernetes = (context: PlanContext, stage: Stage): Kubernetes => {
  const { name, namespace, controller, nginx, ports, selectors } = context;
  const replicas = replicasAt(context, stage);
  return {
    envoyDeployment: {
      replicas,
      pod: {
        ...(Object.keys(selectors.envoyLabels).length > 0 && { labels: selectors.envoyLabels }),
        topologySpreadConstraints: [spreadOverNodes({ name, namespace })],
      },
      ...container({ registry: controller.registry }),
      patch: podPatch({ drainSeconds: nginx.configuration.drainSeconds, ports: ports.names }),
    },
    // A single pod alone must not block a node's drain.
    ...(replicas > 1 && { envoyPDB: { minAvailable: 1 } }),
    envoyService: envoyService(context),
  };
};

/** The pods of Envoy: in the pool as many as make the share that is asked for. */
const replicasAt = (
  { migration: { replicas, poolReplicas } }: PlanContext,
  stage: Stage,
): number => (stage === "pool" ? (poolReplicas ?? replicas) : replicas);

/** Clients reach it by itself only where hosts are moved by DNS. */
const envoyService = ({
  migration,
  service,
}: PlanContext): NonNullable<Kubernetes["envoyService"]> =>
  migration.addressMode !== "dns"
    ? { type: "ClusterIP" }
    : {
        type: "LoadBalancer",
        ...loadBalancerFields(service),
        annotations: cloudAnnotations(service),
      };
