import { milliseconds } from "../../routes/duration";
import { setStage, up, verify } from "../commands";
import type { MigrationEvidence } from "../evidence/evidence";
import type { GateInput, ShutGate } from "./gate";

/**
 * Whether the evidence counts: there is some, of this stack, controller, plan and applied stage, taken
 * since that was applied, not from the future, and fresh. Empty: it does.
 */
export const evidenceGates = (input: GateInput): ShutGate[] => {
  const { stack, plan, applied, evidence, evidenceFile } = input;
  const command = verify({ stack, name: plan.name });
  if (evidence === undefined) {
    return [
      {
        id: "evidence",
        message: "a step forward needs evidence of the stage that is applied",
        seen: `nothing about migration ${plan.name} in ${evidenceFile}`,
        needed: `what edge verify sees at stage ${applied.stage}`,
        command,
      },
    ];
  }
  return QUESTIONS.flatMap((ask) => ask({ ...input, evidence })).map((gate) => ({
    command,
    ...gate,
  }));
};

type Question = (input: GateInput & { readonly evidence: MigrationEvidence }) => ShutGate[];

const unless = (holds: boolean, gate: ShutGate): ShutGate[] => (holds ? [] : [gate]);

const QUESTIONS: readonly Question[] = [
  ({ stack, evidenceStack = "no stack", evidenceFile }) =>
    unless(evidenceStack === stack, {
      id: "evidence-stack",
      message: `the evidence in ${evidenceFile} is of another stack`,
      seen: evidenceStack,
      needed: stack,
    }),
  ({ plan: { controller }, evidence }) =>
    unless(evidence.controller === controller?.name, {
      id: "evidence-controller",
      message: "the evidence is of another controller",
      seen: evidence.controller,
      needed: controller?.name ?? "a controller in the inventory",
    }),
  ({ applied, evidence }) =>
    unless(evidence.stage === applied.stage, {
      id: "evidence-stage",
      message: "the evidence was taken at another stage than the applied one",
      seen: evidence.stage,
      needed: applied.stage,
    }),
  ({ stack, plan, applied, evidence }) =>
    unless(
      evidence.planHash === plan.planHash && [undefined, plan.planHash].includes(applied.planHash),
      {
        id: "evidence-plan",
        message:
          "the plan is not the one that was applied and looked at: apply what changed at the present stage first, and take evidence of it",
        seen: `plan ${evidence.planHash}, applied ${applied.planHash ?? "unknown"}`,
        needed: plan.planHash,
        command: `${setStage({ stack, name: plan.name, stage: applied.stage })} && ${up({ stack })} && ${verify({ stack, name: plan.name })}`,
      },
    ),
  ({ applied: { since, stage }, evidence: { time } }) =>
    unless(since === undefined || Date.parse(time) >= Date.parse(since), {
      id: "evidence-since",
      message: `the evidence is of an earlier stay at stage ${stage}`,
      seen: time,
      needed: `${since ?? ""} or later`,
    }),
  ({ evidence: { time }, now }) =>
    unless(Date.parse(time) <= now.getTime(), {
      id: "evidence-future",
      message: "the evidence is from the future: one of two clocks is wrong",
      seen: time,
      needed: `${now.toISOString()} or earlier`,
    }),
  ({ evidence: { time }, now, settings: { thresholds } }) =>
    unless(now.getTime() - Date.parse(time) <= milliseconds(thresholds.evidenceAge), {
      id: "evidence-age",
      message: "the evidence is too old",
      seen: time,
      needed: `at most ${thresholds.evidenceAge} old`,
    }),
];
