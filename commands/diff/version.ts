import { existsSync } from "node:fs";
import type { MigrationTable } from "../../model/diff/route-table";
import { evidenceFile, parseEvidence } from "../../model/migration/evidence/parse";
import { planMigration } from "../../model/migration/plan/plan";
import { compile } from "../../model/plan";
import type { EffectiveRoute } from "../../model/routes/effective";
import { type Project, readProject, type VersionName } from "../project";
import { CommandFault } from "../fault";
import { readText } from "../read-file";

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
  const project = await readProject({ stack, version });
  const { settings } = project;
  return {
    routes: compile({ settings, stack }).routes.table,
    migrations: Object.keys(project.inventories).flatMap((name) =>
      tableOf({ name, project, version }),
    ),
  };
}

function tableOf({
  name,
  project: { settings, inventories, stack },
  version,
}: {
  name: string;
  project: Project;
  version: VersionName;
}): MigrationTable[] {
  const [migration, inventory] = [settings.migration[name], inventories[name]];
  if (migration === undefined || inventory === undefined) {
    return [];
  }
  const file = evidenceFile({ migration, stack });
  return [
    {
      settings: migration,
      plan: planMigration({ name, settings, inventory, stack }),
      evidenceFile: file,
      ...(version.type === "files" && readEvidence({ file, name })),
    },
  ];
}

/** No file is no fault: a gate says so where a step needs one. */
function readEvidence({
  file,
  name,
}: {
  file: string;
  name: string;
}): Pick<MigrationTable, "evidence" | "evidenceStack"> {
  if (!existsSync(file)) {
    return {};
  }
  const parsed = parseEvidence(readText(file, "the evidence"), file);
  if ("fault" in parsed) {
    throw new CommandFault(parsed.fault, 2);
  }
  const { stack, migrations } = parsed.evidence;
  const evidence = migrations[name];
  return { evidenceStack: stack, ...(evidence && { evidence }) };
}
