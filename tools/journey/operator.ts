import { appendFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { execa } from "execa";
import { INGRESS_NGINX } from "../../lab/ingress-nginx/install";
import { duration } from "../../lab/progress";
import { STAGES, type Stage } from "../../model/migration/stage";
import { MIGRATION } from "./configuration";
import { CREDENTIALS } from "./credentials";
import type { Project } from "./project";
import { highestExitCode, readRunbook, type RunbookCommand } from "./runbook";
import type { Stand } from "./stand";

/** Somebody who does what the runbook says, in a folder with the project. */
export interface Operator {
  /** Runs the commands of a stage's page that were not yet run on the way, each as it stands there. */
  readonly work: (stage: Stage) => Promise<Work>;
  /** Runs the commands of the other pages and sections; the same way. */
  readonly rest: () => Promise<Work>;
}

/** What came of commands. */
export interface Work {
  /** What failed, one line each. */
  readonly faults: readonly string[];
  /** Whether there is evidence of the stage, by a probe of it. */
  readonly evidence: boolean;
}

/** The operator of a stand, with the variables of the runbook. */
export function operatorOf({ stand, project }: { stand: Stand; project: Project }): Operator {
  const { stack, checkout, folder } = project;
  const { namespace, release, controller } = INGRESS_NGINX;
  const variables = {
    STACK: stack.name,
    MIGRATION,
    BASE: "HEAD",
    INVENTORY: `inventory/${stack.name}.json`,
    EVIDENCE: `evidence/${stack.name}.json`,
    CREDENTIALS: CREDENTIALS.file,
    PROBE: join(folder, "probe.json"),
    RECORD: join(folder, "watch.json"),
    NGINX_NAMESPACE: namespace,
    RELEASE: release,
    CHART: stand.chart,
    SERVICE: controller,
    ADDRESS: stand.address,
    URL: "http://plain.example.com/",
  };
  const path = [stand.cluster.bin ?? "", stack.env.PATH ?? ""].join(delimiter);
  const commands = readRunbook().flatMap((page) => page.commands);
  const done = new Set<string>();
  const run = async (chosen: readonly RunbookCommand[]): Promise<Work> => {
    const faults: string[] = [];
    let evidence = false;
    for (const { page, line, command } of chosen) {
      if (done.has(sameForEveryStage(command)) || isLast(command)) {
        continue;
      }
      done.add(sameForEveryStage(command));
      const place = `docs/migration/${page}.md:${line}`;
      const {
        exitCode = 1,
        all,
        durationMs,
      } = await execa("bash", ["-euc", command], {
        cwd: checkout,
        env: {
          ...stack.env,
          ...CREDENTIALS.variables,
          ...variables,
          PATH: path,
          PULUMI_SKIP_CONFIRMATIONS: "true",
        },
        reject: false,
        all: true,
      });
      const text = `${place}: ${command}\n${all}`;
      await appendFile(join(folder, "runbook.log"), `${duration(durationMs / 1000)} ${text}\n\n`);
      if (exitCode > highestExitCode(command)) {
        faults.push(text);
      }
      evidence ||= takesEvidence(command);
    }
    return { faults, evidence };
  };
  return {
    work: (stage) =>
      run([
        ...commands.filter(({ page, section }) => page === stage && section !== "Back"),
        // Later stages are compared with what was committed at first.
        ...commands.filter(({ command }) => stage === "assess" && command.startsWith("git ")),
      ]),
    rest: () => run(commands),
  };
}

/** Each stage's page has the same commands with another stage. */
const sameForEveryStage = (command: string): string =>
  command.replace(new RegExp(` (${STAGES.join("|")})$`), " <stage>");

const takesEvidence = (command: string): boolean =>
  command.startsWith("npx edge verify ") && command.includes(" --probe ");

/** What ends a way has a place of its own in it. */
const isLast = (command: string): boolean => command.startsWith("helm uninstall ");
