import { execa } from "execa";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";
import { inventoryFile } from "../model/migration/convert";
import { parseInventory, type Inventory } from "../model/nginx/inventory";
import { formatFaults, parseSettings } from "../model/settings";
import type { MigrationSettings, Settings } from "../model/settings";
import { CommandFault } from "./fault";
import { readText } from "./read-file";

/** A version of the project's files: as they are, or as git has them. */
export type VersionName =
  { readonly type: "files" } | { readonly type: "git"; readonly ref: string };

/** What a stack's files say: its configuration, and what was written down for each migration. */
export interface Project {
  readonly stack: string;
  readonly settings: Settings;
  /** By name in the configuration. */
  readonly inventories: Readonly<Record<string, Inventory>>;
}

/**
 * Reads a stack's configuration and inventories, without a cluster.
 *
 * @throws {CommandFault} One cannot be read, or has faults: all of them.
 */
export async function readProject({
  stack,
  version = { type: "files" },
}: {
  stack: string;
  version?: VersionName;
}): Promise<Project> {
  const read = reader(version);
  const settings = await readSettings({ stack, version, read });
  const inventories = await Promise.all(
    Object.entries(settings.migration).map(
      async ([name, migration]) =>
        [name, await readInventory({ name, migration, stack, read })] as const,
    ),
  );
  return { stack, settings, inventories: Object.fromEntries(inventories) };
}

/** The text of a file of the version. */
type Read = (file: string, what: string) => Promise<string>;

const reader = (version: VersionName): Read =>
  version.type === "files"
    ? (file, what) => Promise.resolve(readText(file, what))
    : async (file, what) => {
        try {
          const shown = await execa("git", ["show", `${version.ref}:./${file}`], {
            stripFinalNewline: false,
          });
          return shown.stdout;
        } catch (error) {
          throw new CommandFault(
            `cannot read ${what} ${file} of ${version.ref}: ${stderr(error)}; --base names the version`,
            2,
          );
        }
      };

/** The configuration as Pulumi reads it, so that every way of writing it means the same here. */
async function readSettings({
  stack,
  version,
  read,
}: {
  stack: string;
  version: VersionName;
  read: Read;
}): Promise<Settings> {
  const raw =
    version.type === "files"
      ? await pulumiConfiguration({ folder: ".", stack })
      : await inFolder(async (folder) => {
          for (const file of ["Pulumi.yaml", `Pulumi.${stack}.yaml`]) {
            writeFileSync(path.join(folder, file), await read(file, "the configuration"));
          }
          return pulumiConfiguration({ folder, stack });
        });
  const parsed = parseSettings(raw);
  if ("faults" in parsed) {
    const place = version.type === "files" ? "" : `at ${version.ref}: `;
    throw new CommandFault(`${place}${formatFaults(parsed.faults)}`, 2);
  }
  return parsed.settings;
}

async function inFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(path.join(tmpdir(), "edge-project-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const configurationSchema = z.record(
  z.string(),
  z.object({ value: z.string().optional(), objectValue: z.unknown().optional() }),
);

async function pulumiConfiguration({
  folder,
  stack,
}: {
  folder: string;
  stack: string;
}): Promise<Record<string, unknown>> {
  const args = ["-C", folder, "config", "--json", "--stack", stack, "--non-interactive"];
  const text = await execa("pulumi", args).then(
    ({ stdout }) => stdout,
    (error: unknown) => {
      throw new CommandFault(`pulumi config --stack ${stack} failed: ${stderr(error)}`, 2);
    },
  );
  const entries = Object.entries(configurationSchema.parse(JSON.parse(text)));
  return Object.fromEntries(
    entries
      .filter(([key]) => key.startsWith(PREFIX))
      .map(([key, { value, objectValue }]) => [key.slice(PREFIX.length), objectValue ?? value]),
  );
}

/** Keys of this program; others belong to providers. */
const PREFIX = "envoy-edge:";

const stderr = (error: unknown): string =>
  error instanceof Error && "stderr" in error && typeof error.stderr === "string"
    ? error.stderr.trim()
    : String(error);

async function readInventory({
  name,
  migration,
  stack,
  read,
}: {
  name: string;
  migration: MigrationSettings;
  stack: string;
  read: Read;
}): Promise<Inventory> {
  const file = inventoryFile({ migration, stack });
  const parsed = parseInventory(await read(file, `the inventory of migration ${name}:`), file);
  if ("fault" in parsed) {
    throw new CommandFault(parsed.fault, 2);
  }
  return parsed.inventory;
}
