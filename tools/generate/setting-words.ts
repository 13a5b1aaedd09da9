import type { SettingSchema } from "./settings-schema";

const code = (value: string | number): string => `\`${value}\``;

function bounds(least: number | undefined, most: number | undefined): string {
  if (least === undefined) {
    return most === undefined ? "" : ` of at most ${most}`;
  }
  return most === undefined ? ` of at least ${least}` : ` ${least} to ${most}`;
}

function numberWords({ type, minimum, maximum, exclusiveMinimum }: SettingSchema): string {
  const what = type === "integer" ? "whole number" : "number";
  const above = exclusiveMinimum === undefined ? "" : ` above ${exclusiveMinimum}`;
  return what + above + bounds(minimum, maximum);
}

function mapWords({ propertyNames, additionalProperties: value }: SettingSchema): string {
  if (!value) {
    return "map";
  }
  const names = propertyNames?.$comment;
  return `map by name: ${wordsOf(value).join(", or ")}${names === undefined ? "" : `; names: ${names}`}`;
}

function listWords({ minItems, maxItems }: SettingSchema, entries: string): string {
  return `list${bounds(minItems, maxItems)}: ${entries}`;
}

/** What may stand at a place: each way to write it, in Markdown. */
export function wordsOf(schema: SettingSchema): readonly string[] {
  if (schema.anyOf) {
    return schema.anyOf.flatMap(wordsOf);
  }
  if (schema.enum) {
    return [schema.enum.map(code).join(", ")];
  }
  switch (schema.type) {
    case "string":
      return [schema.$comment ?? "text"];
    case "integer":
    case "number":
      return [numberWords(schema)];
    case "boolean":
      return [`${code("true")}, ${code("false")}`];
    case "array":
      return [listWords(schema, wordsOf(schema.items ?? {}).join(", or "))];
    case "object":
      return [mapWords(schema)];
    case undefined:
      return ["anything"];
  }
}

/** The same for a list of maps whose keys, with their meaning, stand beside the list too. */
export function wordsOfRepeated(list: SettingSchema): readonly string[] {
  const keys = Object.keys(list.items?.properties ?? {}).map(code);
  return [listWords(list, `maps with the keys that stand beside it too: ${keys.join(", ")}`)];
}
