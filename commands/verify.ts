import { Command, Option } from "commander";
import { runChecks } from "../model/migration/checks";
import type { MigrationEvidence } from "../model/migration/evidence/evidence";
import { evidenceFile, formatEvidence } from "../model/migration/evidence/parse";
import { CommandFault } from "./fault";
import { readProject } from "./project";
import { stackName } from "./stack";
import { readEvidence } from "./verify/files";
import type { Flags } from "./verify/flags";
import { observeMigration } from "./verify/observe";
import { withSteps } from "./verify/progress";
import { verifyLine, verifyTable } from "./verify/report";
import type { Subject } from "./verify/subject";
import { subjectsOf } from "./verify/subjects";
import { readDuration } from "./watch/flags";
import { writeWhole } from "./write-file";

/** `edge verify`: looks at the applied stage and writes down what was seen, for the gates of the next. */
export function verifyCommand(): Command {
  return new Command("verify")
    .description("check the applied stage of migrations in the cluster and write the evidence")
    .option("-s, --stack <name>", "stack; default: the selected one")
    .option("-m, --migration <name>", "migration of the configuration; default: all of them")
    .option("--context <name>", "context of the kubeconfig; default: the current one")
    .option("--kubeconfig <path>", "kubeconfig; default: KUBECONFIG, then ~/.kube/config")
    .option("--nginx <address>", "nginx, host[:http[:https]]; default: its Service in the cluster")
    .option("--envoy <address>", "Envoy, host[:http[:https]]; default: its Service in the cluster")
    .option("--probe <file>", "report of edge probe, for parity and protections")
    .option("--watch <file>", "record of edge watch, for loss")
    .addOption(
      new Option("--sample <time>", "how long requests are counted")
        .argParser(readDuration)
        .default(30_000, "30s"),
    )
    .option("-o, --out <path>", "file to write; default: evidence/<stack>.json")
    .option("--json", "print JSON")
    .addHelpText("after", EXIT_CODES)
    .exitOverride()
    .action(verify);
}

const EXIT_CODES = `
Exit codes: 0 every check passed; 1 some failed or are unknown; 2 bad input.`;

async function verify(flags: Flags): Promise<void> {
  const stack = await stackName(flags.stack);
  const project = await readProject({ stack });
  const subjects = await subjectsOf({ project, flags });
  // A file that cannot be kept is refused before the long look, not after it.
  subjects.forEach((subject) => readEvidence(fileOf(subject, flags), stack));
  const found: Record<string, MigrationEvidence> = {};
  for (const subject of subjects) {
    const evidence = await evidenceOf({ subject, flags });
    found[subject.name] = evidence;
    write({ subject, evidence, file: fileOf(subject, flags) });
  }
  const all = Object.entries(found);
  process.stdout.write(
    flags.json === true
      ? `${JSON.stringify(found, null, 2)}\n`
      : `${all.map(([name, evidence]) => verifyTable(name, evidence)).join("\n")}${verifyLine(Object.values(found))}`,
  );
  const checks = Object.values(found).flatMap((each) => Object.values(each.checks));
  const open = checks.filter(({ status }) => status !== "passed").length;
  if (open > 0) {
    throw new CommandFault(`${String(open)} checks failed or are unknown, shown above`, 1);
  }
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
  const observation = await withSteps({
    shown: process.stdout.isTTY && flags.json !== true,
    title: `Looking at migration ${name}, stage ${applied.stage}`,
    work: (onLook) => observeMigration({ subject, now, onLook }),
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
