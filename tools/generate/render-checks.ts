import { checksOf } from "../../model/migration/checks";
import { CHECKS, type CheckId } from "../../model/migration/evidence/evidence";
import { REQUIREMENTS, type Requirement } from "../../model/migration/gates/requirements";
import { STAGES, type Stage } from "../../model/migration/stage";
import { escaped } from "./markdown";

/** The page, from the project's root. */
export const CHECKS_PAGE = "docs/migration/checks.md";

const INTRODUCTION = `<!-- Written by \`npm run generate\` from model/migration/gates and model/migration/checks. Do not edit. -->

# Checks that each step needs

\`edge verify\` looks at the applied stage and writes what it saw; a step forward takes what it needs of that. A check
that could not be made is \`unknown\`, which is no pass. \`parity\` and \`protections\` need the report of \`edge probe\`
(\`--probe\`), \`loss\` the record of \`edge watch\` (\`--watch\`). \`dwell\` is asked of the clock at the preview, before
\`cutover\` and \`idle\`. No check is asked for when a stage stays or goes back; below \`routes\` Envoy's open connections
are, from check \`requests\`.
`;

interface Asked extends Requirement {
  readonly stage: Stage;
}

const ASKED: readonly Asked[] = STAGES.flatMap((stage) =>
  REQUIREMENTS[stage].map((requirement) => ({ ...requirement, stage })),
);

const table = (headings: readonly string[], rows: readonly (readonly string[])[]): string =>
  [headings, headings.map(() => "---"), ...rows]
    .map((cells) => `| ${cells.join(" | ")} |\n`)
    .join("");

/** In which address modes, or on which condition, a check is asked for. */
const limits = ({ modes, optional }: Requirement): string => {
  const words = [
    ...(modes ?? []).map((mode) => `\`${mode}\``),
    ...(optional === true ? ["where it was looked at"] : []),
  ];
  return words.length === 0 ? "" : ` (${words.join(", ")})`;
};

const stepRow = (stage: Stage): string[] => [
  `[${stage}](${stage}.md)`,
  REQUIREMENTS[stage].map((each) => `\`${each.check}\`${limits(each)}`).join(", ") || "none",
];

const checkRow = (check: CheckId): string[] => {
  const asked = ASKED.filter((each) => each.check === check);
  const looked = STAGES.filter((stage) => checksOf(stage).includes(check));
  return [
    `\`${check}\``,
    `${looked[0] ?? ""} to ${looked.at(-1) ?? ""}`,
    [...new Set(asked.map(({ needed }) => escaped(needed)))].join("<br>") || "asked of the clock",
    asked.map(({ stage }) => stage).join(", "),
  ];
};

/** The page that says which checks a step needs, and what each takes. */
export const renderChecks = (): string =>
  [
    INTRODUCTION,
    "## By step\n",
    table(["going to", "needs"], STAGES.slice(1).map(stepRow)),
    "## By check\n",
    table(["check", "looked at in", "takes", "needed to go to"], CHECKS.map(checkRow)),
  ].join("\n");
