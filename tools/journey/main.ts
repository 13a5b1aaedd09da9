import { Command } from "commander";
import { colours as pc } from "../../commands/colours";
import { report as watchReport } from "../../commands/watch/report";
import { duration, progress } from "../../lab/progress";
import { journey, type Journeyed } from "./journey";
import { takeDown } from "./stand";
import { TRIALS } from "./trials/index";
import { runTrials } from "./trials/main";
import type { StepReport } from "./verdict";
import { BOOK, LONG, SHORT } from "./way";

interface Flags {
  readonly all?: boolean;
  readonly book?: boolean;
  readonly keep?: boolean;
  readonly rate: string;
  readonly short?: boolean;
  readonly trial?: readonly string[];
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Of the watch beside a trial, requests per second. */
const TRIAL_RATE = 60;

/**
 * Moves a real ingress-nginx to a real Envoy Gateway and back and to the end, with traffic on it.
 * Returns the exit code: 1 when something was lost that may not be.
 */
async function main(flags: Flags): Promise<number> {
  const { all, keep, trial } = flags;
  const interruption = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.on(name, () => interruption.abort(new Error("interrupted")));
  }
  const { signal } = interruption;
  const code = trial === undefined ? await travelled({ ...flags, signal }) : 0;
  const names = all === true ? TRIALS.map(({ name }) => name) : trial;
  return names === undefined || code !== 0 ? code : tried({ names, signal, ...(keep && { keep }) });
}

async function travelled({
  book = false,
  keep = false,
  rate,
  short = false,
  signal,
}: Flags & { signal: AbortSignal }): Promise<number> {
  try {
    const done = await journey({
      way: book ? BOOK : short ? SHORT : LONG,
      rate: Number(rate),
      byTheBook: book,
      onStep: progress(process.stdout),
      onReport: tell,
      signal,
    });
    tellEnd(done);
    return done.report.failure === undefined && done.verdict.faults.length === 0 ? 0 : 1;
  } finally {
    if (!keep) {
      await takeDown();
    }
  }
}

async function tried({
  names,
  keep = false,
  signal,
}: {
  names: readonly string[];
  keep?: boolean;
  signal: AbortSignal;
}): Promise<number> {
  const onStep = progress(process.stdout);
  const reports = await runTrials({ names, rate: TRIAL_RATE, keep, say, onStep, signal });
  return reports.every(({ faults }) => faults.length === 0) ? 0 : 1;
}

function tell({ label, seconds, faults }: StepReport): void {
  say(`${faults.length === 0 ? pc.green("✔") : pc.red("✖")} ${label} (${duration(seconds)})`);
  faults.forEach((fault) => say(pc.red(`    ${fault}`)));
}

function tellEnd({
  report: { record, failure },
  verdict: { faults, notes, line },
  folder,
}: Journeyed): void {
  say(watchReport(record));
  say(`record, plot and summary are in ${folder}`);
  notes.forEach((note) => say(note));
  [...(failure === undefined ? [] : [failure]), ...faults].forEach((fault) => say(pc.red(fault)));
  say(line);
}

const command = new Command("journey")
  .description("move a real ingress-nginx to Envoy Gateway, back, and to the end, under traffic")
  .option("--short", "forward until nginx is idle, and back")
  .option(
    "--book",
    "forward to the end, with the commands of the runbook where its pages have them",
  )
  .option("--all", "every trial after it")
  .option("--trial <name...>", `these trials alone: ${TRIALS.map(({ name }) => name).join(", ")}`)
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
