import type { WatchRecord } from "../../model/watch";
import {
  connectionOf,
  counted,
  isKept,
  isLasting,
  isLost,
  isSpoilt,
  type Failure,
} from "./failures";
import { PLAIN_RELOAD } from "./reload";
import { exceeds } from "./significance";

/** What a step did beside its traffic. */
export interface StepReport {
  readonly label: string;
  /** Whether it said that nginx would reload. */
  readonly reload: boolean;
  /** Of `pulumi up`. */
  readonly seconds: number;
  /** Address of clients after it. */
  readonly address: string;
  /** What is wrong with it, one line each. */
  readonly faults: readonly string[];
}

/** Whether a journey lost nothing, and what it lost. */
export interface Verdict {
  readonly faults: readonly string[];
  /** What is counted and allowed, one line each. */
  readonly notes: readonly string[];
  /** The last line of a run. */
  readonly line: string;
}

interface Placed {
  readonly failure: Failure;
  /** The last mark before the request ended. */
  readonly mark: string;
}

/**
 * Judges a journey. Nothing may be lost on a new connection, nothing twice and nothing wrong; kept
 * connections may end where a step announces a reload of nginx, and cost no more there than plain reloads
 * in the same run do. What lasts until somebody ends it (a WebSocket that is kept) is counted with its
 * cause, and so is what HTTP/2 refused: nobody lost that.
 */
export function judgeJourney({
  record,
  steps,
}: {
  record: WatchRecord;
  steps: readonly StepReport[];
}): Verdict {
  const placed = record.failures.map((failure) => ({ failure, mark: markAt(record, failure) }));
  const [lasting, others] = split(
    placed.filter(({ failure }) => isLost(failure)),
    isLasting,
  );
  const [kept, fresh] = split(others, isKept);
  const spoilt = placed.filter(({ failure }) => isSpoilt(failure));
  const reloads = steps.filter(({ reload }) => reload).map(({ label }) => label);
  const [announced, unannounced] = split(kept, (_, mark) =>
    [PLAIN_RELOAD, ...reloads].includes(mark),
  );
  const addresses = steps.map(({ address }) => address);
  const changes = addresses.filter((each, index) => index > 0 && each !== addresses[index - 1]);
  const { sent, lost, duplicated, wrong } = record.total;
  return {
    faults: [
      ...steps.flatMap(({ label, faults }) => faults.map((fault) => `${label}: ${fault}`)),
      ...[...fresh, ...spoilt, ...unannounced].map(words),
      ...reloads.flatMap((label) => dearer({ label, announced, record })),
      ...(changes.length > 0 ? [`the address changed: ${addresses.join(", ")}`] : []),
      ...(record.arrivals === "known" ? [] : [`duplicates: ${record.arrivals.unknown}`]),
      ...(record.failuresLeftOut > 0 ? [`${record.failuresLeftOut} more failures`] : []),
    ],
    notes: [
      ...counted([
        ...announced.map(({ mark }) => `${mark}: lost on kept connections`),
        ...lasting.map(({ failure, mark }) => `${mark}: ${failure.kind}, ${failure.cause}`),
        ...placed
          .filter(({ failure }) => failure.verdict === "refused")
          .map(({ failure, mark }) => `${mark}: refused by HTTP/2 (${connectionOf(failure)})`),
      ]).map(({ line, times }) => `${line}: ${times}`),
      `the watch itself was late by ${Math.round(record.maxLagMs)} ms at most`,
    ],
    line: `journey: sent ${sent} lost ${lost} duplicated ${duplicated ?? "unknown"} wrong ${wrong} address-changes ${changes.length}`,
  };
}

/** A step's reload against the plain ones: more than chance would make of the same cost. */
function dearer({
  label,
  announced,
  record: { marks },
}: {
  label: string;
  announced: readonly Placed[];
  record: WatchRecord;
}): string[] {
  const at = (wanted: string) => announced.filter(({ mark }) => mark === wanted).length;
  const plain = {
    events: at(PLAIN_RELOAD),
    of: marks.filter((m) => m.label === PLAIN_RELOAD).length,
  };
  const own = { events: at(label), of: 1 };
  return exceeds({ own, plain })
    ? [
        `${label}: ${own.events} requests lost on kept connections, ${plain.events} in ${plain.of} plain reloads`,
      ]
    : [];
}

const split = (
  placed: readonly Placed[],
  holds: (failure: Failure, mark: string) => boolean,
): [Placed[], Placed[]] => [
  placed.filter(({ failure, mark }) => holds(failure, mark)),
  placed.filter(({ failure, mark }) => !holds(failure, mark)),
];

/** The last mark before a request ended. */
const markAt = ({ started, marks }: WatchRecord, { atMs, latencyMs }: Failure): string =>
  marks.findLast(({ time }) => Date.parse(time) - Date.parse(started) <= atMs + latencyMs)?.label ??
  "before";

const words = ({ failure, mark }: Placed): string => {
  const { number, kind, target, cause = "twice", proxy, reused } = failure;
  return `${mark}: request ${number} (${kind}, ${target}, ${proxy}${reused ? ", connection reused" : ""}): ${cause}`;
};
