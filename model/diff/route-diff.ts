import { sortBy } from "../collections";
import type { AnsweredFinding } from "../nginx/findings/finding";
import { needsAnswer } from "../nginx/findings/state";
import { alarmsOf, type Alarm } from "./alarms";
import { type MigrationChange, migrationChanges } from "./migration-change";
import type { RouteTable, TableRow } from "./route-table";

/** What differs between two versions of a stack, by route. */
export interface RouteDiff {
  /** What must not go by unseen; any makes `edge diff` exit with 1. */
  readonly alarms: readonly Alarm[];
  readonly changes: readonly Change[];
  /** Rows that are the same in both. */
  readonly unchanged: number;
  readonly findings: FindingChanges;
  /** Migrations that move, or that have something in the cluster. */
  readonly migrations: readonly MigrationChange[];
}

/** A row that came, went, or does something else. */
export interface Change {
  readonly host: string;
  readonly match: string;
  readonly before?: RowEffect;
  readonly after?: RowEffect;
}

export type RowEffect = Pick<TableRow, "source" | "becomes" | "protections">;

export interface FindingChanges {
  /** New ones without an answer. */
  readonly new: readonly FindingLine[];
  /** Ones that have got an answer, or another one. */
  readonly answered: readonly FindingLine[];
  readonly gone: readonly FindingLine[];
  /** All those without an answer that need one. */
  readonly open: number;
}

export interface FindingLine {
  readonly migration: string;
  readonly id: string;
  readonly severity: AnsweredFinding["severity"];
  readonly protective: boolean;
  /** What differs and what helps, in one line. */
  readonly text: string;
  /** `accept: reason`, `deny` or `holdBack`. */
  readonly answer?: string;
}

/**
 * Compares two tables. Pure: the same tables give the same diff, in the same order.
 *
 * @param now For the age of evidence.
 */
export const diffRoutes = ({
  before,
  after,
  stack,
  now,
}: {
  before: RouteTable;
  after: RouteTable;
  stack: string;
  now: Date;
}): RouteDiff => {
  const { changes, unchanged } = rowChanges(before.rows, after.rows);
  const migrations = migrationChanges({
    before: before.migrations,
    after: after.migrations,
    stack,
    now,
  });
  return {
    alarms: alarmsOf({ before: before.rows, after: after.rows, migrations }),
    changes,
    unchanged,
    findings: findingChanges(before.findings, after.findings),
    migrations,
  };
};

const placeOf = ({ host, matchText }: TableRow): string => `${host}\n${matchText}`;

/** Of several rows with one host and match the first takes all requests. */
const byPlace = (rows: readonly TableRow[]): Map<string, TableRow> =>
  new Map([...rows].reverse().map((row) => [placeOf(row), row]));

const effectText = ({ becomes, protections }: TableRow): string =>
  JSON.stringify([becomes, protections]);

const rowChanges = (
  before: readonly TableRow[],
  after: readonly TableRow[],
): { changes: Change[]; unchanged: number } => {
  const [old, present] = [byPlace(before), byPlace(after)];
  const pairs = sortBy([...new Map([...old, ...present])], ([place]) => place).map(
    ([place, row]) => ({ row, was: old.get(place), is: present.get(place) }),
  );
  const changed = pairs.filter(({ was, is }) => !was || !is || effectText(was) !== effectText(is));
  return {
    changes: changed.map(({ row, was, is }) => ({
      host: row.host,
      match: row.matchText,
      ...(was && { before: effect(was) }),
      ...(is && { after: effect(is) }),
    })),
    unchanged: pairs.length - changed.length,
  };
};

const effect = ({ source, becomes, protections }: TableRow): RowEffect => ({
  source,
  becomes,
  protections,
});

type Findings = RouteTable["findings"];

const findingChanges = (before: Findings, after: Findings): FindingChanges => {
  const keyed = (findings: Findings) =>
    new Map(findings.map((finding) => [`${finding.migration} ${finding.id}`, finding]));
  const [old, present] = [keyed(before), keyed(after)];
  const entries = [...present];
  return {
    new: entries
      .filter(([key, { answer }]) => !old.has(key) && answer === undefined)
      .map(([, finding]) => lineOf(finding)),
    answered: entries
      .filter(
        ([key, { answer }]) =>
          answer !== undefined && JSON.stringify(answer) !== JSON.stringify(old.get(key)?.answer),
      )
      .map(([, finding]) => lineOf(finding)),
    gone: [...old].filter(([key]) => !present.has(key)).map(([, finding]) => lineOf(finding)),
    open: entries.filter(([, finding]) => needsAnswer(finding)).length,
  };
};

const lineOf = (finding: Findings[number]): FindingLine => {
  const { migration, id, severity, protective, differences, remedy, answer } = finding;
  const [first] = differences;
  const difference = first ? `nginx ${first.nginx}; Envoy ${first.envoy}. ` : "";
  return {
    migration,
    id,
    severity,
    protective,
    text: `${difference}${remedy}`,
    ...(answer && {
      answer: answer.answer === "accept" ? `accept: ${answer.reason}` : answer.answer,
    }),
  };
};
