import { sortBy } from "../../../collections";
import type { MigrationPlan, PlanFault } from "../migration-plan";

/** A fault between migrations of one stack, with the one that it refuses. */
export interface MigrationFault extends PlanFault {
  readonly migration: string;
}

/**
 * What refuses migrations of one stack because of one another: each controller, and each Service of
 * clients, is moved once. The first by name goes on.
 */
export const migrationFaults = (plans: readonly MigrationPlan[]): MigrationFault[] => {
  const ordered = sortBy(plans, ({ name }) => name);
  return ordered.flatMap((plan, index) => {
    const earlier = ordered.slice(0, index);
    return [
      ...sameAs({ plan, earlier, what: "controller", keyOf: (each) => each.controller?.name }),
      ...sameAs({ plan, earlier, what: "Service", keyOf: (each) => each.entry.service }),
    ];
  });
};

const sameAs = ({
  plan,
  earlier,
  what,
  keyOf,
}: {
  plan: MigrationPlan;
  earlier: readonly MigrationPlan[];
  what: "controller" | "Service";
  keyOf: (plan: MigrationPlan) => string | undefined;
}): MigrationFault[] => {
  const key = keyOf(plan);
  const other = key === undefined ? undefined : earlier.find((each) => keyOf(each) === key);
  return other === undefined
    ? []
    : [
        {
          migration: plan.name,
          id: `same-${what.toLowerCase()}`,
          stage: "install",
          message: `${what} ${String(key)} is moved by migration ${other.name} already`,
          remedy: `remove one of ${other.name} and ${plan.name}, or let each have its own inventory`,
        },
      ];
};
