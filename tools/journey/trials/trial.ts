import type { Project } from "../project";
import type { Stand } from "../stand";

/** What every trial works on. */
export interface TrialContext {
  readonly stand: Stand;
  readonly project: Project;
  /** Of the watch that runs beside it, requests per second. */
  readonly rate: number;
  /** Keys of the migration at every stage of the trial, such as the address mode. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** What came of a trial. */
export interface Finding {
  /** What was measured, by name; the name has the unit. */
  readonly figures: Readonly<Record<string, number | string>>;
  /** Where it is not as expected, one line each. */
  readonly faults: readonly string[];
}

/** Findings of parts of a trial as one. */
export const together = (findings: readonly Finding[]): Finding => ({
  figures: Object.fromEntries(findings.flatMap(({ figures }) => Object.entries(figures))),
  faults: findings.flatMap(({ faults }) => faults),
});

/** Something that is tried on a stand that is up, with what is expected of it written down before. */
export interface Trial {
  readonly name: string;
  readonly expectation: string;
  /** @throws Error when it cannot be tried. */
  readonly run: (context: TrialContext) => Promise<Finding>;
}

/** A trial that was made. */
export interface TrialReport extends Finding {
  readonly name: string;
  readonly expectation: string;
  readonly seconds: number;
}

/** Makes a trial; what keeps it from being made is a fault of it. */
export async function runTrial(trial: Trial, context: TrialContext): Promise<TrialReport> {
  const begin = performance.now();
  const finding = await trial.run(context).catch((error: unknown): Finding => ({
    figures: {},
    faults: [error instanceof Error ? error.message : String(error)],
  }));
  const { name, expectation } = trial;
  return { name, expectation, seconds: (performance.now() - begin) / 1000, ...finding };
}
