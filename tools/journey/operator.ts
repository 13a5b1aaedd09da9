import { delimiter, join } from "node:path";
import { execa } from "execa";
import { INGRESS_NGINX } from "../../lab/ingress-nginx/install";
import { STAGES, type Stage } from "../../model/migration/stage";
import { MIGRATION } from "./configuration";
import { CREDENTIALS } from "./credentials";
import type { Project } from "./project";
import { highestExitCode, readRunbook, type RunbookCommand } from "./runbook";
import type { Stand } from "./stand";

/** Somebody who does what the runbook says, in a folder with the project. */
export interface Operator {
  /**
   * Runs the commands of a stage's page that were not yet run on the way, each as it stands there.
   *
   * @returns What failed, one line each.
   */
  readonly work: (stage: Stage) => Promise<string[]>;
  /** Runs the commands of the other pages and sections; the same way. */
  readonly rest: () => Promise<string[]>;
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
  const run = async (chosen: readonly RunbookCommand[]): Promise<string[]> => {
    const faults: string[] = [];
    for (const { page, line, command } of chosen) {
      if (done.has(sameForEveryStage(command)) || isLast(command)) {
        continue;
      }
      done.add(sameForEveryStage(command));
      const { exitCode = 1, all } = await execa("bash", ["-euc", command], {
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
      if (exitCode > highestExitCode(command)) {
        faults.push(`docs/migration/${page}.md:${line}: ${command}\n${all}`);
      }
    }
    return faults;
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

/** What ends a way has a place of its own in it. */
const isLast = (command: string): boolean => command.startsWith("helm uninstall ");
