import { FORCEABLE } from "../../../model/migration/gates/force";
import { OPTIONAL_STAGES, position, STAGES, type Stage } from "../../../model/migration/stage";
import { parseOutputs } from "../../../outputs";
import { tail, type Run, type RunOptions } from "../../stack";
import { MIGRATION } from "../configuration";
import type { Step } from "../way";
import type { TrialContext } from "./trial";

/** Keys that belong to one stage alone. */
const OF_STAGE: Partial<Record<Stage, Readonly<Record<string, unknown>>>> = {
  canary: { canaryWeight: 25 },
  pool: { poolReplicas: 1 },
};

/**
 * The configuration of a stage in a trial. Every gate that can be forced is: what trials are about is
 * what an update does to clients. That gates are shut without evidence is proved elsewhere.
 */
export const trialStep = ({
  stage,
  context,
  settings = {},
}: {
  stage: Stage;
  context: Pick<TrialContext, "settings">;
  settings?: Readonly<Record<string, unknown>>;
}): Step => ({
  stage,
  label: stage,
  settled: true,
  settings: {
    force: FORCEABLE.map((gate) => ({ gate, reason: "a trial takes no evidence" })),
    ...context.settings,
    ...ofStage({ stage, context }),
    ...settings,
  },
});

/** In mode `dns` records share clients out, and no pods. */
const ofStage = ({
  stage,
  context: { settings },
}: {
  stage: Stage;
  context: Pick<TrialContext, "settings">;
}) => (stage === "pool" && settings?.addressMode === "dns" ? {} : OF_STAGE[stage]);

/** Runs the update to a stage; never throws for an exit code. */
export async function update({
  context,
  stage,
  settings,
  ...options
}: {
  context: TrialContext;
  stage: Stage;
  settings?: Readonly<Record<string, unknown>>;
} & RunOptions): Promise<Run> {
  const { project } = context;
  await project.configure(trialStep({ stage, context, ...(settings && { settings }) }));
  return project.stack.up(options);
}

/** The same. @throws Error when the update fails. */
export async function updated(options: Parameters<typeof update>[0]): Promise<void> {
  const run = await update(options);
  if (run.exitCode !== 0) {
    throw new Error(`pulumi up at ${options.stage} failed:\n${tail(run)}`);
  }
}

/** The stage that the stack says; `assess` for one without. */
export async function stageOf({ project }: TrialContext): Promise<Stage> {
  const outputs = await project.stack.outputs();
  return Object.keys(outputs as object).length === 0
    ? "assess"
    : (parseOutputs(outputs).migration[MIGRATION]?.stage ?? "assess");
}

/** Stages to be applied one after the other, from one to the other. Back it is one step. */
export const wayBetween = (from: Stage, to: Stage): Stage[] =>
  position(from) >= position(to)
    ? from === to
      ? []
      : [to]
    : STAGES.slice(position(from) + 1, position(to) + 1).filter(
        (stage) => !isOptional(stage) || isOptional(to) || isOptional(from),
      );

/** Goes to a stage, from whichever is applied. @throws Error when an update fails. */
export async function goTo(context: TrialContext, stage: Stage): Promise<void> {
  for (const next of wayBetween(await stageOf(context), stage)) {
    await updated({ context, stage: next });
  }
}

const isOptional = (stage: Stage): boolean => OPTIONAL_STAGES.includes(stage);
