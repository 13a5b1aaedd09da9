import { runChecks } from "../../model/migration/checks";
import type { MigrationEvidence } from "../../model/migration/evidence/evidence";
import { evidenceFile, formatEvidence } from "../../model/migration/evidence/parse";
import type { Project } from "../project";
import { withProgress } from "../progress";
import { writeWhole } from "../write-file";
import { readEvidence } from "./files";
import type { Flags } from "./flags";
import { observeMigration } from "./observe";
import type { Subject } from "./subject";
import { subjectsOf } from "./subjects";

/**
 * Looks at the migrations of a project and writes the evidence of each as soon as it was looked at.
 *
 * @returns what was written, by migration.
 * @throws {CommandFault} The call is wrong, or the cluster cannot be asked which stage is applied.
 */
export async function verifyProject({
  project,
  flags,
}: {
  project: Project;
  flags: Flags;
}): Promise<Record<string, MigrationEvidence>> {
  const subjects = await subjectsOf({ project, flags });
  // A file that cannot be kept is refused before the long look, not after it.
  subjects.forEach((subject) => readEvidence(fileOf(subject, flags), project.stack));
  const found: Record<string, MigrationEvidence> = {};
  for (const subject of subjects) {
    const evidence = await evidenceOf({ subject, flags });
    found[subject.name] = evidence;
    write({ subject, evidence, file: fileOf(subject, flags) });
  }
  return found;
}

async function evidenceOf({
  subject,
  flags,
}: {
  subject: Subject;
  flags: Flags;
}): Promise<MigrationEvidence> {
  const { name, plan, applied, inventory, settings } = subject;
  const now = new Date();
  const observation = await withProgress({
    shown: process.stdout.isTTY && flags.json !== true,
    title: `Looking at migration ${name}, stage ${applied.stage}`,
    work: (show) =>
      observeMigration({
        subject,
        now,
        onLook: (done, total, doing) =>
          show(`${String(done)} of ${String(total)}${doing === undefined ? "" : `, ${doing}`}`),
      }),
  });
  return {
    controller: controllerOf(inventory.controller),
    stage: applied.stage,
    since: applied.since ?? observation.time,
    planHash: applied.planHash ?? plan.planHash,
    time: observation.time,
    checks: runChecks({ plan, inventory, settings, observation }),
  };
}

const controllerOf = (controller: Subject["inventory"]["controller"]): string =>
  controller === undefined ? "" : `${controller.namespace}/${controller.name}`;

const fileOf = ({ settings, stack }: Subject, { out }: Flags): string =>
  out ?? evidenceFile({ migration: settings, stack });

/** Each migration is written as soon as it was looked at; entries of others stay. */
function write({
  subject: { name, stack },
  evidence,
  file,
}: {
  subject: Subject;
  evidence: MigrationEvidence;
  file: string;
}): void {
  const before = readEvidence(file, stack);
  const migrations = { ...before.migrations, [name]: evidence };
  writeWhole(file, formatEvidence({ ...before, migrations }));
}
