import type { WatchRecord } from "../../model/watch";
import { PLAIN_RELOAD } from "./reload";

type Failure = WatchRecord["failures"][number];

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

/**
 * Judges a journey. Nothing may be lost on a new connection, nothing twice and nothing wrong; kept
 * connections may end where a step announces a reload of nginx, and cost no more there than one plain
 * reload. What lasts until somebody ends it (a WebSocket that is kept) is counted with its cause.
 */
export function judgeJourney({
  record,
  steps,
}: {
  record: WatchRecord;
  steps: readonly StepReport[];
}): Verdict {
  const failures = record.failures.map((failure) => ({
    failure,
    mark: markAt(record, failure),
  }));
  const lasting = failures.filter(({ failure }) => isLasting(failure));
  const kept = failures.filter(({ failure }) => isKept(failure) && !isLasting(failure));
  const others = failures.filter(({ failure }) => !isKept(failure));
  const keptAt = (label: string) => kept.filter(({ mark }) => mark === label).length;
  const allowed = keptAt(PLAIN_RELOAD);
  const announced = [PLAIN_RELOAD, ...steps.flatMap((s) => (s.reload ? [s.label] : []))];
  const addresses = steps.map(({ address }) => address);
  const changes = addresses.filter((each, index) => index > 0 && each !== addresses[index - 1]);
  const { sent, lost, duplicated, wrong } = record.total;
  return {
    faults: [
      ...steps.flatMap(({ label, faults }) => faults.map((fault) => `${label}: ${fault}`)),
      ...others.map(({ failure, mark }) => `${mark}: ${words(failure)}`),
      ...[...kept, ...lasting].flatMap(({ failure, mark }) =>
        failure.verdict === "wrong" || (failure.arrivals ?? 1) > 1
          ? [`${mark}: ${words(failure)}`]
          : [],
      ),
      ...kept.flatMap(({ failure, mark }) =>
        announced.includes(mark) ? [] : [`${mark}: ${words(failure)}`],
      ),
      ...announced.flatMap((label) =>
        keptAt(label) > allowed
          ? [
              `${label}: ${keptAt(label)} kept connections lost a request, a plain reload ${allowed}`,
            ]
          : [],
      ),
      ...(changes.length > 0 ? [`the address changed: ${addresses.join(", ")}`] : []),
      ...(record.arrivals === "known" ? [] : [`duplicates: ${record.arrivals.unknown}`]),
      ...(record.failuresLeftOut > 0 ? [`${record.failuresLeftOut} more failures`] : []),
    ],
    notes: [
      ...announced.map((label) => `${label}: ${keptAt(label)} requests on kept connections lost`),
      ...counted(lasting.map(({ failure, mark }) => `${mark}: ${failure.kind}, ${failure.cause}`)),
      `the watch itself was late by ${Math.round(record.maxLagMs)} ms at most`,
    ],
    line: `journey: sent ${sent} lost ${lost} duplicated ${duplicated ?? "unknown"} wrong ${wrong} address-changes ${changes.length}`,
  };
}

const isLasting = ({ kind }: Failure): boolean => kind.startsWith("websocket:kept:");

const isKept = ({ kind }: Failure): boolean => kind.split(":")[1] === "kept";

/** The last mark before a request ended. */
const markAt = ({ started, marks }: WatchRecord, { atMs, latencyMs }: Failure): string =>
  marks.findLast(({ time }) => Date.parse(time) - Date.parse(started) <= atMs + latencyMs)?.label ??
  "before";

const words = ({ number, kind, target, cause = "twice", proxy, reused }: Failure): string =>
  `request ${number} (${kind}, ${target}, ${proxy}${reused ? ", connection reused" : ""}): ${cause}`;

const counted = (lines: readonly string[]): string[] =>
  [...new Set(lines)].map((line) => `${line}: ${lines.filter((each) => each === line).length}`);
