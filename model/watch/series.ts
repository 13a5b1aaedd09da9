import type { Reconciled } from "./attempt";
import { figuresOf, greatest, grouped, type Figures } from "./statistics";

/** What became of the requests that were due in one stretch of the run. */
export interface Stretch extends Figures {
  /** Its begin, milliseconds since the start of the run. */
  readonly fromMs: number;
  /** Right answers by proxy. */
  readonly answeredBy: Readonly<Record<string, number>>;
}

export interface Series {
  /** Length of each stretch, milliseconds. */
  readonly stretchMs: number;
  /** In order; a stretch in which nothing was due is left out. */
  readonly stretches: readonly Stretch[];
}

/** Most points that a picture shows well. */
const MOST_STRETCHES = 1500;

const LENGTHS_MS = [1, 2, 5, 10, 30, 60, 300, 900].map((seconds) => seconds * 1000);
const LONGEST_MS = 3_600_000;

/** The run over time, in stretches of a second, or longer ones if it was long. */
export function seriesOf(requests: readonly Reconciled[]): Series {
  const lastMs = greatest(requests.map(({ atMs }) => atMs));
  const stretchMs = LENGTHS_MS.find((length) => lastMs / length <= MOST_STRETCHES) ?? LONGEST_MS;
  const placeOf = ({ atMs }: Reconciled): number => Math.floor(atMs / stretchMs);
  const stretches = [...grouped(requests, placeOf)]
    .map(([place, group]) => ({
      fromMs: place * stretchMs,
      ...figuresOf(group),
      answeredBy: answeredBy(group),
    }))
    .sort((a, b) => a.fromMs - b.fromMs);
  return { stretchMs, stretches };
}

const answeredBy = (requests: readonly Reconciled[]): Record<string, number> => {
  const right = requests.filter(({ verdict }) => verdict === "ok");
  const groups = [...grouped(right, ({ proxy }) => proxy)];
  return Object.fromEntries(groups.map(([proxy, group]) => [proxy, group.length]));
};
