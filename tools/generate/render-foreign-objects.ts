import { FIELD_MANAGER, type ForeignObject } from "../../model/migration/foreign/table";
import { escaped } from "./markdown";

/** The page, from the project's root. */
export const FOREIGN_OBJECTS_PAGE = "docs/migration/foreign-objects.md";

const INTRODUCTION = `<!-- Written by \`npm run generate\` from model/migration/foreign/table.ts. Do not edit. -->

# Objects that are not ours

A migration changes one field each of these objects. It does so by value, and a step back restores the value that
the inventory found: nothing is undone by deleting something. Until a stage writes a value of its own, the
resource holds the present one, so taking an object over changes nothing.

- **import**: the whole object is managed, with inputs from the inventory, and stays in the cluster when the
  program lets it go.
- **patch**: only the field is managed, by server-side apply; the object stays as it is when the program lets it go.

Fields are written by field managers of the Pulumi provider (\`${FIELD_MANAGER}…\`). Where somebody else wrote the
field too, the value is forced from the stage named below on, with the annotation \`pulumi.com/patchForce\`; before it
a conflict is an error.
`;

const HEADINGS = [
  "object",
  "field",
  "owner",
  "address modes",
  "mechanism",
  "managed at",
  "forced from",
  "values by stage",
  "restored",
];

function lineOf(object: ForeignObject): string {
  const { modes, mechanism, from, to, force, written, restored } = object;
  const values = written.map(
    ({ from: stage, value, meaning }) =>
      `${stage}: ${value === "present" ? "the present one" : (meaning ?? `\`${value}\``)}`,
  );
  const cells = [
    escaped(object.object),
    `\`${object.field}\``,
    escaped(object.owner),
    modes.map((mode) => `\`${mode}\``).join(", "),
    mechanism,
    `${from} to ${to}`,
    force,
    values.map(escaped).join("<br>"),
    escaped(restored),
  ];
  return `| ${cells.join(" | ")} |\n`;
}

/** The page with every object that a migration changes and that is not its own. */
export function renderForeignObjects(objects: readonly ForeignObject[]): string {
  const head = `| ${HEADINGS.join(" | ")} |\n|${"---|".repeat(HEADINGS.length)}\n`;
  return `${INTRODUCTION}\n${head}${objects.map(lineOf).join("")}`;
}
