import { covers } from "../gateway/hostnames";
import { takesAll } from "./match";
import type { StageStep } from "./route-diff";
import type { TableRow } from "./route-table";

/** Something that a reviewer must not miss. */
export interface Alarm {
  readonly kind: "lost protection" | "widened match" | "lost host" | "stage step";
  readonly text: string;
}

type Rows = readonly TableRow[];

/** The alarms of a change, worst first. */
export const alarmsOf = ({
  before,
  after,
  stages,
}: {
  before: Rows;
  after: Rows;
  stages: readonly StageStep[];
}): Alarm[] => {
  const lost = lostHosts(before, after);
  const isLeft = ({ host }: TableRow): boolean => !lost.includes(host);
  return [
    ...lostProtections(before.filter(isLeft), after),
    ...widenedMatches(before, after),
    ...lost.map((host): Alarm => ({ kind: "lost host", text: `${host} is no longer served` })),
    ...stages.map(stageStep),
  ];
};

const lostHosts = (before: Rows, after: Rows): string[] => {
  const hosts = (rows: Rows) => [...new Set(rows.map(({ host }) => host))];
  const left = hosts(after);
  return hosts(before).filter((host) => !left.some((one) => covers(one, host)));
};

/** Requests of a row go on where a later row takes them: they need the same protections there. */
const lostProtections = (before: Rows, after: Rows): Alarm[] =>
  before.flatMap((row) => {
    if (row.protections.length === 0) {
      return [];
    }
    const taker = after.find((other) => other.host === row.host && takesAll(other, row));
    const missing = taker
      ? row.protections.filter((protection) => !taker.protections.includes(protection))
      : [];
    return missing.length === 0 || !taker || isClosed(taker)
      ? []
      : [
          {
            kind: "lost protection" as const,
            text: `${row.host} ${row.matchText} loses ${missing.join(", ")}${
              taker.matchText === row.matchText ? "" : `: its requests now meet ${taker.matchText}`
            }`,
          },
        ];
  });

/** Nothing gets through, so nothing needs protection. */
const isClosed = ({ becomes }: TableRow): boolean => becomes === "403";

/** A row in place of one that is gone, with the same effect but for more requests. */
const widenedMatches = (before: Rows, after: Rows): Alarm[] => {
  const isIn = (rows: Rows, row: TableRow): boolean =>
    rows.some(({ host, matchText }) => host === row.host && matchText === row.matchText);
  const gone = before.filter((row) => !isIn(after, row));
  return after
    .filter((row) => !isIn(before, row) && !isClosed(row))
    .flatMap((row) => {
      const narrower = gone.find(
        (old) => old.becomes === row.becomes && takesAll(row, old) && !takesAll(old, row),
      );
      return narrower
        ? [
            {
              kind: "widened match" as const,
              text: `${row.host} ${row.matchText} takes more than ${narrower.host} ${narrower.matchText} did`,
            },
          ]
        : [];
    });
};

const stageStep = ({ migration, before, after }: StageStep): Alarm => ({
  kind: "stage step",
  text: `migration ${migration}: ${before ?? "not begun"} → ${after ?? "removed"}`,
});
