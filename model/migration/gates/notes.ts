import { shareOf } from "../share";
import type { Gate, GateInput } from "./gate";
import { requirementsOf } from "./requirements";

/** The jump of share, with the stage before as its settings made it. */
export const shareNotes = ({ plan, settings, applied }: GateInput): Gate[] => {
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

/** Checks that are not good and that this step does not need, and those that it would have liked. */
export const checkNotes = (input: GateInput): Gate[] => [...otherNotes(input), ...lossNotes(input)];

const otherNotes = (input: GateInput): Gate[] => {
  const asked = new Set<string>(requirementsOf(input).map(({ check }) => check));
  return Object.entries(input.evidence?.checks ?? {})
    .filter(([id, { status }]) => status !== "passed" && id !== "dwell" && !asked.has(id))
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
