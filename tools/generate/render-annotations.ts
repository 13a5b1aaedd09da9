import type { Annotation, Fidelity } from "../../model/nginx/annotations/annotation";
import type { AnnotationFamily } from "../../model/nginx/annotations";
import { ALIASES } from "../../model/nginx/annotations";
import { escaped } from "./markdown";

/** The page, from the project's root. */
export const ANNOTATIONS_PAGE = "docs/annotations.md";

const HEADER =
  "<!-- Written by `npm run generate` from model/nginx/annotations. Do not edit. -->\n\n";

const FIDELITIES: readonly (readonly [fidelity: Fidelity, meaning: string])[] = [
  ["exact", "no request shows a difference"],
  ["approximate", "kept, with the difference that the table states"],
  ["impossible", "no field of Envoy Gateway does it"],
  ["no-op", "it has no effect that Envoy lacks"],
];

function introduction(annotations: readonly Annotation[]): string {
  const count = (fidelity: Fidelity): number =>
    annotations.filter((each) => each.fidelity === fidelity).length;
  const rows = FIDELITIES.map(
    ([fidelity, meaning]) => `| ${fidelity} | ${meaning} | ${count(fidelity)} |\n`,
  );
  const guards = annotations.filter((each) => each.protective).length;
  return `# Annotations

What becomes of each annotation of ingress-nginx 1.15 on Envoy Gateway. Keys stand here without their prefix
\`nginx.ingress.kubernetes.io/\`. The table is that of the whole key: a single value may do better, and the
findings of a conversion speak of the values that an Ingress has.

A difference that somebody can see is a finding. A **protective** annotation is never dropped: where it cannot be
kept, its paths answer 403 until the configuration says what shall be (\`accept\`, \`deny\` or \`holdBack\`).
So do keys under the prefix that the controller does not know.

The controller accepts ${annotations.length} keys, ${Object.keys(ALIASES).length} of them second names of others; ${guards} are protective.

| fidelity | meaning | keys |
|---|---|---|
${rows.join("")}`;
}

function lineOf(annotation: Annotation): string {
  const { key, meaning, emits, fidelity, protective, differs } = annotation;
  const fields = emits.map((field) => `\`${field}\``).join("<br>");
  const cells = [
    `\`${key}\``,
    escaped(meaning),
    fields,
    fidelity,
    protective ? "yes" : "",
    escaped(differs),
  ];
  return `| ${cells.join(" | ")} |\n`.replace(/ {2,}/g, " ");
}

function section({ title, annotations }: AnnotationFamily): string {
  return `## ${title}

| key | what nginx does | on Envoy Gateway | fidelity | protective | what differs |
|---|---|---|---|---|---|
${annotations.map(lineOf).join("")}`;
}

/** The page with every annotation, by family. */
export function renderAnnotations(families: readonly AnnotationFamily[]): string {
  const annotations = families.flatMap((family) => family.annotations);
  return HEADER + [introduction(annotations), ...families.map(section)].join("\n");
}
