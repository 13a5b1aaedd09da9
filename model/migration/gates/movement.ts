import { setStage, verify } from "../commands";
import { atLeast, nextStages, position } from "../stage";
import type { Direction, GateInput, ShutGate } from "./gate";
import { belowRoutesGate, markerGates } from "./marker";
import { requestFigure } from "./requests";

export const direction = ({ applied, plan }: Pick<GateInput, "applied" | "plan">): Direction => {
  const steps = position(plan.stage) - position(applied.stage);
  return steps === 0 ? "same" : steps > 0 ? "forward" : "back";
};

/**
 * What holds for the step itself: forward to the next stage, back to `routes` at once, from there down
 * when no client is left, and never out of `retire` or out of another stack's hands.
 */
export const movementGates = (input: GateInput): ShutGate[] => [
  ...markerGates(input),
  ...STEPS[direction(input)](input),
];

const forward = ({ stack, plan: { name, stage }, applied }: GateInput): ShutGate[] => {
  const next = nextStages(applied.stage);
  const [first = stage] = next;
  return next.includes(stage)
    ? []
    : [
        {
          id: "step",
          message: "stages are gone forward one by one: each is the proof of the next",
          seen: `from ${applied.stage} to ${stage}`,
          needed: next.join(" or "),
          command: setStage({ stack, name, stage: first }),
        },
      ];
};

const back = (input: GateInput): ShutGate[] => {
  const { stack, plan, applied } = input;
  const from = `from ${applied.stage} to ${plan.stage}`;
  if (applied.stage === "retire") {
    return [
      {
        id: "retired",
        message: "nothing leads back from retire: nginx is gone; install it anew to begin again",
        seen: from,
        needed: "retire",
        command: setStage({ stack, name: plan.name, stage: "retire" }),
      },
    ];
  }
  if (atLeast(plan.stage, "routes") || applied.stage === "install") {
    return [];
  }
  return applied.stage === "routes"
    ? connectionGates({ input, from })
    : [belowRoutesGate({ stack, plan, seen: from })];
};

/** Kept connections outlive a selector: only a count at the proxy tells. */
const connectionGates = ({ input, from }: { input: GateInput; from: string }): ShutGate[] => {
  const { stack, plan, settings } = input;
  const { openConnections } = settings.thresholds;
  const seen = requestFigure({ input, figure: "envoyOpenConnections" });
  return typeof seen === "number" && seen <= openConnections
    ? []
    : [
        {
          id: "connections",
          message: `${from}: clients that Envoy still has would get 404 when its routes go`,
          seen: typeof seen === "number" ? `${seen} open connections at Envoy` : seen,
          needed: `at most ${openConnections}, seen at routes`,
          command: verify({ stack, name: plan.name }),
        },
      ];
};

const STEPS: Record<Direction, (input: GateInput) => ShutGate[]> = {
  forward,
  same: () => [],
  back,
};
