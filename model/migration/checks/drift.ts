import { diffInventories, printable, type Drift, type Inventory } from "../../nginx/inventory";
import { distinct } from "../canary/groups";
import { count, verdict, whenSeen, type RunCheck } from "./check";

/** Nobody changed what was reviewed; what the migration itself changed is no drift. */
export const drift: RunCheck = ({ inventory, observation }) =>
  whenSeen(observation.inventory, (present) => {
    const changed = diffInventories(inventory, present).filter(
      ({ nature }) => nature === "configuration",
    );
    const objects = new Set(changed.map(({ object }) => object));
    return verdict({
      summary:
        changed.length === 0
          ? "as the inventory says"
          : `${count(objects.size, "object")} changed since the inventory was written`,
      numbers: { objects: objects.size, differences: changed.length },
      faults: changed.map((each) => printable(describe(each, [inventory, present]))),
    });
  });

const describe = (
  { object, field, before }: Drift,
  inventories: readonly Pick<Inventory, "ingresses">[],
): string => {
  const hosts = hostsOf(object, inventories);
  const where = hosts.length === 0 ? object : `${object} (${hosts.join(", ")})`;
  const what =
    field === "" ? (before === undefined ? "is new" : "is gone") : `${field} has changed`;
  return `${where}: ${what}; write the inventory anew and review it`;
};

/** Hosts of an Ingress, as the first inventory says that has it: what Envoy does not know of them. */
const hostsOf = (
  object: string,
  inventories: readonly Pick<Inventory, "ingresses">[],
): string[] => {
  const [found] = inventories.flatMap(({ ingresses }) =>
    ingresses.filter(({ namespace, name }) => object === `Ingress ${namespace}/${name}`),
  );
  return distinct((found?.rules ?? []).flatMap(({ host }) => host ?? []));
};
