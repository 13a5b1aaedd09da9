import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Watch } from "../../commands/watch/run";
import { parseOutputs } from "../../outputs";
import type { Run } from "../stack";
import { missedAt } from "./clients";
import { MIGRATION } from "./configuration";
import type { Operator } from "./operator";
import { challengeFaults } from "./renewal";
import { retiredFaults } from "./retired";
import type { Project } from "./project";
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
}

/**
 * Takes one step: update, a preview that must show no change, what clients reach, and evidence for the
 * next one.
 *
 * @throws Error when the update fails: the way ends there.
 */
export async function takeStep({
  step,
  journey,
}: {
  step: Step;
  journey: Journey;
}): Promise<StepReport> {
  const { stand, project, watch, operator } = journey;
  const { label, stage, solver, reload = false } = step;
  watch.mark(label);
  await project.configure(step);
  const begin = performance.now();
  const log: string[] = [];
  const up = await project.stack.up({
    onLine: (line) => log.push(`${new Date().toISOString()} ${line}`),
  });
  await writeFile(join(project.folder, `${label}.log`), `${log.join("\n")}\n`);
  if (up.exitCode !== 0) {
    throw new Error(`pulumi up at ${label} failed:\n${up.all}`);
  }
  const seconds = (performance.now() - begin) / 1000;
  const { run, changes } = await project.stack.preview();
  const output = parseOutputs(await project.stack.outputs()).migration[MIGRATION];
  const missed = await missedAt(stand.address);
  return {
    label,
    reload,
    seconds,
    address: output?.address ?? "none",
    faults: [
      ...(run.exitCode === 0 ? [] : [`preview failed: ${tail(run)}`]),
      ...changes.map(({ op, urn }) => `preview after it: ${op} ${urn}`),
      ...(output?.stage === stage ? [] : [`the stack says stage ${String(output?.stage)}`]),
      ...missed.map((each) => `clients miss ${each}`),
      ...(solver === undefined ? [] : await challengeFaults({ stand, solver })),
      ...((await operator?.work(stage)) ?? []),
      ...(stage === "idle" ? ((await operator?.rest()) ?? []) : []),
      ...(stage === "retire" ? await retiredFaults(stand) : await verify({ journey, stage })),
    ],
  };
}

const tail = ({ all }: Run): string => all.split("\n").slice(-15).join("\n");
