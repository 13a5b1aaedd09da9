import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Watch } from "../../commands/watch/run";
import { position } from "../../model/migration/stage";
import { parseOutputs } from "../../outputs";
import { missedAt } from "./clients";
import { MIGRATION } from "./configuration";
import type { Operator } from "./operator";
import { previewFaults } from "./preview";
import { challengeFaults } from "./renewal";
import { retiredFaults } from "./retired";
import type { Project } from "./project";
import { servedByFaults } from "./served-by";
import type { Stand } from "./stand";
import type { StepReport } from "./verdict";
import { verify } from "./verify";
import type { Step } from "./way";

/** What every step works on. */
export interface Journey {
  readonly stand: Stand;
  readonly project: Project;
  readonly watch: Watch;
  /** Does what the runbook says, besides. */
  readonly operator?: Operator;
  /** Ends an update, as Ctrl-C does. */
  readonly signal?: AbortSignal;
}

/**
 * Takes one step: update, a preview that must show no change, what clients reach, and evidence for the
 * next one if that goes forward.
 *
 * @throws Error when the update fails: the way ends there.
 */
export async function takeStep({
  step,
  next,
  journey,
}: {
  step: Step;
  next: Step | undefined;
  journey: Journey;
}): Promise<StepReport> {
  const { stand, project, watch, operator, signal } = journey;
  const { label, stage, solver, reload = false } = step;
  watch.mark(label);
  await project.configure(step);
  const begin = performance.now();
  const log: string[] = [];
  const up = await project.stack.up({
    onLine: (line) => log.push(`${new Date().toISOString()} ${line}`),
    ...(signal && { signal }),
  });
  await writeFile(join(project.folder, `${label}.log`), `${log.join("\n")}\n`);
  if (up.exitCode !== 0) {
    throw new Error(`pulumi up at ${label} failed:\n${up.all}`);
  }
  const seconds = (performance.now() - begin) / 1000;
  const changes = await previewFaults(project);
  const output = parseOutputs(await project.stack.outputs()).migration[MIGRATION];
  const missed = await missedAt(stand.address);
  const served = await servedByFaults({ stand, stage });
  const challenged = solver === undefined ? [] : await challengeFaults({ stand, solver });
  const worked = await operator?.work(stage);
  const rest = stage === "idle" ? await operator?.rest() : undefined;
  // Commands of the runbook set keys of other stages.
  await project.configure(step);
  return {
    label,
    reload,
    seconds,
    address: output?.address ?? "none",
    faults: [
      ...changes,
      ...(output?.stage === stage ? [] : [`the stack says stage ${String(output?.stage)}`]),
      ...missed.map((each) => `clients miss ${each}`),
      ...served,
      ...challenged,
      ...(worked?.faults ?? []),
      ...(rest?.faults ?? []),
      ...(stage === "retire" ? await retiredFaults(stand) : []),
      ...(worked?.evidence !== true && goesForward({ step, next })
        ? await verify({ journey, stage })
        : []),
    ],
  };
}

/** Whether evidence is asked for: neither on the way back, nor for another setting of a stage. */
const goesForward = ({ step, next }: { step: Step; next: Step | undefined }): boolean =>
  next !== undefined && position(next.stage) > position(step.stage);
