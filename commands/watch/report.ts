import type { WatchRecord } from "../../model/watch";
import { printable } from "../../model/nginx/inventory";
import { resultLine } from "../../model/watch";
import { colours } from "../colours";

type Figures = WatchRecord["total"];

const SHOWN_FAILURES = 10;

/** Lines on a run, for people; the last one is the result. */
export function report(record: WatchRecord): string {
  const { byProxy, byKind, byTarget, failures, failuresLeftOut, maxLagMs, arrivals } = record;
  const targets = Object.keys(byTarget).length > 1 ? rows("target", byTarget) : [];
  const table = [...rows("kind", byKind), ...targets, ...rows("proxy", byProxy)];
  const shown = failures
    .filter(({ verdict }) => verdict !== "refused")
    .slice(0, SHOWN_FAILURES)
    .map(failureLine);
  const rest = failures.length + failuresLeftOut - shown.length;
  const lines = [
    ...aligned(table),
    ...shown,
    ...(rest > 0 ? [`… and ${rest} more, in the record that --out writes`] : []),
    ...Object.entries(record.connections).map(
      ([name, { opened, closedIdle, closedInUse }]) =>
        `connections ${name}: ${opened} opened, ended by the other side ${closedIdle} idle, ${closedInUse} in use`,
    ),
    ...(arrivals === "known" ? [] : [`duplicates are not known: ${arrivals.unknown}`]),
    ...(maxLagMs > 100 ? [`this machine was late by up to ${maxLagMs} ms: it is too busy`] : []),
    resultLine(record),
  ];
  return `${lines.map(printable).join("\n")}\n`;
}

const HEAD = [
  "sent",
  "lost",
  "refused",
  "duplicated",
  "wrong",
  "slow",
  "p50 ms",
  "p99 ms",
  "max ms",
];

const rows = (title: string, groups: Readonly<Record<string, Figures>>): string[][] => [
  [title, ...HEAD],
  ...Object.entries(groups).map(([name, figures]) => [
    name,
    ...[
      figures.sent,
      figures.lost,
      figures.refused,
      figures.duplicated,
      figures.wrong,
      figures.slow,
    ].map((value) => (value === null ? "?" : String(value))),
    ...[figures.p50Ms, figures.p99Ms, figures.maxMs].map((value) =>
      value === null ? "–" : value.toFixed(1),
    ),
  ]),
];

function aligned(table: readonly (readonly string[])[]): string[] {
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((row) => (row[column] ?? "").length)),
  );
  return table.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  "),
  );
}

const failureLine = ({
  number,
  kind,
  verdict,
  cause,
  arrivals,
  connection,
  reused,
  proxy,
}: WatchRecord["failures"][number]): string => {
  const where =
    connection === undefined
      ? "no connection"
      : `${reused ? "reused" : "first on"} connection ${connection}`;
  const seen = arrivals === undefined ? "" : `, the backend saw it ${arrivals} times`;
  const what = verdict === "ok" ? "duplicated" : `${verdict}: ${cause ?? ""}`;
  return `${number} ${kind} ${colours.red(what)} (${where}, ${proxy}${seen})`;
};
