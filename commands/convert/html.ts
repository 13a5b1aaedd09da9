import { groupBy, sortBy } from "../../model/collections";
import type { Conversion, ConversionRow } from "../../model/nginx/convert/conversion";
import { effectsOf, fieldsText } from "../../model/nginx/findings/effects";
import type { AnsweredFinding } from "../../model/nginx/findings/finding";
import type { Inventory } from "../../model/nginx/inventory";
import { STYLE } from "./style";
import { openFindings } from "./table";

/**
 * The conversion as one page that needs nothing else: a section for each Ingress, so that whoever
 * owns one finds all about it in one place, then what concerns every Ingress.
 */
export function htmlConversion({
  conversion,
  inventory,
}: {
  conversion: Conversion;
  inventory: Inventory;
}): string {
  const { rows, findings } = conversion;
  const ofIngress = (name: string): AnsweredFinding[] =>
    findings.filter(({ scope }) => scope.type === "ingress" && scope.ingress === name);
  const names = inventory.ingresses.map(({ namespace, name }) => `${namespace}/${name}`);
  const general = findings.filter(({ scope }) => scope.type !== "ingress");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>From ingress-nginx to Envoy Gateway</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>From ingress-nginx to Envoy Gateway</h1>
${summary(conversion, names.length)}
<nav aria-label="Ingresses"><ul>
${sortBy(names, (name) => name)
  .map((name) => navigationItem(name, ofIngress(name)))
  .join("\n")}
</ul></nav>
${sortBy(names, (name) => name)
  .map((name) =>
    ingressSection({
      name,
      rows: rows.filter(({ ingress }) => ingress === name),
      findings: ofIngress(name),
    }),
  )
  .join("\n")}
<section id="all"><h2>All hosts</h2>
<p>What holds for every Ingress or for a whole host.</p>
${general.map(findingItem).join("\n")}
</section>
</main>
</body>
</html>
`;
}

function summary({ rows, findings, verdict, heldBack }: Conversion, ingresses: number): string {
  const open = openFindings(findings);
  const protective = open.filter((finding) => finding.protective).length;
  const state =
    verdict === "fit"
      ? "Every protection is kept or answered for."
      : "Some protections are not kept: their paths answer 403 until somebody decides.";
  return `<p class="verdict ${verdict}">${state}</p>
<p>${ingresses} Ingresses, ${rows.length} paths, ${findings.length} findings, ${open.length} without an answer, ${protective} of them about a protection.${
    heldBack.length === 0 ? "" : ` Hosts that stay on nginx: ${heldBack.map(code).join(", ")}.`
  }</p>`;
}

const anchor = (name: string): string => `ingress-${encodeURIComponent(name)}`;

function navigationItem(name: string, findings: readonly AnsweredFinding[]): string {
  const open = openFindings(findings).length;
  return `<li><a href="#${anchor(name)}">${escape(name)}</a>${
    open === 0 ? "" : ` <span class="open">${open} open</span>`
  }</li>`;
}

function ingressSection({
  name,
  rows,
  findings,
}: {
  name: string;
  rows: readonly ConversionRow[];
  findings: readonly AnsweredFinding[];
}): string {
  return `<section id="${anchor(name)}"><h2>${escape(name)}</h2>
${
  rows.length === 0
    ? "<p>No path of this Ingress is served.</p>"
    : groupBy(rows, ({ host }) => host)
        .map(hostTable)
        .join("\n")
}
${findings.length === 0 ? "<p>Nothing is lost.</p>" : findings.map(findingItem).join("\n")}
</section>`;
}

function hostTable(rows: readonly ConversionRow[]): string {
  const host = rows[0]?.host ?? "";
  return `<table><caption>${host === "_" ? "Every other host" : code(host)}</caption>
<thead><tr><th>Path</th><th>Goes to</th><th>Protections</th><th>On Envoy Gateway</th></tr></thead>
<tbody>
${rows
  .map(
    ({ path, pathType, before, protections, result }) =>
      `<tr><td>${code(path)} <small>${escape(pathType)}</small></td><td>${escape(before)}</td><td>${escape(protections.join(", "))}</td><td class="${result.replaceAll(" ", "-")}">${RESULTS[result]}</td></tr>`,
  )
  .join("\n")}
</tbody></table>`;
}

const RESULTS = {
  kept: "as before",
  redirect: "as before",
  "kept with differences": "with differences",
  denied: "403, nobody gets in",
  "held back": "stays on nginx",
} satisfies Record<ConversionRow["result"], string>;

const SEVERITIES = {
  refused: "cannot be kept",
  lossy: "differs",
  note: "note",
} satisfies Record<AnsweredFinding["severity"], string>;

function findingItem(finding: AnsweredFinding): string {
  const { id, key, value, severity, protective, differences, remedy, answer, answers } = finding;
  return `<article class="${severity}"><h3>${escape(key ?? id)}${
    value === undefined ? "" : ` ${code(value)}`
  } <span>${SEVERITIES[severity]}${protective ? ", a protection" : ""}</span></h3>
<dl>${effectsOf(differences)
    .map(
      (effect) =>
        `<dt>${escape(fieldsText(effect))}${effect.when === "always" ? "" : ` <small>${escape(effect.when)}</small>`}</dt><dd>nginx ${escape(effect.nginx)}<br>Envoy ${escape(effect.envoy)}</dd>`,
    )
    .join("")}</dl>
<p><strong>What to do:</strong> ${escape(remedy)}</p>
${answerText({ id, answer, answers })}</article>`;
}

function answerText({
  id,
  answer,
  answers,
}: Pick<AnsweredFinding, "id" | "answers"> & {
  answer: AnsweredFinding["answer"];
}): string {
  if (answer) {
    const text = answer.answer === "accept" ? `accepted: ${answer.reason}` : answer.answer;
    return `<p class="answered">Answered: ${escape(text)}</p>`;
  }
  return answers.length === 0
    ? ""
    : `<p>Or answer ${code(id)} with ${answers.map((kind) => code(kind)).join(", ")}.</p>`;
}

const code = (text: string): string => `<code>${escape(text)}</code>`;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escape = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign).replaceAll(/\p{Cc}/gu, "�");
