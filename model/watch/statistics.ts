import { sortBy } from "../collections";
import type { Reconciled } from "./attempt";

/** Requests by what became of them; a request may be duplicated and lost at once. */
export interface Counts {
  readonly sent: number;
  readonly lost: number;
  /** Not processed, as the server said: clients send them again by themselves. */
  readonly refused: number;
  /** `null`: not known, there is no log of the backend. */
  readonly duplicated: number | null;
  readonly wrong: number;
  readonly slow: number;
}

/** Time of right answers beyond what they take by themselves, milliseconds; `null`: there were none. */
export interface Latencies {
  readonly p50Ms: number | null;
  readonly p99Ms: number | null;
  readonly maxMs: number | null;
}

export type Figures = Counts & Latencies;

export function figuresOf(requests: readonly Reconciled[]): Figures {
  const count = (holds: (request: Reconciled) => boolean) => requests.filter(holds).length;
  const known = requests.every(({ arrivals }) => arrivals !== undefined);
  return {
    sent: requests.length,
    lost: count(({ verdict }) => verdict === "lost"),
    refused: count(({ verdict }) => verdict === "refused"),
    duplicated: known ? count(({ arrivals = 0 }) => arrivals > 1) : null,
    wrong: count(({ verdict }) => verdict === "wrong"),
    slow: count(({ slow }) => slow),
    ...latenciesOf(requests),
  };
}

/** Figures of each group, by its name, in the order of the names. */
export const figuresBy = (
  requests: readonly Reconciled[],
  nameOf: (request: Reconciled) => string,
): Record<string, Figures> =>
  Object.fromEntries(
    sortBy([...grouped(requests, nameOf)], ([name]) => name).map(([name, group]) => [
      name,
      figuresOf(group),
    ]),
  );

/** Requests by what they have in common. */
export function grouped<Key>(
  requests: readonly Reconciled[],
  keyOf: (request: Reconciled) => Key,
): Map<Key, Reconciled[]> {
  const groups = new Map<Key, Reconciled[]>();
  for (const request of requests) {
    const key = keyOf(request);
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, [request]);
    } else {
      group.push(request);
    }
  }
  return groups;
}

function latenciesOf(requests: readonly Reconciled[]): Latencies {
  const sorted = requests
    .filter(({ verdict }) => verdict === "ok")
    .map(({ latencyMs, expectedMs }) => Math.max(0, latencyMs - expectedMs))
    .sort((a, b) => a - b);
  return {
    p50Ms: quantile(sorted, 0.5),
    p99Ms: quantile(sorted, 0.99),
    maxMs: quantile(sorted, 1),
  };
}

/** The nearest-rank quantile of sorted numbers. */
export const quantile = (sorted: readonly number[], share: number): number | null =>
  sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;

/** A time in which no right answer came, milliseconds since the start of the run. */
export interface Gap {
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * The longest time without a right answer, between the first and the last request that was due. At a
 * constant rate it is near the time between two requests; a stall shows even if nothing was lost.
 */
export function longestGap(requests: readonly Reconciled[]): Gap {
  const due = requests.map(({ atMs }) => atMs);
  const [first, last] = [least(due), greatest(due)];
  const answered = requests
    .filter(({ verdict }) => verdict === "ok")
    .map(({ atMs, latencyMs }) => atMs + latencyMs)
    .filter((endMs) => endMs < last)
    .sort((a, b) => a - b);
  let [longest, fromMs]: [Gap, number] = [{ fromMs: first, toMs: first }, first];
  for (const toMs of [...answered, last]) {
    longest = toMs - fromMs > longest.toMs - longest.fromMs ? { fromMs, toMs } : longest;
    fromMs = toMs;
  }
  return longest;
}

// Not Math.min(...): a long run has more requests than a call takes arguments.
const least = (numbers: readonly number[]): number =>
  numbers.reduce((a, b) => Math.min(a, b), numbers[0] ?? 0);

export const greatest = (numbers: readonly number[]): number =>
  numbers.reduce((a, b) => Math.max(a, b), 0);
