import { sortBy } from "../../../collections";
import type { Settings } from "../../../settings";
import type { MigrationPlan, PlanFault } from "../migration-plan";

/** A fault between migrations of one stack, with the one that it refuses. */
export interface MigrationFault extends PlanFault {
  readonly migration: string;
}

/**
 * What refuses migrations of one stack because of one another, or of Gateways that it declares: each
 * controller, and each Service of clients, is moved once; the first by name goes on. The Gateway of a
 * migration is made for it beside nginx, since a Service selects pods of its own namespace alone.
 */
export const migrationFaults = ({
  plans,
  gateways,
}: {
  plans: readonly MigrationPlan[];
  /** Section `gateways`. */
  gateways: Settings["gateways"];
}): MigrationFault[] => {
  const ordered = sortBy(plans, ({ name }) => name);
  return ordered.flatMap((plan, index) => {
    const earlier = ordered.slice(0, index);
    return [
      ...declared(plan, gateways),
      ...sameAs({ plan, earlier, what: "controller", keyOf: (each) => each.controller?.name }),
      ...sameAs({ plan, earlier, what: "Service", keyOf: (each) => each.entry.service }),
    ];
  });
};

const declared = (
  { name, namespace }: MigrationPlan,
  gateways: Settings["gateways"],
): MigrationFault[] =>
  gateways[name]?.namespace === namespace
    ? [
        {
          migration: name,
          id: "gateway-declared",
          stage: "install",
          message: `Gateway ${namespace}/${name} is declared under gateways, and is the name of the migration's own`,
          remedy: `give the migration or gateways.${name} another name: a migration makes its Gateway itself, beside nginx`,
        },
      ]
    : [];

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
