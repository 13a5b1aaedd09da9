import type { Upstream } from "../../effective/nginx";
import type { Inventory, InventoryService } from "../../inventory";

const indexes = new WeakMap<Inventory, ReadonlyMap<string, InventoryService>>();

/** What the inventory says of a Service, `namespace/name`. Indexed once: every rule asks. */
export const serviceFacts = ({
  inventory,
  service,
}: {
  inventory: Inventory;
  service: string;
}): InventoryService | undefined => {
  const index =
    indexes.get(inventory) ??
    new Map(inventory.services.map((each) => [`${each.namespace}/${each.name}`, each]));
  indexes.set(inventory, index);
  return index.get(service);
};

/** Values of appProtocol by which Envoy Gateway speaks HTTP/2 (internal/gatewayapi/route.go). */
const HTTP2_PROTOCOLS: readonly (string | undefined)[] = [
  "kubernetes.io/h2c",
  "gateway.envoyproxy.io/h2c",
  "grpc",
];

/** Whether Envoy speaks HTTP/2 to the Service's port without TLS. */
export const speaksHttp2 = (inventory: Inventory, { service, port }: Upstream): boolean =>
  HTTP2_PROTOCOLS.includes(
    serviceFacts({ inventory, service })?.ports.find((each) => each.port === port)?.appProtocol,
  );
