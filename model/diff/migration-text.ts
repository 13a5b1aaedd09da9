import type { Gate } from "../migration/gates";
import { isMoved, type MigrationChange } from "./migration-change";

/** A line about a migration: what it is about, and plain text. */
export interface MigrationLine {
  readonly label: string;
  readonly text: string;
  readonly tone: "plain" | "alarm" | "command";
}

/** The title of a migration's section. */
export const migrationTitle = (change: MigrationChange): string => {
  const { name, before = "not begun", after = "removed" } = change;
  return `Migration ${name}: ${before === after ? `stage ${after}` : `stage ${before} → ${after}`}${
    isMoved(change) ? "" : ", unchanged"
  }`;
};

/** What a reviewer wants to know of a migration's step, in the order in which it matters. */
export const migrationLines = ({
  before,
  after,
  share,
  address,
  gates,
  rollBack,
}: MigrationChange): MigrationLine[] => [
  {
    label: "traffic to Envoy",
    text:
      share.before === share.after
        ? `unchanged: ${share.after}`
        : `${share.before} → ${share.after}`,
    tone: "plain",
  },
  { label: "address", text: address.text, tone: address.change === "moved" ? "alarm" : "plain" },
  ...(before === after || after === undefined
    ? []
    : [
        {
          label: "gates",
          text: `${countOf(gates)}, as far as files tell: the applied stage is taken to be ${before ?? "assess"}, and the preview asks the cluster`,
          tone: "plain" as const,
        },
      ]),
  ...gates.filter(({ id, effect }) => id !== "share" || effect !== "note").map(gateLine),
  ...(rollBack === undefined
    ? []
    : [{ label: "roll back", text: rollBack, tone: "command" as const }]),
];

const countOf = (gates: readonly Gate[]): string => {
  const number = (effect: Gate["effect"]) => gates.filter((gate) => gate.effect === effect).length;
  return `${number("blocker")} shut, ${number("forced")} forced`;
};

const gateLine = ({ id, effect, message, seen, needed, reason }: Gate): MigrationLine => ({
  label: `${EFFECTS[effect]} ${id}`,
  text: [
    `${message}: ${seen.replaceAll(/\n\s*/g, "; ")}; needed: ${needed}`,
    ...(reason === undefined ? [] : [`reason: ${reason}`]),
  ].join("; "),
  tone: effect === "note" ? "plain" : "alarm",
});

const EFFECTS: Record<Gate["effect"], string> = {
  blocker: "shut",
  forced: "FORCED",
  note: "note",
};
