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
