/** How often something happened in some equal trials. */
export interface Count {
  readonly events: number;
  /** Number of trials. */
  readonly of: number;
}

/** So rarely chance alone may look like a difference. */
const LEVEL = 0.001;

/**
 * Whether events are more frequent than in plain trials, beyond what chance makes of the same frequency:
 * the conditional test of two Poisson rates (Przyborowski and Wilenski, 1940). Of all events each falls
 * into our own trials with the share of these among all trials.
 */
export function exceeds({ own, plain }: { own: Count; plain: Count }): boolean {
  const all = own.events + plain.events;
  const share = own.of / (own.of + plain.of);
  return upperTail({ trials: all, share, from: own.events }) < LEVEL;
}

/** Probability of `from` or more successes in independent trials. */
function upperTail({
  trials,
  share,
  from,
}: {
  trials: number;
  share: number;
  from: number;
}): number {
  let term = (1 - share) ** trials;
  let below = 0;
  for (let successes = 0; successes < from; successes++) {
    below += term;
    term *= ((trials - successes) / (successes + 1)) * (share / (1 - share));
  }
  return 1 - below;
}
