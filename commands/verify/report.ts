import { CHECKS, type MigrationEvidence } from "../../model/migration/evidence/evidence";
import { printable } from "../../model/nginx/inventory";
import { colours } from "../colours";

const STATUS = {
  passed: colours.green("passed "),
  failed: colours.red("failed "),
  unknown: colours.yellow("unknown"),
} as const;

/** The checks of a migration for people: one line each, and below it what is wrong. */
export function verifyTable(name: string, evidence: MigrationEvidence): string {
  const { stage, since, checks } = evidence;
  const width = Math.max(...CHECKS.map((id) => id.length));
  const lines = CHECKS.flatMap((id) => {
    const check = checks[id];
    return check === undefined
      ? []
      : [
          `  ${STATUS[check.status]}  ${id.padEnd(width)}  ${printable(check.summary)}`,
          ...check.details.map((detail) => `${" ".repeat(width + 13)}${printable(detail)}`),
        ];
  });
  return `${[`migration ${name}: stage ${stage} since ${since}`, ...lines].join("\n")}\n`;
}

/** `verify: passed 14 failed 1 unknown 2` over all migrations. */
export function verifyLine(all: readonly MigrationEvidence[]): string {
  const statuses = all.flatMap(({ checks }) => Object.values(checks).map(({ status }) => status));
  const of = (wanted: string): string =>
    String(statuses.filter((status) => status === wanted).length);
  return `verify: passed ${of("passed")} failed ${of("failed")} unknown ${of("unknown")}\n`;
}
