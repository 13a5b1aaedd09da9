import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { plotOf } from "../../commands/watch/plot";
import type { StepListener } from "../../lab/steps";
import { formatWatchRecord } from "../../model/watch";
import { openProject } from "./project";
import { travel, type JourneyReport } from "./run";
import { bringUp } from "./stand";
import { judgeJourney, type StepReport, type Verdict } from "./verdict";
import type { Step } from "./way";

/** A journey that came to its end, or as far as it came. */
export interface Journeyed {
  readonly report: JourneyReport;
  readonly verdict: Verdict;
  /** Absolute path of the folder with record, plot, summary, and what each step printed. */
  readonly folder: string;
}

/** Brings the stand up, goes the way on it, and keeps what was seen. The stand stays up. */
export async function journey({
  way,
  rate,
  byTheBook = false,
  onStep,
  onReport,
  signal,
}: {
  way: readonly Step[];
  /** Requests per second. */
  rate: number;
  /** Whether the commands of the runbook are run too; default not. */
  byTheBook?: boolean;
  onStep?: StepListener;
  onReport?: (report: StepReport) => void;
  signal?: AbortSignal;
}): Promise<Journeyed> {
  const stand = await bringUp({ ...(onStep && { onStep }), ...(signal && { signal }) });
  const project = await openProject({
    stand,
    name: "journey",
    onStep: onStep ?? (() => undefined),
  });
  const report = await travel({
    stand,
    project,
    way,
    rate,
    byTheBook,
    ...(onReport && { onReport }),
    ...(signal && { signal }),
  });
  const verdict = judgeJourney(report);
  await keep({ folder: project.folder, report, verdict });
  return { report, verdict, folder: project.folder };
}

async function keep({
  folder,
  report: { record, steps, failure },
  verdict,
}: Journeyed): Promise<void> {
  await writeFile(join(folder, "record.json"), formatWatchRecord(record));
  await writeFile(join(folder, "plot.svg"), await plotOf(record));
  const summary = { failure, verdict, steps };
  await writeFile(join(folder, "journey.json"), `${JSON.stringify(summary, null, 2)}\n`);
}
