import path from "node:path";

import { Command } from "commander";

import { FOREIGN } from "../../model/migration/foreign/table";
import { ANNOTATION_FAMILIES } from "../../model/nginx/annotations";
import { FAULTS } from "../journey/trials/faults";
import { findDrift, removeDrift, type Drift, type Target } from "./drift";
import { generateFiles } from "./files";
import { ANNOTATIONS_PAGE, renderAnnotations } from "./render-annotations";
import { CHECKS_PAGE, renderChecks } from "./render-checks";
import { CONFIGURATION_PAGE, renderConfiguration } from "./render-configuration";
import { FAULTS_PAGE, renderFaults } from "./render-faults";
import { FOREIGN_OBJECTS_PAGE, renderForeignObjects } from "./render-foreign-objects";
import { settingSections } from "./settings-schema";
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

async function targetOf({ crds }: Options): Promise<Target> {
  const pages = [
    [CONFIGURATION_PAGE, renderConfiguration({ sections: settingSections() })],
    [ANNOTATIONS_PAGE, renderAnnotations(ANNOTATION_FAMILIES)],
    [FOREIGN_OBJECTS_PAGE, renderForeignObjects(Object.values(FOREIGN))],
    [CHECKS_PAGE, renderChecks()],
    [FAULTS_PAGE, renderFaults(Object.values(FAULTS))],
  ] as const;
  return { root: ROOT, files: new Map([...(await generateFiles(readCrds(crds))), ...pages]) };
}

async function generate({ check, ...options }: Options): Promise<number> {
  const target = await targetOf(options);
  const count = `${target.files.size} generated files`;
  if (!check) {
    process.stdout.write(
      `${list(removeDrift(target))}${count} are as the pinned CRDs, the settings and the tables say.\n`,
    );
    return EXIT.ok;
  }
  const drift = findDrift(target);
  if (drift.length === 0) {
    process.stdout.write(`${count} are as the pinned CRDs, the settings and the tables say.\n`);
    return EXIT.ok;
  }
  process.stderr.write(
    `${drift.length} of ${count} differ from the pinned CRDs, the settings and the tables: run \`npm run generate\`.\n${list(drift)}`,
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
  .description(
    "Write kubernetes/generated and model/gateway/crds.ts from the pinned CRDs, " +
      `${CONFIGURATION_PAGE} from the settings, ${ANNOTATIONS_PAGE} from the annotations, ` +
      `${FOREIGN_OBJECTS_PAGE} from the table of foreign objects, and ${CHECKS_PAGE} from the gates.`,
  )
  .option("--check", "write nothing; exit 1 and list the files that differ")
  .option("--crds <folder>", "read the CRDs from this folder, not from the pinned Go module")
  .action(run)
  .parseAsync();
