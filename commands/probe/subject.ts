import type { MigrationPlan } from "../../model/migration/plan/migration-plan";
import { planMigration } from "../../model/migration/plan/plan";
import type { Inventory } from "../../model/nginx/inventory";
import { CommandFault } from "../fault";
import type { Project } from "../project";
import type { ProxyAddresses } from "./exchange";
import { readAddress, type Flags } from "./flags";

/** A migration that is probed. */
export interface Subject {
  readonly plan: MigrationPlan;
  readonly inventory: Inventory;
}

/** The migration that was named, or the only one. @throws {CommandFault} There is no such one. */
export function subjectOf(
  { stack, settings, inventories }: Project,
  { migration }: Pick<Flags, "migration">,
): Subject {
  const names = Object.keys(settings.migration);
  const name = migration ?? (names.length === 1 ? names[0] : undefined);
  const inventory = name === undefined ? undefined : inventories[name];
  if (name === undefined || inventory === undefined) {
    const asked = migration === undefined ? "--migration names one" : `--migration ${migration}`;
    throw new CommandFault(
      `${asked}: the configuration of ${stack} has ${names.length === 0 ? "no migration" : `the migrations ${names.join(", ")}`}`,
      2,
    );
  }
  return { plan: planMigration({ name, settings, inventory, stack }), inventory };
}

/** @throws {CommandFault} One is missing or has another form: with the Service that has it. */
export function addressesOf(
  { entry }: Pick<MigrationPlan, "entry">,
  flags: Pick<Flags, "nginx" | "envoy">,
): ProxyAddresses {
  const read = (proxy: "nginx" | "envoy", service: string | undefined) => {
    const text = flags[proxy];
    if (text === undefined) {
      const [namespace = "", name = ""] = service?.split("/") ?? [];
      const where =
        service === undefined ? "" : `; kubectl -n ${namespace} get service ${name} shows it`;
      throw new CommandFault(
        `--${proxy} is missing: the address of its Service, host[:http-port[:https-port]]${where}`,
        2,
      );
    }
    return readAddress(`--${proxy}`, text);
  };
  return {
    nginx: read("nginx", entry.anchor ?? entry.nginx),
    envoy: read("envoy", entry.envoy),
  };
}
