import type { Verdict } from "./judge";

/** A request that was sent, and what became of it. */
export interface Attempt {
  readonly number: number;
  /** When it was due, milliseconds since the start of the run. */
  readonly atMs: number;
  /** How much later than due the watch itself sent it. */
  readonly lagMs: number;
  /** From when it was due to the end of its answer or to its failure. */
  readonly latencyMs: number;
  /** Part of that which a right answer takes by itself. */
  readonly expectedMs: number;
  /** Such as `get:kept:h1`. */
  readonly kind: string;
  readonly target: string;
  /** Number of its connection in this run; absent: there was none. */
  readonly connection?: number;
  /** Whether the connection had carried a request before. */
  readonly reused: boolean;
  /** Which proxy it was; on a kept connection the one that answered there before; or `unknown`. */
  readonly proxy: string;
  readonly status?: number;
  readonly verdict: Verdict;
  /** What is lost, refused or wrong about it. */
  readonly cause?: string;
}

export const UNKNOWN_PROXY = "unknown";

/** How often the backend saw each request, by number; `unknown` with the reason. */
export type Arrivals = ReadonlyMap<number, number> | { readonly unknown: string };

/** A request after the backend's log was read. */
export interface Reconciled extends Attempt {
  /** How often the backend saw it; absent: not known. */
  readonly arrivals?: number;
  /** Whether its right answer came later than the limit after what it takes by itself. */
  readonly slow: boolean;
}

/**
 * Holds what the client got against what the backend saw: a right answer goes with exactly one arrival,
 * a refusal with none.
 *
 * @param options.slowMs limit of what an answer may take beyond what it takes by itself.
 */
export function reconcile({
  attempts,
  arrivals,
  slowMs,
}: {
  attempts: readonly Attempt[];
  arrivals: Arrivals;
  slowMs: number;
}): Reconciled[] {
  return attempts.map((attempt) => {
    const slow = attempt.verdict === "ok" && attempt.latencyMs - attempt.expectedMs > slowMs;
    if (!(arrivals instanceof Map)) {
      return { ...attempt, slow };
    }
    const seen = (arrivals as ReadonlyMap<number, number>).get(attempt.number) ?? 0;
    if (seen === 0 && attempt.verdict === "ok") {
      return { ...attempt, arrivals: 0, slow: false, verdict: "wrong", cause: NEVER_ARRIVED };
    }
    return seen > 0 && attempt.verdict === "refused"
      ? { ...attempt, arrivals: seen, slow, verdict: "lost", cause: ARRIVED }
      : { ...attempt, arrivals: seen, slow };
  });
}

const ARRIVED = "refused as not processed, but the backend saw it";

const NEVER_ARRIVED = "answered, but the backend never saw it";
