import type { RequestFigure } from "../evidence/figures";
import { evidenceGates } from "./evidence";
import type { GateInput } from "./gate";

/** A figure of check `requests` in evidence that counts, or why there is none. */
export const requestFigure = ({
  input,
  figure,
}: {
  input: GateInput;
  figure: RequestFigure;
}): number | string => {
  const [fault] = evidenceGates(input);
  if (fault) {
    return fault.seen;
  }
  const check = input.evidence?.checks.requests;
  return check?.numbers[figure] ?? check?.summary ?? "not looked at";
};
