import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { colours as pc } from "../../../commands/colours";
import { duration } from "../../../lab/progress";
import type { StepListener } from "../../../lab/steps";
import { settle } from "../inventory";
import { openProject } from "../project";
import { bringUp, takeDown } from "../stand";
import { trialsOf } from "./index";
import { runTrial, type TrialReport } from "./trial";

/** The cluster of the trials, beside that of the journey. */
const PLACE = { name: "trials", index: 6 } as const;

/**
 * Brings a stand up, makes trials on it one after the other, and takes it down.
 *
 * @param options.names of trials, see `trialsOf`.
 * @returns What came of them; what it printed is in `trials.json` of the run's folder too.
 */
export async function runTrials({
  names,
  rate,
  keep = false,
  say,
  onStep,
  signal,
}: {
  names: readonly string[];
  /** Of the watch, requests per second. */
  rate: number;
  /** Whether the cluster stays up. */
  keep?: boolean;
  say: (text: string) => void;
  onStep: StepListener;
  signal: AbortSignal;
}): Promise<TrialReport[]> {
  const trials = trialsOf(names);
  try {
    const stand = await bringUp({ place: PLACE, onStep, signal });
    const project = await openProject({ stand, name: PLACE.name, onStep });
    await settle({ stand, project });
    const reports: TrialReport[] = [];
    for (const trial of trials) {
      signal.throwIfAborted();
      const report = await runTrial(trial, { stand, project, rate });
      reports.push(report);
      say(textOf(report));
      await writeFile(join(project.folder, "trials.json"), `${JSON.stringify(reports, null, 2)}\n`);
    }
    return reports;
  } finally {
    if (!keep) {
      await takeDown(PLACE);
    }
  }
}

/** A report for a terminal: what was expected, what was measured, what is wrong. */
export const textOf = ({ name, expectation, seconds, figures, faults }: TrialReport): string =>
  [
    `${faults.length === 0 ? pc.green("✔") : pc.red("✖")} ${name} (${duration(seconds)}): ${expectation}`,
    ...Object.entries(figures).map(([figure, value]) => `    ${figure}: ${value}`),
    ...faults.map((fault) => pc.red(`    ${fault}`)),
  ].join("\n");
