import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

import { GENERATED_FOLDER, type Files } from "./files";

/** The project's root and what its generated files should be. */
export interface Target {
  readonly root: string;
  readonly files: Files;
}

/** One generated file that is not as it should be. */
export interface Drift {
  readonly file: string;
  readonly is: "missing" | "different" | "left over";
}

function read(file: string): string | undefined {
  return statSync(file, { throwIfNoEntry: false })?.isFile()
    ? readFileSync(file, "utf8")
    : undefined;
}

/** Files in the generated folder that are not generated any more. */
function leftOver({ root, files }: Target): readonly string[] {
  const folder = path.join(root, GENERATED_FOLDER);
  if (!statSync(folder, { throwIfNoEntry: false })) {
    return [];
  }
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .filter((file) => !files.has(file));
}

/** The files of the project that differ from what is generated, sorted by their path. */
export function findDrift(target: Target): readonly Drift[] {
  const wrong = [...target.files].flatMap(([file, text]): Drift[] => {
    const present = read(path.join(target.root, file));
    if (present === text) {
      return [];
    }
    return [{ file, is: present === undefined ? "missing" : "different" }];
  });
  const extra = leftOver(target).map((file): Drift => ({ file, is: "left over" }));
  return [...wrong, ...extra].sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** Writes and deletes files until there is no drift; returns what there was. */
export function removeDrift(target: Target): readonly Drift[] {
  const drift = findDrift(target);
  for (const { file } of drift) {
    const [place, text] = [path.join(target.root, file), target.files.get(file)];
    if (text === undefined) {
      rmSync(place);
    } else {
      mkdirSync(path.dirname(place), { recursive: true });
      writeFileSync(place, text);
    }
  }
  return drift;
}
