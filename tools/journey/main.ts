import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Command } from "commander";
import { colours as pc } from "../../commands/colours";
import { plotOf } from "../../commands/watch/plot";
import { report as watchReport } from "../../commands/watch/report";
import { duration, progress } from "../../lab/progress";
import { formatWatchRecord } from "../../model/watch";
import { openProject, type Project } from "./project";
import { travel, type JourneyReport } from "./run";
import { bringUp, takeDown } from "./stand";
import { judgeJourney, type StepReport, type Verdict } from "./verdict";
import { AGAIN, BACK, FORWARD, SHORT } from "./way";

interface Flags {
  readonly keep?: true;
  readonly rate: string;
  readonly short?: true;
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/**
 * Moves a real ingress-nginx to a real Envoy Gateway and back and to the end, with traffic on it.
 * Returns the exit code: 1 when something was lost that may not be.
 */
async function main({ keep, rate, short }: Flags): Promise<number> {
  const interruption = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.on(name, () => interruption.abort(new Error("interrupted")));
  }
  const { signal } = interruption;
  const onStep = progress(process.stdout);
  try {
    const stand = await bringUp({ onStep, signal });
    const project = await openProject({ stand, name: "journey", onStep });
    const way = short === true ? [...SHORT, BACK] : [...FORWARD, BACK, ...AGAIN];
    const report = await travel({
      stand,
      project,
      way,
      rate: Number(rate),
      onReport: tell,
      signal,
    });
    const verdict = judgeJourney(report);
    await keepArtifacts({ project, report, verdict });
    tellEnd({ report, verdict });
    return report.failure === undefined && verdict.faults.length === 0 ? 0 : 1;
  } finally {
    if (keep !== true) {
      await takeDown();
    }
  }
}

function tell({ label, seconds, faults }: StepReport): void {
  say(`${faults.length === 0 ? pc.green("✔") : pc.red("✖")} ${label} (${duration(seconds)})`);
  faults.forEach((fault) => say(pc.red(`    ${fault}`)));
}

async function keepArtifacts({
  project: { folder },
  report: { record, steps, failure },
  verdict,
}: {
  project: Project;
  report: JourneyReport;
  verdict: Verdict;
}): Promise<void> {
  await writeFile(join(folder, "record.json"), formatWatchRecord(record));
  await writeFile(join(folder, "plot.svg"), await plotOf(record));
  const summary = { failure, verdict, steps };
  await writeFile(join(folder, "journey.json"), `${JSON.stringify(summary, null, 2)}\n`);
  say(`record, plot and summary are in ${folder}`);
}

function tellEnd({
  report: { record, failure },
  verdict: { faults, notes, line },
}: {
  report: JourneyReport;
  verdict: Verdict;
}): void {
  say(watchReport(record));
  notes.forEach((note) => say(note));
  [...(failure === undefined ? [] : [failure]), ...faults].forEach((fault) => say(pc.red(fault)));
  say(line);
}

const command = new Command("journey")
  .description("move a real ingress-nginx to Envoy Gateway, back, and to the end, under traffic")
  .option("--short", "forward until nginx is idle, and back")
  .option("--rate <number>", "requests per second", "200")
  .option("--keep", "leave the cluster up");

void command.parseAsync().then(async () => {
  try {
    process.exitCode = await main(command.opts());
  } catch (error) {
    say(pc.red(error instanceof Error ? error.message : String(error)));
    process.exitCode = 1;
  }
});
