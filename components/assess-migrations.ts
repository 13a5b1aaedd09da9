import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import type * as Migration from "../model/migration";
import type { Settings } from "../model/settings";
import { fault } from "./fault";

/** A preview is no report: `edge convert` and `edge diff` show all. */
const MOST_LINES = 10;

/**
 * Says in the preview what the migrations at stage `assess` would keep and what waits for an answer;
 * makes nothing.
 *
 * @throws {pulumi.RunError} An inventory cannot be read.
 */
export async function assessMigrations({
  settings,
  stack,
}: {
  settings: Settings;
  stack: string;
}): Promise<void> {
  const names = Object.keys(settings.migration);
  if (names.length === 0) {
    return;
  }
  // Loaded here only: a stack without a migration does not wait for it.
  // import() would make it a module of the other kind.
  const { assess, convertMigration, inventoryFile, parseInventory } =
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    require("../model/migration") as typeof Migration;
  for (const [name, migration] of Object.entries(settings.migration)) {
    const file = inventoryFile({ migration, stack });
    const parsed = parseInventory(readInventory(name, file), file);
    if ("fault" in parsed) {
      throw fault(parsed.fault);
    }
    const { inventory } = parsed;
    const { summary, blockers } = assess(convertMigration({ name, settings, inventory, stack }));
    await pulumi.log.info(`migration ${name}, stage ${migration.stage}: ${summary}`);
    if (blockers.length > 0) {
      await pulumi.log.warn(warning({ name, blockers }));
    }
  }
}

function readInventory(name: string, file: string): string {
  try {
    return readFileSync(resolve(__dirname, "..", file), "utf8");
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw fault(
      `migration.${name}.inventory: ${message}; "edge inventory --out ${file}" writes it, or name another file`,
    );
  }
}

function warning({ name, blockers }: { name: string; blockers: readonly string[] }): string {
  const left = blockers.length - MOST_LINES;
  return [
    `migration ${name} cannot go on to its next stages:`,
    ...blockers.slice(0, MOST_LINES),
    ...(left > 0 ? [`…and ${left} more`] : []),
    "edge convert --format table shows them; answers belong under migration.<name>.answers",
  ].join("\n  ");
}
