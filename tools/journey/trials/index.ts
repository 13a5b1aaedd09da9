import { destroy } from "./destroy";
import type { Trial } from "./trial";
import { weights } from "./weights";

/** All trials, in an order in which each begins near to where the one before ended. */
export const TRIALS: readonly Trial[] = [weights, destroy];

/**
 * Trials by their names.
 *
 * @throws Error with every name that is none.
 */
export function trialsOf(names: readonly string[]): Trial[] {
  const unknown = names.filter((name) => TRIALS.every((trial) => trial.name !== name));
  if (unknown.length > 0) {
    const known = TRIALS.map(({ name }) => name).join(", ");
    throw new Error(`no trial is called ${unknown.join(", ")}: ${known}`);
  }
  return TRIALS.filter(({ name }) => names.includes(name));
}
