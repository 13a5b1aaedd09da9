import { z } from "zod";
import { formatJsonFile, parseJsonFile, type FileKind } from "../json-file";
import { reconcile, type Arrivals, type Attempt, type Reconciled } from "./attempt";
import { seriesOf } from "./series";
import { figuresBy, figuresOf, greatest, longestGap } from "./statistics";

/** Version of the record's schema. */
export const WATCH_RECORD_VERSION = 2;

const count = z.int().min(0);
const ms = z.number().min(0);

const figures = {
  sent: count,
  lost: count.describe("no complete answer of the backend"),
  refused: count.describe("not processed, as the server said by HTTP/2: clients send them again"),
  duplicated: count.nullable().describe("the backend saw them more than once; null: not known"),
  wrong: count.describe("answered with another status, body or number, or without an arrival"),
  slow: count.describe("right, but later than the limit"),
  p50Ms: ms.nullable().describe("median of right answers, from when they were due"),
  p99Ms: ms.nullable(),
  maxMs: ms.nullable(),
};

const failureSchema = z.strictObject({
  number: count,
  atMs: ms.describe("when it was due"),
  lagMs: ms,
  latencyMs: ms,
  expectedMs: ms.describe("part of it that a right answer takes by itself"),
  kind: z.string().describe("exchange:connection:protocol"),
  target: z.string(),
  connection: count.optional().describe("number of its connection; absent: there was none"),
  reused: z.boolean().describe("whether the connection had carried a request before"),
  proxy: z.string(),
  status: z.int().optional(),
  verdict: z.enum(["ok", "lost", "refused", "wrong"]),
  cause: z.string().optional(),
  arrivals: count.optional().describe("how often the backend saw it; absent: not known"),
  slow: z.boolean(),
});

const markSchema = z.strictObject({
  time: z.iso.datetime({ offset: true }),
  label: z.string().min(1),
});

const connectionsSchema = z.strictObject({
  opened: count,
  closedIdle: count.describe("ended by the other side while no request was on them: no loss"),
  closedInUse: count.describe("ended by the other side with a request on them"),
});

/** The record of a run of `edge watch`. Times in milliseconds count from its start. */
export const watchRecordSchema = z.strictObject({
  version: z.literal(WATCH_RECORD_VERSION).describe("version of this schema"),
  run: z.string().describe("name of the run: the first part of each request's number"),
  started: z.iso.datetime(),
  ended: z.iso.datetime(),
  settings: z.strictObject({
    targets: z.array(z.string()),
    address: z
      .string()
      .optional()
      .describe("where connections went in place of the targets' hosts"),
    rate: z.number().positive().describe("requests per second"),
    mix: z.record(z.string(), count).describe("kinds and their weights"),
    pool: count.describe("kept connections of HTTP/1.1 for each target"),
    timeoutMs: ms,
    slowMs: ms,
    judged: z.enum(["echo", "status"]).describe("what a right answer is told by"),
  }),
  maxLagMs: ms.describe("how late the watch itself was at most: above 100, look at its machine"),
  arrivals: z
    .union([z.literal("known"), z.strictObject({ unknown: z.string() })])
    .describe("whether the backend's log was read: without it duplicates are not known"),
  total: z.strictObject(figures),
  longestGap: z
    .strictObject({ fromMs: ms, toMs: ms })
    .describe("longest time without a right answer while requests were due"),
  byProxy: z.record(z.string(), z.strictObject(figures)),
  byKind: z.record(z.string(), z.strictObject(figures)),
  byTarget: z.record(z.string(), z.strictObject(figures)),
  connections: z.record(z.string(), connectionsSchema).describe("by connection and protocol"),
  marks: z.array(markSchema).describe("what happened when, in order"),
  stretchMs: ms.describe("length of each stretch of the series"),
  series: z.array(
    z.strictObject({ fromMs: ms, ...figures, answeredBy: z.record(z.string(), count) }),
  ),
  failures: z
    .array(failureSchema)
    .describe("each lost, refused, duplicated or wrong request, in order"),
  failuresLeftOut: count.describe("failures that are counted, but not in the list"),
});

export type WatchRecord = z.infer<typeof watchRecordSchema>;
export type WatchSettings = WatchRecord["settings"];
export type Mark = z.infer<typeof markSchema>;
export type ConnectionCounts = z.infer<typeof connectionsSchema>;

/** A line of a file of marks. */
export const parseMark = (text: string): Mark | undefined => {
  try {
    return markSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};

/** More than this says nothing that the figures do not. */
const MOST_FAILURES = 10_000;

/** What a run leaves behind. */
export interface Run {
  readonly run: string;
  /** ISO 8601. */
  readonly started: string;
  readonly ended: string;
  readonly settings: WatchSettings;
  readonly attempts: readonly Attempt[];
  readonly arrivals: Arrivals;
  readonly connections: Readonly<Record<string, ConnectionCounts>>;
  readonly marks: readonly Mark[];
}

/** The record of a run: its requests held against the backend's log, and counted. */
export function recordOf({ attempts, arrivals, marks, ...run }: Run): WatchRecord {
  const requests = reconcile({ attempts, arrivals, slowMs: run.settings.slowMs });
  const failures = requests.filter(isFailure);
  // What nobody lost gives way where there are too many.
  const listed = [...failures]
    .sort((a, b) => rank(a) - rank(b) || a.number - b.number)
    .slice(0, MOST_FAILURES);
  const { stretchMs, stretches } = seriesOf(requests);
  return {
    version: WATCH_RECORD_VERSION,
    ...run,
    connections: { ...run.connections },
    maxLagMs: greatest(attempts.map(({ lagMs }) => lagMs)),
    arrivals: "unknown" in arrivals ? arrivals : "known",
    total: figuresOf(requests),
    longestGap: longestGap(requests),
    byProxy: figuresBy(requests, ({ proxy }) => proxy),
    byKind: figuresBy(requests, ({ kind }) => kind),
    byTarget: figuresBy(requests, ({ target }) => target),
    marks: inOrder(marks),
    stretchMs,
    series: stretches.map((stretch) => ({ ...stretch })),
    failures: listed.sort((a, b) => a.number - b.number),
    failuresLeftOut: failures.length - listed.length,
  };
}

/** The record with further marks. */
export const withMarks = (record: WatchRecord, marks: readonly Mark[]): WatchRecord => ({
  ...record,
  marks: inOrder([...record.marks, ...marks]),
});

const inOrder = (marks: readonly Mark[]): Mark[] =>
  [...marks].sort((a, b) => Date.parse(a.time) - Date.parse(b.time));

const rank = ({ verdict }: Reconciled): number => (verdict === "refused" ? 1 : 0);

const isFailure = ({ verdict, arrivals = 1 }: Reconciled): boolean =>
  verdict !== "ok" || arrivals > 1;

const KIND: FileKind<WatchRecord> = {
  what: "a record of a watch",
  remedy: 'write it anew with "edge watch --out"',
  version: WATCH_RECORD_VERSION,
  schema: watchRecordSchema,
};

/** The file of a record. */
export const formatWatchRecord = (record: WatchRecord): string => formatJsonFile(record);

/**
 * Reads the file of a record.
 *
 * @param file name of the file, for messages.
 * @returns the record, or one text with every fault of the file: what, where, and the remedy.
 */
export const parseWatchRecord = (
  text: string,
  file: string,
): { record: WatchRecord } | { fault: string } => {
  const parsed = parseJsonFile({ text, file, kind: KIND });
  return "fault" in parsed ? parsed : { record: parsed.content };
};
