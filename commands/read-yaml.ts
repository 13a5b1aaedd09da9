import { parse } from "yaml";
import type { z } from "zod";
import { printable } from "../model/nginx/inventory";
import { toFaults } from "../model/settings/faults";
import { CommandFault } from "./fault";
import { readText } from "./read-file";

/**
 * Reads a YAML or JSON file that somebody wrote. Its values stand in no message: they may be secrets.
 *
 * @param what what it should hold, for messages, such as `answers to findings`.
 * @throws {CommandFault} It cannot be read, or is no such file: with every fault of it.
 */
export function readYaml<Schema extends z.ZodType>({
  file,
  what,
  schema,
}: {
  file: string;
  what: string;
  schema: Schema;
}): z.output<Schema> {
  const raw = parseYaml(readText(file, `the ${what}`), file) ?? {};
  const result = schema.safeParse(raw);
  if (result.success) {
    return result.data;
  }
  const lines = toFaults({ issues: result.error.issues, raw, schema }).map(
    ({ path, message, remedy }) => `  ${printable(path)}: ${message}; allowed: ${remedy}`,
  );
  throw new CommandFault([`${file} holds no ${what}`, ...lines].join("\n"), 2);
}

function parseYaml(text: string, file: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    // Below its first line stands the place itself.
    const [message = ""] = (error as Error).message.split("\n");
    throw new CommandFault(`${file} is not YAML: ${message.replace(/:$/, "")}`, 2);
  }
}
