import { colours as pc } from "../colours";
import { verdict } from "../../model/diff/markdown";
import {
  type MigrationLine,
  migrationLines,
  migrationTitle,
} from "../../model/diff/migration-text";
import type { Change, FindingLine, RouteDiff, RowEffect } from "../../model/diff/route-diff";
import { printable } from "../../model/nginx/inventory";

/** The diff as plain lines for a terminal; colour only where it is one. */
export function tableDiff({ diff, stack }: { diff: RouteDiff; stack: string }): string {
  const { alarms, changes, unchanged, findings, migrations } = diff;
  const groups: readonly (readonly [title: string, lines: readonly string[]])[] = [
    [
      "look at these first",
      alarms.map(({ kind, text }) => pc.red(`! ${kind}: ${printable(text)}`)),
    ],
    ...migrations.map(
      (change) => [migrationTitle(change), migrationLines(change).map(migrationLine)] as const,
    ),
    ["routes", changes.flatMap(changeLines)],
    ["new findings without an answer", findings.new.map(findingText)],
    ["answered findings", findings.answered.map(findingText)],
    ["findings that are gone", findings.gone.map(findingText)],
  ];
  const lines = [
    `stack ${stack}: ${verdict(diff)}`,
    ...groups.flatMap(([title, texts]) =>
      texts.length === 0 ? [] : ["", title, ...texts.map((text) => `  ${text}`)],
    ),
    "",
    `${String(unchanged)} routes unchanged, ${String(findings.open)} findings without an answer`,
  ];
  return `${lines.join("\n")}\n`;
}

function migrationLine({ label, text, tone }: MigrationLine): string {
  const line = printable(`${label}: ${text}`);
  return tone === "alarm" ? pc.red(line) : line;
}

function changeLines({ host, match, before, after }: Change): string[] {
  const place = printable(`${host} ${match}`);
  const text = (effect: RowEffect): string =>
    printable([effect.becomes, ...effect.protections.map((name) => `[${name}]`)].join(" "));
  return [
    ...(before ? [pc.red(`- ${place}  ${text(before)}`)] : []),
    ...(after ? [pc.green(`+ ${place}  ${text(after)}`)] : []),
  ];
}

function findingText({ migration, id, severity, text, answer }: FindingLine): string {
  return printable(
    `${migration}: ${id} (${severity}): ${text}${answer === undefined ? "" : ` [${answer}]`}`,
  );
}
