import path from "node:path";

import { Command } from "commander";

import { findDrift, removeDrift, type Drift } from "./drift";
import { generateFiles } from "./files";
import { CrdsUnavailableError, readCrds } from "./source";

const ROOT = path.join(__dirname, "../..");

/** What the process ends with; `UNCHECKED` is not a pass: nothing was compared. */
const EXIT = { ok: 0, drift: 1, unchecked: 2 } as const;

interface Options {
  readonly check?: true;
  readonly crds?: string;
}

function list(drift: readonly Drift[]): string {
  return drift.map(({ file, is }) => `  ${file}: ${is}\n`).join("");
}

async function generate({ check, crds }: Options): Promise<number> {
  const target = { root: ROOT, files: await generateFiles(readCrds(crds)) };
  const count = `${target.files.size} generated files`;
  if (!check) {
    process.stdout.write(`${list(removeDrift(target))}${count} are as the pinned CRDs say.\n`);
    return EXIT.ok;
  }
  const drift = findDrift(target);
  if (drift.length === 0) {
    process.stdout.write(`${count} are as the pinned CRDs say.\n`);
    return EXIT.ok;
  }
  process.stderr.write(
    `${drift.length} of ${count} differ from the pinned CRDs: run \`npm run generate\`.\n${list(drift)}`,
  );
  return EXIT.drift;
}

async function run(options: Options): Promise<void> {
  try {
    process.exitCode = await generate(options);
  } catch (error) {
    if (!(error instanceof CrdsUnavailableError)) {
      throw error;
    }
    process.stderr.write(`${error.message}\n`);
    process.exitCode = EXIT.unchecked;
  }
}

void new Command("generate")
  .description("Write kubernetes/generated and model/gateway/crds.ts from the pinned CRDs.")
  .option("--check", "write nothing; exit 1 and list the files that differ")
  .option("--crds <folder>", "read the CRDs from this folder, not from the pinned Go module")
  .action(run)
  .parseAsync();
