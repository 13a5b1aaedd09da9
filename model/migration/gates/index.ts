import { dwellGates } from "./dwell";
import { evidenceGates } from "./evidence";
import { allForced, withForce } from "./force";
import type { Gate, GateInput, ShutGate } from "./gate";
import { lostMarkerGates } from "./marker";
import { direction, movementGates } from "./movement";
import { checkNotes, shareNotes } from "./notes";
import { planGates } from "./plan";
import { REQUIREMENTS, requirementGates } from "./requirements";

export type { Applied, Gate, GateInput } from "./gate";
export { gateError, gateNotes } from "./render";

/**
 * Whether a stage may be gone to from the one that is applied: `stages.md` rule 3. Forward takes the
 * step, the plan and the evidence; the same stage the plan; back the step alone, so that nothing but
 * the way itself ever stands against going back. A step that is none is asked for no proof. Pure: the
 * clock is passed in.
 *
 * @returns Blockers and forced gates in the order of the checks, then notes. Without a blocker: go.
 */
export const gates = (input: GateInput): Gate[] => {
  const { force } = input.settings;
  const plan = planGates(input);
  const lost = lostMarkerGates(input);
  if (lost.length > 0) {
    return withForce({ shut: [...lost, ...plan], force }).filter(isNoNote);
  }
  const movement = movementGates(input);
  switch (direction(input)) {
    case "forward": {
      if (movement.length > 0) {
        return withForce({ shut: [...movement, ...plan], force }).filter(isNoNote);
      }
      const shut = [...plan, ...proofGates(input)];
      return [...withForce({ shut, force }), ...shareNotes(input), ...checkNotes(input)];
    }
    case "same":
      return withForce({ shut: [...movement, ...plan], force }).filter(isNoNote);
    case "back":
      return [
        ...withForce({ shut: movement, force }).filter(isOfStep),
        ...plan.map((gate): Gate => ({ ...gate, effect: "note" })),
        ...shareNotes(input),
      ];
  }
};

/** What evidence and time say. Checks of evidence that does not count are not asked. */
const proofGates = (input: GateInput): ShutGate[] => {
  if (REQUIREMENTS[input.plan.stage].length === 0) {
    return [];
  }
  const evidence = evidenceGates(input);
  return allForced(evidence, input.settings.force)
    ? [...evidence, ...requirementGates(input), ...dwellGates(input)]
    : evidence;
};

/** Entries of `force` outlive their step: that they do nothing any more is told at the next one. */
const isNoNote = ({ effect }: Gate): boolean => effect !== "note";

/** Whatever the configuration says of other gates is no matter for the way back. */
const isOfStep = ({ id }: Gate): boolean => id !== "force";
