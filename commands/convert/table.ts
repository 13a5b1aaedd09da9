import { colours as pc } from "../colours";
import { groupBy } from "../../model/collections";
import type { Conversion, ConversionRow } from "../../model/nginx/convert/conversion";
import { effectsOf, fieldsText } from "../../model/nginx/findings/effects";
import type { AnsweredFinding } from "../../model/nginx/findings/finding";
import { needsAnswer } from "../../model/nginx/findings/state";
import { printable } from "../../model/nginx/inventory";

/** Findings that wait for a person. */
export const openFindings = (findings: readonly AnsweredFinding[]): AnsweredFinding[] =>
  findings.filter(needsAnswer);

/** The conversion as lines for a terminal: hosts with their paths, then findings. */
export function tableConversion({ rows, findings, verdict, heldBack }: Conversion): string {
  const lines = [
    ...groupBy(rows, ({ host }) => host).flatMap(hostLines),
    ...(heldBack.length === 0 ? [] : ["", `held back on nginx: ${heldBack.join(", ")}`]),
    "",
    ...findings.flatMap(findingLines),
    ...(findings.length === 0 ? [] : [""]),
    `${String(rows.length)} paths, ${String(findings.length)} findings, ${String(openFindings(findings).length)} without an answer: ${
      verdict === "fit" ? pc.green("fit") : pc.red("unfit")
    }`,
  ];
  return `${lines.join("\n")}\n`;
}

const MARKS = {
  kept: pc.green("kept"),
  redirect: pc.green("kept"),
  "kept with differences": pc.yellow("differs"),
  denied: pc.red("403"),
  "held back": pc.yellow("held back"),
} satisfies Record<ConversionRow["result"], string>;

function hostLines(rows: readonly ConversionRow[]): string[] {
  const host = rows[0]?.host ?? "";
  return [
    pc.bold(printable(host === "_" ? "every other host" : host)),
    ...rows.map(
      (row) =>
        `  ${MARKS[row.result]}  ${printable(
          [
            `${row.path} (${row.pathType})`,
            "→",
            row.before,
            ...row.protections.map((name) => `[${name}]`),
            ...(row.ingress === undefined ? [] : [`· ${row.ingress}`]),
          ].join(" "),
        )}`,
    ),
  ];
}

const SEVERITIES = {
  refused: pc.red("refused"),
  lossy: pc.yellow("lossy"),
  note: "note",
} satisfies Record<AnsweredFinding["severity"], string>;

function findingLines(finding: AnsweredFinding): string[] {
  const { id, severity, protective, value, differences, remedy, answers, answer } = finding;
  return [
    `${SEVERITIES[severity]}${protective ? ", protective" : ""}  ${pc.bold(printable(id))}${
      value === undefined ? "" : ` = ${printable(value)}`
    }`,
    ...effectsOf(differences).map((effect) =>
      printable(
        `    ${fieldsText(effect)} (${effect.when}): nginx ${effect.nginx}; Envoy ${effect.envoy}`,
      ),
    ),
    `    remedy: ${printable(remedy)}`,
    ...(answer
      ? [`    answered: ${printable(answer.answer === "accept" ? answer.reason : answer.answer)}`]
      : answers.map((kind) => `    or answer: ${ANSWERS[kind](id)}`)),
  ];
}

const ANSWERS = {
  accept: (id: string) => `"${printable(id)}": {accept: <reason>}`,
  deny: (id: string) => `"${printable(id)}": deny`,
  holdBack: (id: string) => `"${printable(id)}": holdBack`,
};
