import { shareOf } from "../share";
import type { Gate, GateInput } from "./gate";
import { requirementsOf } from "./requirements";

/** What to know of a step that nothing stands against. */
export const stepNotes = (input: GateInput): Gate[] => [
  ...shareNotes(input),
  ...checkNotes(input),
  ...lossNotes(input),
];

/** The jump of share, with the stage before as its settings made it. */
const shareNotes = ({ plan, settings, applied }: GateInput): Gate[] => {
  const [before, after] = [
    shareOf({ plan: { ...plan, stage: applied.stage }, settings }),
    shareOf({ plan, settings }),
  ];
  // Weights belong to their stage: of the one that is left they are not known here.
  const isKnown = applied.stage !== "canary" && applied.stage !== "pool";
  return before.text === after.text
    ? []
    : [
        {
          id: "share",
          effect: "note",
          message: "share of traffic that Envoy gets",
          seen: isKnown ? before.text : `that of ${applied.stage}`,
          needed: after.text,
        },
      ];
};

/** Checks that no requirement of this step names, and that are not good. */
const checkNotes = (input: GateInput): Gate[] => {
  const asked = new Set(requirementsOf(input).map(({ check }) => check));
  return Object.entries(input.evidence?.checks ?? {})
    .filter(([id, { status }]) => status !== "passed" && ![...asked].some((one) => one === id))
    .map(([id, { status, summary }]) => ({
      id,
      effect: "note",
      message: `check ${id}, which this step does not need`,
      seen: `${status}: ${summary}`,
      needed: "passed, sooner or later",
    }));
};

const lossNotes = (input: GateInput): Gate[] =>
  requirementsOf(input)
    .filter(({ check, optional }) => optional && input.evidence?.checks[check] === undefined)
    .map(({ check, needed }) => ({
      id: check,
      effect: "note",
      message: `check ${check} was not made: it needs the record of edge watch`,
      seen: "not looked at",
      needed,
    }));
