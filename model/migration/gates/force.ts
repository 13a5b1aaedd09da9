import type { MigrationSettings } from "../../settings";
import { CHECKS } from "../evidence/evidence";
import type { Gate, ShutGate } from "./gate";

/**
 * Gates that a reason in the configuration passes over: what evidence says, and what time says. Never
 * the order of stages, another stack's marker, a confirmation, faults of the plan, open protections or evidence of
 * something else: there is a right way for each of those, and it is as short.
 */
export const FORCEABLE: readonly string[] = [
  ...CHECKS,
  "connections",
  "evidence",
  "evidence-age",
  "lost-marker",
  "old-address",
];

type Force = MigrationSettings["force"];

/** The gates with those that are forced marked, and what is wrong with the entries of `force`. */
export const withForce = ({ shut, force }: { shut: readonly ShutGate[]; force: Force }): Gate[] => {
  const reasons = new Map(
    force
      .filter(({ gate }) => FORCEABLE.includes(gate))
      .map(({ gate, reason }) => [gate, reason] as const),
  );
  return [
    ...shut.map((gate): Gate => {
      const reason = reasons.get(gate.id);
      return reason === undefined
        ? { ...gate, effect: "blocker" }
        : { ...gate, effect: "forced", reason };
    }),
    ...force
      .filter(({ gate }) => !FORCEABLE.includes(gate))
      .map(({ gate }): Gate => ({
        id: "force",
        effect: "blocker",
        message: `force: ${gate} is no gate that can be passed over`,
        seen: gate,
        needed: `of ${FORCEABLE.join(", ")}`,
      })),
    ...force
      .filter(({ gate }) => FORCEABLE.includes(gate) && shut.every(({ id }) => id !== gate))
      .map(({ gate }): Gate => ({
        id: "force",
        effect: "note",
        message: `force: ${gate} has nothing to pass over here`,
        seen: gate,
        needed: "no such entry: it would pass over what comes later",
      })),
  ];
};

/** Whether each of the gates is forced. */
export const allForced = (shut: readonly ShutGate[], force: Force): boolean =>
  shut.every(({ id }) => FORCEABLE.includes(id) && force.some(({ gate }) => gate === id));
