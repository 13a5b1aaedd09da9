import { effectiveNginx } from "../../nginx/effective/build";
import type { Nginx } from "../../nginx/effective/nginx";
import type { Inventory, InventoryIngress, InventoryService } from "../../nginx/inventory";
import { HEADER_VALUE } from "../plan/migration-plan";
import { BRIDGE } from "./contract";
import type { CanaryIngress, Lead } from "./leads";

/**
 * What nginx makes of an inventory with canaries of ours: whatever keeps it from taking one, such as a
 * risk level or a blocked word, is the controller's own rule and not told twice.
 *
 * @param headerValue stands for the random value of the canary header.
 */
export const rehearse = ({
  inventory,
  leads,
  headerValue,
}: {
  inventory: Inventory;
  leads: readonly Lead[];
  headerValue: string;
}): Nginx =>
  effectiveNginx({
    ...inventory,
    ingresses: [
      ...inventory.ingresses,
      ...leads.map(({ ingress }) => inventoryIngress(ingress, headerValue)),
    ],
    services: [...inventory.services, ...leads.map(({ bridge }) => inventoryService(bridge))],
  });

/** Ids of the upstreams whose canary is one of these. */
export const ledUpstreams = (nginx: Nginx, leads: readonly Lead[]): ReadonlySet<string> => {
  const ours = new Set(leads.map(({ ingress: { metadata } }) => nameOf(metadata)));
  return new Set(
    [...nginx.upstreams.values()]
      .filter(({ canary }) => canary !== undefined && ours.has(canary.ingress))
      .map(({ id }) => id),
  );
};

const nameOf = ({ namespace, name }: CanaryIngress["metadata"]): string => `${namespace}/${name}`;

const inventoryIngress = (
  { metadata: { namespace, name, labels, annotations }, spec }: CanaryIngress,
  headerValue: string,
): InventoryIngress => ({
  namespace,
  name,
  // After all others.
  created: "9999-01-01T00:00:00Z",
  chosenBy: "ingressClassName",
  labels: { ...labels },
  annotations: Object.fromEntries(
    Object.entries(annotations).map(([key, value]) => [
      key,
      value.replace(HEADER_VALUE, headerValue),
    ]),
  ),
  rules: spec.rules.map(({ host, http }) => ({
    host,
    paths: http.paths.map(({ path, pathType, backend: { service } }) => ({
      path,
      pathType,
      backend: { type: "service", service: service.name, port: service.port.number },
    })),
  })),
  tls: [],
});

const inventoryService = ({
  metadata: { namespace = "", name },
  spec: { externalName },
}: Lead["bridge"]): InventoryService => ({
  namespace,
  name,
  type: "ExternalName",
  clusterIP: "none",
  externalName,
  selector: {},
  ports: [{ name: "http", port: BRIDGE.port, protocol: "TCP", targetPort: BRIDGE.port }],
});
