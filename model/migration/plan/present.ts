import { sortBy } from "../../collections";
import type { InventoryConfigMap, InventoryIngress } from "../../nginx/inventory";
import type { Originals } from "../originals";
import type { PlanContext } from "./context";
import { selectorOf } from "./selectors";
import { TARGET_ANNOTATIONS, writesRecords } from "./dns";

/** nginx's main ConfigMap; undefined: the controller names none, or it is not in the inventory. */
export const nginxConfigMap = ({
  inventory: { controller, configMaps },
}: Pick<PlanContext, "inventory">): InventoryConfigMap | undefined =>
  configMaps.find(
    ({ namespace, name }) => `${namespace}/${name}` === controller?.arguments.configmap,
  );

/** Pods of nginx, where no DaemonSet or autoscaler decides. */
export const nginxReplicas = ({
  inventory: { controller },
}: Pick<PlanContext, "inventory">): number | undefined =>
  controller?.autoscaler === undefined ? controller?.replicas : undefined;

/** The annotations of an Ingress that say where its records point to; null: it has none. */
const targetsOf = ({ annotations }: InventoryIngress): Record<string, string | null> =>
  Object.fromEntries(TARGET_ANNOTATIONS.map((name) => [name, annotations[name] ?? null]));

/**
 * The values of nginx's own objects as the inventory has them: what stands in their fields before the
 * program writes others, and what a step back restores. Undefined without a controller.
 */
export const presentValues = (context: PlanContext): Originals | undefined => {
  const { inventory, migration, service } = context;
  const { controller, ingresses } = inventory;
  if (controller === undefined) {
    return undefined;
  }
  const configMap = nginxConfigMap(context);
  const replicas = nginxReplicas(context);
  return {
    controller: `${controller.namespace}/${controller.name}`,
    ...(migration.addressMode === "adopt" &&
      service && {
        entry: {
          service: `${service.namespace}/${service.name}`,
          selector: { ...selectorOf(service) },
        },
      }),
    ...(configMap && { keepAlive: configMap.data["keep-alive"] ?? null }),
    ...(replicas !== undefined && { replicas }),
    failurePolicies: Object.fromEntries(
      controller.webhooks.map(({ configuration, name, failurePolicy }) => [
        `${configuration}/${name}`,
        failurePolicy,
      ]),
    ),
    ...(writesRecords(context) && {
      ingressAnnotations: Object.fromEntries(
        sortBy(ingresses, ({ namespace, name }) => `${namespace}/${name}`).map((ingress) => [
          `${ingress.namespace}/${ingress.name}`,
          targetsOf(ingress),
        ]),
      ),
    }),
  };
};
