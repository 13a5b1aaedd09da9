import type { Alarm } from "./alarms";
import { isMoved } from "./migration-change";
import { type MigrationLine, migrationLines, migrationTitle } from "./migration-text";
import type { Change, FindingLine, RouteDiff, RowEffect } from "./route-diff";

/** GitHub takes 65 536 characters in a comment; the rest is for what a workflow adds. */
const MOST_CHARACTERS = 60_000;

/**
 * The diff as a comment on a pull request: what must not go by unseen first, then routes and
 * findings, at most 60 000 characters; what is cut is counted. The same diff gives the same bytes.
 */
export const markdownDiff = ({ diff, stack }: { diff: RouteDiff; stack: string }): string => {
  const head = [`### Routes of stack ${code(stack)}: ${verdict(diff)}`, "", counts(diff)];
  const sections = [
    section({ title: "Look at these first", lines: diff.alarms.map(alarmLine) }),
    ...diff.migrations.map((change) =>
      section({ title: migrationTitle(change), lines: migrationLines(change).map(migrationLine) }),
    ),
    section({ title: "Routes", lines: diff.changes.map(changeRow), head: TABLE_HEAD }),
    section({ title: "New findings without an answer", lines: diff.findings.new.map(findingLine) }),
    section({ title: "Answered findings", lines: diff.findings.answered.map(findingLine) }),
    section({ title: "Findings that are gone", lines: diff.findings.gone.map(findingLine) }),
  ];
  return within({ head, sections: sections.filter(({ lines }) => lines.length > 0) });
};

export const verdict = ({ alarms, changes, findings, migrations }: RouteDiff): string => {
  if (alarms.length > 0) {
    return alarms.length === 1 ? "⛔ 1 alarm" : `⛔ ${alarms.length} alarms`;
  }
  const isSame =
    changes.length + findings.new.length + findings.answered.length + findings.gone.length === 0 &&
    !migrations.some(isMoved);
  return isSame ? "no change" : "✅ no alarm";
};

const counts = ({ changes, unchanged, findings }: RouteDiff): string => {
  const number = (kind: (change: Change) => boolean) => changes.filter(kind).length;
  return [
    `${number(({ before }) => !before)} new`,
    `${number(({ after }) => !after)} gone`,
    `${number(({ before, after }) => before !== undefined && after !== undefined)} changed`,
    `${unchanged} unchanged`,
    `${findings.open} findings without an answer`,
  ].join(" · ");
};

interface Section {
  readonly title: string;
  readonly head: readonly string[];
  readonly lines: readonly string[];
}

const section = ({
  title,
  lines,
  head = [],
}: {
  title: string;
  lines: readonly string[];
  head?: readonly string[];
}): Section => ({ title, head, lines });

const TABLE_HEAD = ["| Host | Match | Before | After | Protections |", "|---|---|---|---|---|"];

const alarmLine = ({ kind, text }: Alarm): string => `- **${kind}**: ${escaped(text)}`;

const migrationLine = ({ label, text, tone }: MigrationLine): string =>
  `- ${tone === "alarm" ? `**${escaped(label)}**` : escaped(label)}: ${
    tone === "command" ? code(text) : escaped(text)
  }`;

const changeRow = ({ host, match, before, after }: Change): string => {
  const cells = [host, match, effectCell(before), effectCell(after), protections(before, after)];
  return `| ${cells
    .map((cell) => cell.replaceAll("\n", " "))
    .map(escaped)
    .join(" | ")} |`;
};

const effectCell = (effect: RowEffect | undefined): string => (effect ? effect.becomes : "–");

const protections = (before: RowEffect | undefined, after: RowEffect | undefined): string => {
  const [old, present] = [before?.protections ?? [], after?.protections ?? []];
  return [
    ...present.map((name) => (old.includes(name) || !before ? `${name} ✓` : `${name} ✓ new`)),
    ...(after ? old.filter((name) => !present.includes(name)).map((name) => `${name} ✗`) : []),
  ].join(", ");
};

const findingLine = ({ migration, id, severity, protective, text, answer }: FindingLine): string =>
  `- ${code(id)} (${migration}, ${protective ? "protective, " : ""}${severity}): ${escaped(text)}${
    answer === undefined ? "" : ` — **${escaped(answer)}**`
  }`;

/** As many whole lines as there is room for, section after section. */
const within = ({
  head,
  sections,
}: {
  head: readonly string[];
  sections: readonly Section[];
}): string => {
  const cut = (left: number) => ["", `…and ${left} more.`];
  const opening = ({ title, head: tableHead }: Section) => ["", `#### ${title}`, "", ...tableHead];
  // Kept free for what every section has, however much of the others is shown.
  const frame = sections.flatMap((each) => [...opening(each), ...cut(each.lines.length)]);
  let room = MOST_CHARACTERS - size(head) - size(frame);
  const body = sections.flatMap((each) => {
    const kept = countThatFits(each.lines, room);
    const shown = each.lines.slice(0, kept);
    room -= size(shown);
    const left = each.lines.length - kept;
    return [...opening(each), ...shown, ...(left > 0 ? cut(left) : [])];
  });
  return `${[...head, ...body].join("\n")}\n`;
};

const size = (lines: readonly string[]): number =>
  lines.reduce((sum, line) => sum + line.length + 1, 0);

const countThatFits = (lines: readonly string[], room: number): number => {
  let used = 0;
  const over = lines.findIndex((line) => (used += line.length + 1) > room);
  return over < 0 ? lines.length : over;
};

const code = (text: string): string => `\`${text.replaceAll("`", "'")}\``;

/** Nothing that an Ingress author wrote becomes markup, a mention or a table cell of its own. */
const escaped = (text: string): string =>
  text
    .replaceAll(/[\\`*_[\]()#|~]/g, (sign) => `\\${sign}`)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll("@", "&#64;")
    // eslint-disable-next-line no-control-regex
    .replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, " ");
