import { readFileSync } from "node:fs";
import path from "node:path";

import { stringify } from "yaml";

import { escaped } from "./markdown";
import { rowsBelow, type SettingRow } from "./setting-rows";
import type { Fields, SettingSchema } from "./settings-schema";

/** The page, from the project's root. */
export const CONFIGURATION_PAGE = "docs/configuration.md";

/** Its text and examples, with a `<!-- keys: section -->` where the keys of a section belong. */
const TEMPLATE = path.join(__dirname, "configuration.md");

const PLACEHOLDER = /^<!-- keys: (\w+) -->$/gm;

const HEADER =
  "<!-- Written by `npm run generate` from model/settings and tools/generate/configuration.md. Do not edit. -->\n\n";

function defaultText({ required, default: value }: SettingRow): string {
  if (required) {
    return "required";
  }
  return value === undefined ? "" : `\`${stringify(value, { collectionStyle: "flow" }).trim()}\``;
}

function lineOf(row: SettingRow): string {
  const allowed = row.allowed.map(escaped).join("<br>or ");
  return `| \`${row.key}\` | ${allowed} | ${defaultText(row)} | ${escaped(row.meaning)} |\n`;
}

function tableOf(section: SettingSchema): string {
  const lines = rowsBelow(section).map(lineOf).join("");
  return `| key | allowed | default | meaning |\n|---|---|---|---|\n${lines}`.trimEnd();
}

/**
 * The page with every key of the configuration.
 *
 * @throws Error when the template and the sections do not go together one to one.
 */
export function renderConfiguration({
  sections,
  template = readFileSync(TEMPLATE, "utf8"),
}: {
  readonly sections: Fields;
  readonly template?: string;
}): string {
  const placed = [...template.matchAll(PLACEHOLDER)].map(([, section]) => section);
  const known = Object.keys(sections);
  if ([...placed].sort().join() !== [...known].sort().join()) {
    throw new Error(
      `${TEMPLATE} has the keys of ${placed.join(", ")}, but the sections are ${known.join(", ")}: ` +
        "one `<!-- keys: section -->` for each.",
    );
  }
  return (
    HEADER + template.replace(PLACEHOLDER, (_, section: string) => tableOf(sections[section] ?? {}))
  );
}
