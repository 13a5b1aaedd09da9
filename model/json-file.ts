import type { z } from "zod";
import { canonical } from "./canonical";
import { printable } from "./nginx/inventory/objects/fault";
import { isMap } from "./nginx/inventory/objects/is-map";
import { toFaults } from "./settings/faults";

/** A kind of file that a command of this project writes and others read. */
export interface FileKind<Content> {
  /** With its article, such as `an inventory`. */
  readonly what: string;
  /** Such as `write it anew with "edge inventory"`. */
  readonly remedy: string;
  /** Version of the schema. */
  readonly version: number;
  readonly schema: z.ZodType<Content>;
}

/** The text of such a file: equal contents are equal bytes. */
export const formatJsonFile = (content: unknown): string =>
  `${JSON.stringify(canonical(content), null, 2)}\n`;

/**
 * Reads such a file.
 *
 * @param file its name, for messages.
 * @returns what it holds, or one text with every fault of the file: what, where, and the remedy.
 */
export const parseJsonFile = <Content>({
  text,
  file,
  kind: { what, remedy, version, schema },
}: {
  text: string;
  file: string;
  kind: FileKind<Content>;
}): { content: Content } | { fault: string } => {
  const raw = parseJson(text);
  if (!isMap(raw)) {
    return { fault: `${file} is not ${what}: it is not JSON, or no map; ${remedy}` };
  }
  if (raw.version !== version) {
    const found =
      typeof raw.version === "number"
        ? `${what} of schema version ${raw.version}`
        : "of no known schema version";
    return { fault: `${file} is ${found}; this program reads version ${version}; ${remedy}` };
  }
  const result = schema.safeParse(raw);
  if (result.success) {
    return { content: result.data };
  }
  const faults = toFaults({ issues: result.error.issues, raw, schema });
  const lines = faults.map(
    (fault) => `  ${fault.path}: ${fault.message}; allowed: ${fault.remedy}`,
  );
  return { fault: [`${file} is not ${what}; ${remedy}`, ...lines.map(printable)].join("\n") };
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
