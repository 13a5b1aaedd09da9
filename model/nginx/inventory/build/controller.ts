import { sortBy } from "../../../collections";
import type { FoundController } from "../controller/find";
import type { Objects, Read } from "../objects/kinds";
import type { InventoryController, InventoryWebhook } from "../schema";
import { entryService, selects } from "./entry-service";
import { keyOf, nameOf, sortObjects } from "./metadata";

/** The controller and what stands around it, as the inventory holds it. */
export const inventoryController = ({
  found,
  objects,
}: {
  found: FoundController;
  objects: Objects;
}): InventoryController => {
  const { kind, workload, container } = found;
  const { metadata, spec } = workload;
  const version = /:v?(\d+\.\d+\.\d+)/.exec(container.image)?.[1];
  const autoscaler = autoscalerOf(found, objects);
  const customTemplate = customTemplateOf(found);
  const services = sortObjects(objects.services.filter((service) => selects(service, workload)));
  const withheld = Object.keys(found.arguments).filter((name) => CREDENTIAL.test(name));
  return {
    ...nameOf(metadata),
    kind,
    image: container.image,
    ...(version !== undefined && { version }),
    arguments: Object.fromEntries(
      Object.entries(found.arguments).filter(([name]) => !withheld.includes(name)),
    ),
    withheldArguments: withheld.sort(),
    ...(kind === "Deployment" && { replicas: spec.replicas ?? 1 }),
    ...(autoscaler && { autoscaler }),
    selector: spec.selector.matchLabels,
    podLabels: spec.template.metadata.labels,
    network: spec.template.spec.hostNetwork ? "host" : "pod",
    ports: container.ports.map(({ name, containerPort, protocol, hostPort }) => ({
      ...(name !== undefined && { name }),
      containerPort,
      protocol,
      ...(hostPort !== undefined && { hostPort }),
    })),
    ...(customTemplate !== undefined && { customTemplate }),
    services: services.map((service) => entryService({ service, objects })),
    webhooks: webhooksTo({ services: services.map(keyOf), objects }),
  };
};

/** Flags that hold a credential themselves, such as --maxmind-license-key; paths and names do not. */
const CREDENTIAL = /license-key|password|token/;

const autoscalerOf = (
  { kind, workload: { metadata } }: FoundController,
  { autoscalers }: Objects,
): InventoryController["autoscaler"] => {
  const found = autoscalers.find(
    (each) =>
      each.metadata.namespace === metadata.namespace &&
      each.spec.scaleTargetRef.kind === kind &&
      each.spec.scaleTargetRef.name === metadata.name,
  );
  if (found === undefined) {
    return undefined;
  }
  const { minReplicas, maxReplicas } = found.spec;
  return { name: found.metadata.name, minReplicas, maxReplicas };
};

/** The chart mounts a template of one's own over the controller's. */
const customTemplateOf = ({ workload: { metadata, spec }, container }: FoundController) => {
  const mount = container.volumeMounts.find(({ mountPath }) =>
    /^\/etc\/nginx\/template(\/|$)/.test(mountPath),
  );
  const volume = spec.template.spec.volumes.find(({ name }) => name === mount?.name);
  return volume?.configMap ? `${metadata.namespace}/${volume.configMap.name}` : undefined;
};

const webhooksTo = ({
  services,
  objects,
}: {
  services: readonly string[];
  objects: Objects;
}): InventoryWebhook[] => {
  const all = objects.webhooks.flatMap(({ metadata, webhooks }: Read<"webhooks">) =>
    webhooks.flatMap(({ name, failurePolicy, clientConfig }) => {
      const called = clientConfig.service;
      const service = called ? `${called.namespace}/${called.name}` : "";
      const { name: configuration, labels } = metadata;
      return services.includes(service)
        ? [{ configuration, name, service, failurePolicy, labels }]
        : [];
    }),
  );
  return sortBy(all, ({ configuration, name }) => `${configuration}\0${name}`);
};
