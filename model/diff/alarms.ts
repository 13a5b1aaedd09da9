import { covers } from "../gateway/hostnames";
import { takesAll } from "./match";
import type { MigrationChange } from "./migration-change";
import type { TableRow } from "./route-table";

/** Something that a reviewer must not miss. */
export interface Alarm {
  readonly kind:
    | "skipped stage"
    | "shut gate"
    | "changed address"
    | "removed migration"
    | "lost protection"
    | "widened match"
    | "lost host";
  readonly text: string;
}

type Rows = readonly TableRow[];

/** The alarms of a change, worst first. */
export const alarmsOf = ({
  before,
  after,
  migrations,
}: {
  before: Rows;
  after: Rows;
  migrations: readonly MigrationChange[];
}): Alarm[] => {
  const lost = lostHosts(before, after);
  const isLeft = ({ host }: TableRow): boolean => !lost.includes(host);
  return [
    ...migrations.flatMap(migrationAlarms),
    ...lostProtections(before.filter(isLeft), after),
    ...widenedMatches(before, after),
    ...lost.map((host): Alarm => ({ kind: "lost host", text: `${host} is no longer served` })),
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

const migrationAlarms = ({
  name,
  before = "assess",
  after,
  gates,
  address,
}: MigrationChange): Alarm[] => [
  ...(after === undefined && before !== "assess"
    ? [
        {
          kind: "removed migration" as const,
          text: `migration ${name} leaves the configuration at stage ${before}`,
        },
      ]
    : []),
  ...(address.change === "moved"
    ? [{ kind: "changed address" as const, text: `migration ${name}: ${address.text}` }]
    : []),
  ...gates
    .filter(({ effect }) => effect === "blocker")
    .map(({ id, message, seen, needed }): Alarm => {
      const kind = id === "step" ? "skipped stage" : "shut gate";
      return { kind, text: `migration ${name}, ${id}: ${message}: ${seen}; needed: ${needed}` };
    }),
];
