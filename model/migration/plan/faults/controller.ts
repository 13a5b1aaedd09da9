import type { InventoryController } from "../../../nginx/inventory";
import { nginxConfigMap } from "../present";
import type { PlanContext } from "../context";
import type { PlanFault } from "../migration-plan";
import { faultIf, type FindFaults, listed } from "./fault";

/** Set-ups of the controller that the move cannot be made with (stages.md, rule 7). */
export const controllerFaults: FindFaults = (context) => {
  const { controller } = context.inventory;
  return controller === undefined
    ? [noController(context)]
    : [
        ...nodePorts(context, controller),
        ...faultIf(nginxConfigMap(context) === undefined, noConfigMap(controller)),
        ...fixedNumber(controller),
      ];
};

const noController = ({ inventory: { selection, ingressClasses } }: PlanContext): PlanFault => {
  const others = ingressClasses.filter(
    ({ name, controller }) =>
      selection.ingressClasses.includes(name) && !controller.endsWith("/ingress-nginx"),
  );
  return others.length > 0
    ? {
        id: "controller-other",
        stage: "install",
        message: `IngressClass ${listed(others.map(({ name }) => name))} belongs to ${listed([...new Set(others.map(({ controller }) => controller))])}, which is not ingress-nginx`,
        remedy: "move another controller's hosts by hand: edge convert shows what is known of them",
      }
    : {
        id: "controller-missing",
        stage: "install",
        message: "the inventory has no workload of ingress-nginx to move away from",
        remedy:
          "take the inventory where the controller's workload is seen: edge inventory --controller namespace/name",
      };
};

const nodePorts = (
  { migration }: Pick<PlanContext, "migration">,
  { namespace, name, network, ports }: InventoryController,
): PlanFault[] => {
  const taken = ports.flatMap(({ hostPort }) => hostPort ?? []);
  return faultIf(migration.addressMode === "adopt" && (network === "host" || taken.length > 0), {
    id: "nginx-on-nodes",
    stage: "adopt",
    message:
      network === "host"
        ? `${namespace}/${name} has the network of its nodes: clients may reach it past its Service`
        : `${namespace}/${name} takes port ${listed(taken.map(String))} of its nodes: clients may reach it past its Service`,
    remedy: "addressMode own or dns: clients are led to a Service by DNS first",
  });
};

const noConfigMap = ({ namespace, name }: InventoryController): PlanFault => ({
  id: "nginx-configmap",
  stage: "adopt",
  message: `${namespace}/${name} has no ConfigMap in the inventory: it cannot be told to end kept connections (keep-alive)`,
  remedy: "start it with --configmap=namespace/name, create that ConfigMap, and take the inventory",
});

const fixedNumber = ({ namespace, name, kind, autoscaler }: InventoryController): PlanFault[] => [
  ...faultIf(kind === "DaemonSet", {
    id: "nginx-daemonset",
    stage: "idle",
    message: `DaemonSet ${namespace}/${name} has a pod on each node: its number cannot be set to 0`,
    remedy:
      "in cutover, when it serves nobody, have its owner make a Deployment of it (chart: controller.kind), and take the inventory anew",
  }),
  ...faultIf(autoscaler !== undefined, {
    id: "nginx-autoscaled",
    stage: "idle",
    message: `HorizontalPodAutoscaler ${namespace}/${autoscaler?.name ?? ""} sets the number of nginx's pods`,
    remedy:
      "in cutover, when nginx serves nobody, remove it (chart: controller.autoscaling.enabled), and take the inventory anew",
  }),
];
