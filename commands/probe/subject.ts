import { atLeast } from "../../model/migration/stage";
import type { MigrationPlan } from "../../model/migration/plan/migration-plan";
import { planMigration } from "../../model/migration/plan/plan";
import type { Inventory } from "../../model/nginx/inventory";
import { CommandFault } from "../fault";
import type { Project } from "../project";
import { withProxies } from "../verify/proxies";
import { NotThere } from "../verify/seen";
import { subjectsOf } from "../verify/subjects";
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

/**
 * Works with both proxies where they were given to be, or with pods of the cluster.
 *
 * @throws {CommandFault} An address has another form, or the cluster's stage has no routes yet.
 */
export async function withAddresses<Result>({
  project,
  migration,
  flags,
  work,
}: {
  project: Project;
  /** Its name. */
  migration: string;
  flags: Pick<Flags, "nginx" | "envoy" | "context" | "kubeconfig">;
  work: (addresses: ProxyAddresses) => Promise<Result>;
}): Promise<Result> {
  const { nginx, envoy } = flags;
  if (nginx !== undefined && envoy !== undefined) {
    return work({ nginx: readAddress("--nginx", nginx), envoy: readAddress("--envoy", envoy) });
  }
  const [subject] = await subjectsOf({ project, flags: { ...flags, migration, sample: 0 } });
  if (subject === undefined || !atLeast(subject.applied.stage, "routes")) {
    throw new CommandFault(
      `migration ${migration} is at stage ${subject?.applied.stage ?? "assess"}: there is something to compare from stage routes on; --nginx and --envoy name other places`,
      2,
    );
  }
  return withProxies(subject, work).catch((error: unknown) => {
    throw error instanceof NotThere ? new CommandFault(error.message, 2) : error;
  });
}
