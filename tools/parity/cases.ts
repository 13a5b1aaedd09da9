import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { PROJECT } from "../stack";
import { fileSchema, type ParityCase } from "./case";

const FOLDER = join(PROJECT, "test/fixtures/parity");

/** Cases of one family: one file. */
export interface Family {
  readonly name: string;
  readonly cases: readonly ParityCase[];
}

/**
 * Reads the cases.
 *
 * @param filter Only cases whose `family/name` contains it.
 * @throws Error with every fault of a file, or with names that two cases share.
 */
export function readFamilies(filter = ""): Family[] {
  const families = readdirSync(FOLDER)
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .map(readFamily);
  refuseTwins(families);
  return families
    .map(({ name, cases }) => ({
      name,
      cases: cases.filter((each) => `${name}/${each.name}`.includes(filter)),
    }))
    .filter(({ cases }) => cases.length > 0);
}

function readFamily(file: string): Family {
  const read = fileSchema.safeParse(parse(readFileSync(join(FOLDER, file), "utf8")));
  if (!read.success) {
    throw new Error(`test/fixtures/parity/${file}:\n${z.prettifyError(read.error)}`);
  }
  return { name: file.replace(/\.yaml$/, ""), cases: read.data.cases };
}

/** Names become hosts and names of objects. */
function refuseTwins(families: readonly Family[]): void {
  const names = families.flatMap(({ cases }) => cases.map(({ name }) => name));
  const twins = names.filter((name, index) => names.indexOf(name) !== index);
  if (twins.length > 0) {
    throw new Error(`several parity cases have the name ${[...new Set(twins)].join(", ")}`);
  }
}
