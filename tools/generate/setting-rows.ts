import { isDeepStrictEqual } from "node:util";

import { wordsOf, wordsOfRepeated } from "./setting-words";
import type { Fields, SettingSchema } from "./settings-schema";

/** One place in the configuration. */
export interface SettingRow {
  /** Dotted path, with `<name>` for a name that the operator chooses and `[]` for a list's items. */
  readonly key: string;
  /** What may stand there: each way to write it, in Markdown. */
  readonly allowed: readonly string[];
  readonly required: boolean;
  /** What holds when nothing stands there; undefined also when that depends on other settings. */
  readonly default: unknown;
  readonly meaning: string;
}

interface Place {
  readonly key: string;
  readonly schema: SettingSchema;
  readonly required: boolean;
  /** All fields of the map that the place is in. */
  readonly beside: Fields;
}

const dotted = (...parts: readonly string[]): string => parts.filter((part) => part).join(".");

/** Whether a list has maps whose keys all stand beside it too, with the same meaning. */
function isRepeated({ schema, beside }: Place): boolean {
  const fields = Object.entries(schema.items?.properties ?? {});
  return fields.length > 0 && fields.every(([key, field]) => isDeepStrictEqual(field, beside[key]));
}

function rowsOf(place: Place): readonly SettingRow[] {
  const { key, schema, required } = place;
  const row = { key, required, meaning: schema.description ?? "" };
  if (isRepeated(place)) {
    return [{ ...row, allowed: wordsOfRepeated(schema), default: schema.default }];
  }
  // A map with known keys says nothing by its default: each of its keys has its own.
  const fallback = schema.properties ? undefined : schema.default;
  return [{ ...row, allowed: wordsOf(schema), default: fallback }, ...rowsBelow(schema, key)];
}

/** The places below one, in the order of the schema. */
export function rowsBelow(schema: SettingSchema, key = ""): readonly SettingRow[] {
  const { properties = {}, required = [], additionalProperties, items, anyOf = [] } = schema;
  return [
    ...Object.entries(properties).flatMap(([name, field]) =>
      rowsOf({
        key: dotted(key, name),
        schema: field,
        required: required.includes(name),
        beside: properties,
      }),
    ),
    ...(additionalProperties ? rowsBelow(additionalProperties, dotted(key, "<name>")) : []),
    ...(items ? rowsBelow(items, `${key}[]`) : []),
    ...anyOf.flatMap((each) => rowsBelow(each, key)),
  ];
}
