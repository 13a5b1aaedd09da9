import type { MigrationTable } from "../../model/diff/route-table";
import { convertMigration } from "../../model/migration/convert";
import { compile } from "../../model/plan";
import type { EffectiveRoute } from "../../model/routes/effective";
import { readProject, type VersionName } from "../project";

/** What a version's configuration and inventories come to. */
export interface Version {
  readonly routes: readonly EffectiveRoute[];
  readonly migrations: readonly MigrationTable[];
}

/**
 * Reads a version of a stack and compiles it, without a cluster.
 *
 * @throws {CommandFault} It cannot be read, or has faults: all of them.
 */
export async function readVersion({
  stack,
  version,
}: {
  stack: string;
  version: VersionName;
}): Promise<Version> {
  const { settings, inventories } = await readProject({ stack, version });
  return {
    routes: compile({ settings, stack }).routes.table,
    migrations: Object.entries(inventories).map(([name, inventory]) => ({
      name,
      stage: settings.migration[name]?.stage ?? "assess",
      conversion: convertMigration({ name, settings, inventory, stack }),
    })),
  };
}
