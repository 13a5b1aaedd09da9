import { destroy } from "./destroy";
import { FAULT_TRIALS } from "./fault-trials";
import { dns, own } from "./modes";
import { rollback } from "./rollback";
import type { Trial } from "./trial";
import { weights } from "./weights";

/** All trials, in an order in which each begins near to where the one before ended. */
export const TRIALS: readonly Trial[] = [...FAULT_TRIALS, weights, rollback, destroy, own, dns];

/**
 * Trials by their names; `faults` names all faults.
 *
 * @throws Error with every name that is none.
 */
export function trialsOf(names: readonly string[]): Trial[] {
  const groups = new Map<string, readonly Trial[]>([
    ...TRIALS.map((trial) => [trial.name, [trial]] as const),
    ["faults", FAULT_TRIALS],
  ]);
  const unknown = names.filter((name) => !groups.has(name));
  if (unknown.length > 0) {
    throw new Error(`no trial is called ${unknown.join(", ")}: ${[...groups.keys()].join(", ")}`);
  }
  const chosen = new Set(names.flatMap((name) => groups.get(name) ?? []));
  return TRIALS.filter((trial) => chosen.has(trial));
}
