import type { Gate } from "./gate";

interface Step {
  readonly name: string;
  readonly gates: readonly Gate[];
}

/**
 * All blockers in one text, a block each: the check, what was seen, what it takes, the command.
 *
 * @returns `undefined` if nothing blocks.
 */
export const gateError = ({ name, gates }: Step): string | undefined => {
  const blockers = gates.filter(({ effect }) => effect === "blocker");
  if (blockers.length === 0) {
    return undefined;
  }
  const count = blockers.length === 1 ? "1 gate is shut" : `${blockers.length} gates are shut`;
  return [`migration ${name}: ${count}`, ...blockers.map(block)].join("\n\n");
};

/** One text for each note, and for each gate that was passed over. */
export const gateNotes = ({ name, gates }: Step): string[] =>
  gates
    .filter(({ effect }) => effect !== "blocker")
    .map((gate) => `migration ${name}: ${noteText(gate)}`);

const noteText = ({ effect, id, message, seen, needed, reason }: Gate): string =>
  effect === "forced"
    ? [`FORCED ${id}: ${message}: ${seen}; needed ${needed}`, reason].join(". Reason: ")
    : `${id}: ${message}: ${seen} → ${needed}`;

const block = ({ id, message, seen, needed, command }: Gate): string =>
  [
    `  ${id}: ${message}`,
    `    seen:   ${indented(seen)}`,
    `    needed: ${indented(needed)}`,
    ...(command === undefined ? [] : [`    run:    ${command}`]),
  ].join("\n");

const indented = (text: string): string => text.replaceAll("\n", "\n          ");
