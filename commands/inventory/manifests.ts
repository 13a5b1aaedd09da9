import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { parseAllDocuments } from "yaml";
import type { Tags } from "yaml";
import type { RawObject } from "../../model/nginx/inventory";
import { byText } from "../../model/collections";
import { CommandFault } from "../fault";

const MANIFEST = /\.(ya?ml|json)$/;

/**
 * Reads every manifest of a folder and the folders in it: YAML or JSON, several documents a file.
 *
 * @throws {CommandFault} The folder cannot be read or holds no manifest, or files are broken: every one
 * with its line and column.
 */
export function readManifests(folder: string): RawObject[] {
  const files = manifestsIn(folder);
  if (files.length === 0) {
    throw new CommandFault(`--from ${folder} holds no file that ends with .yaml, .yml or .json`, 2);
  }
  const broken: string[] = [];
  const objects = files.flatMap((file) => {
    const text = readFileSync(path.join(folder, file), "utf8");
    const read = documentsOf({ file, text });
    broken.push(...read.faults);
    return read.objects;
  });
  if (broken.length > 0) {
    throw new CommandFault(`--from ${folder} cannot be read:\n  ${broken.join("\n  ")}`, 2);
  }
  return objects;
}

function manifestsIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory() && MANIFEST.test(entry.name))
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
      .sort(byText);
  } catch (error) {
    throw new CommandFault(`--from ${folder} cannot be read: ${messageOf(error)}`, 2);
  }
}

interface FileText {
  readonly file: string;
  readonly text: string;
}

interface Documents {
  readonly objects: RawObject[];
  readonly faults: string[];
}

/** JSON is read as such, for its speed; what fails is read as YAML, which says line and column. */
function documentsOf({ file, text }: FileText): Documents {
  if (file.endsWith(".json")) {
    try {
      return { objects: [{ object: JSON.parse(text) as unknown, place: file }], faults: [] };
    } catch {
      return yamlDocuments({ file, text });
    }
  }
  return yamlDocuments({ file, text });
}

function yamlDocuments({ file, text }: FileText): Documents {
  const documents = [...parseAllDocuments(text, { version: "1.1", customTags: likeKubectl })];
  const faults = documents.flatMap(({ errors }) =>
    errors.map(({ message, linePos }) => {
      const { line = 1, col = 1 } = linePos?.[0] ?? {};
      return `${file}:${String(line)}:${String(col)}: ${firstLine(message)}`;
    }),
  );
  if (faults.length > 0) {
    return { objects: [], faults };
  }
  const objects: RawObject[] = [];
  documents.forEach((document, index) => {
    const place = documents.length === 1 ? file : `${file}, document ${String(index + 1)}`;
    try {
      const object: unknown = document.toJS({ maxAliasCount: 100 });
      // A document of comments only, as charts render them, is no object.
      if (object !== null && object !== undefined) {
        objects.push({ object, place });
      }
    } catch (error) {
      faults.push(`${place}: ${messageOf(error)}`);
    }
  });
  return { objects, faults };
}

/**
 * YAML 1.1 without times and numbers of base 60, which kubectl takes as texts: so `on` and `yes` are no
 * texts, as there.
 */
function likeKubectl(tags: Tags): Tags {
  return tags.filter(
    (tag) =>
      typeof tag === "string" ||
      (tag.format !== "TIME" && tag.tag !== "tag:yaml.org,2002:timestamp"),
  );
}

const firstLine = (text: string): string =>
  (text.split("\n")[0] ?? text).replace(/ at line \d+, column \d+:?$/, "");

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
