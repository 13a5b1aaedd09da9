import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import type * as Migration from "../../model/migration";
import type { MigrationEvidence } from "../../model/migration/evidence/evidence";
import type { MigrationPlan } from "../../model/migration/plan/migration-plan";
import type { MigrationSettings, Settings } from "../../model/settings";
import { fault } from "../fault";

/** One entry of section `migration`, planned, with what is known of the stage before. */
export interface LoadedMigration {
  readonly plan: MigrationPlan;
  readonly settings: MigrationSettings;
  /** Absent: there is no such file yet, or it says nothing of this migration. */
  readonly evidence: MigrationEvidence | undefined;
  /** Stack that the file of evidence is about. */
  readonly evidenceStack: string | undefined;
  readonly evidenceFile: string;
}

/**
 * The core of migrations. Loaded by those who have some: a stack without waits for no converter.
 * import() would make it a module of the other kind.
 */
export const migrationModel = (): typeof Migration =>
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  require("../../model/migration") as typeof Migration;

/**
 * Reads the files of every migration and plans it.
 *
 * @throws {pulumi.RunError} Files cannot be read or have faults: all of them.
 */
export function loadMigrations({
  settings,
  stack,
}: {
  settings: Settings;
  stack: string;
}): LoadedMigration[] {
  const entries = Object.entries(settings.migration);
  if (entries.length === 0) {
    return [];
  }
  const faults: string[] = [];
  const loaded = entries.flatMap(([name, migration]) => {
    const inventory = readInventory({ name, migration, stack });
    const evidence = readEvidence({ name, migration, stack });
    faults.push(...[inventory, evidence].flatMap((read) => ("fault" in read ? read.fault : [])));
    return "fault" in inventory || "fault" in evidence
      ? []
      : {
          plan: migrationModel().planMigration({ name, settings, stack, ...inventory }),
          settings: migration,
          ...evidence,
        };
  });
  if (faults.length > 0) {
    throw fault(faults.join("\n"));
  }
  return withFaultsBetween(loaded, settings);
}

/** With what refuses migrations because of one another, or of declared Gateways. */
function withFaultsBetween(
  loaded: readonly LoadedMigration[],
  { gateways }: Settings,
): LoadedMigration[] {
  const plans = loaded.map(({ plan }) => plan);
  const faults = migrationModel().migrationFaults({ plans, gateways });
  return loaded.map(({ plan, ...others }) => {
    const own = faults.filter(({ migration }) => migration === plan.name);
    return { ...others, plan: { ...plan, faults: [...plan.faults, ...own] } };
  });
}

interface Entry {
  readonly name: string;
  readonly migration: MigrationSettings;
  readonly stack: string;
}

function readInventory({ name, migration, stack }: Entry) {
  const { inventoryFile, parseInventory } = migrationModel();
  const file = inventoryFile({ migration, stack });
  try {
    return parseInventory(read(file), file);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return {
      fault: `migration.${name}.inventory: ${message}; "edge inventory --out ${file}" writes it, or name another file`,
    };
  }
}

/** No file is no fault: only steps forward need one, and their gates say so. */
function readEvidence({ name, migration, stack }: Entry) {
  const { evidenceFile, parseEvidence } = migrationModel();
  const file = evidenceFile({ migration, stack });
  if (!existsSync(pathOf(file))) {
    return { evidence: undefined, evidenceStack: undefined, evidenceFile: file };
  }
  const parsed = parseEvidence(read(file), file);
  return "fault" in parsed
    ? parsed
    : {
        evidence: parsed.evidence.migrations[name],
        evidenceStack: parsed.evidence.stack,
        evidenceFile: file,
      };
}

const read = (file: string): string => readFileSync(pathOf(file), "utf8");

const pathOf = (file: string): string => resolve(__dirname, "../..", file);
