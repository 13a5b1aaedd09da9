import { diffInventories, printable, type Drift } from "../../nginx/inventory";
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
      faults: changed.map((each) => printable(describe(each))),
    });
  });

const describe = ({ object, field, before }: Drift): string => {
  const what =
    field === "" ? (before === undefined ? "is new" : "is gone") : `${field} has changed`;
  return `${object}: ${what}; write the inventory anew and review it`;
};
