import { writeFile } from "node:fs/promises";
import { Command } from "commander";
import { colours as pc } from "../../commands/colours";
import { progress } from "../../lab/progress";
import { readFamilies } from "./cases";
import { caseLine, countsOf, faultsOf, summaryLine, type CaseReport, type Report } from "./report";
import { openSession } from "./session";
import { bringUp, takeDown } from "./stand";

interface Flags {
  readonly filter?: string;
  readonly keep?: true;
  readonly json?: string;
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/**
 * Sends the requests of all cases to a real ingress-nginx and to a real Envoy Gateway with what the
 * cases are converted to. Returns the exit code: 1 when anything is unexplained or not as predicted.
 */
async function parity({ filter, keep, json }: Flags): Promise<number> {
  const families = readFamilies(filter);
  if (families.length === 0) {
    throw new Error(`no case has ${filter ?? ""} in its name: see test/fixtures/parity`);
  }
  const interruption = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.on(name, () => interruption.abort(new Error("interrupted")));
  }
  try {
    const report = await compareAll({ families, signal: interruption.signal });
    if (json !== undefined) {
      await writeFile(json, `${JSON.stringify(report, null, 2)}\n`);
    }
    const faults = faultsOf(report);
    faults.forEach((text) => say(pc.red(text)));
    say(summaryLine(countsOf(report)));
    return faults.length === 0 ? 0 : 1;
  } finally {
    if (keep !== true) {
      await takeDown();
    }
  }
}

async function compareAll({
  families,
  signal,
}: {
  families: ReturnType<typeof readFamilies>;
  signal: AbortSignal;
}): Promise<Report> {
  const onStep = progress(process.stdout);
  const stand = await bringUp({ onStep, signal });
  const session = await openSession({ stand, families, onStep });
  const cases: CaseReport[] = [];
  for (const { name, cases: ofFamily } of families) {
    for (const parityCase of ofFamily) {
      signal.throwIfAborted();
      const report = await session.run(name, parityCase);
      say(caseLine(report));
      cases.push(report);
    }
  }
  return { cases, refused: session.deployed.refused };
}

const command = new Command("parity")
  .description("compare a real ingress-nginx with the Envoy Gateway that its Ingresses become")
  .option("--filter <text>", "only cases whose family/name contains it")
  .option("--keep", "leave the cluster up, which makes the next run faster")
  .option("--json <file>", "write everything that was seen");

void command.parseAsync().then(async () => {
  try {
    process.exitCode = await parity(command.opts());
  } catch (error) {
    say(pc.red(error instanceof Error ? error.message : String(error)));
    process.exitCode = 1;
  }
});
