import { z } from "zod";

import { settingsSchema } from "../../model/settings/schema";

/** Strict: a keyword that the tables would not show is an error, not a gap in them. */
const settingSchema = z.strictObject({
  /** The dialect, at the root only. */
  $schema: z.string().optional(),
  type: z.enum(["object", "array", "string", "integer", "number", "boolean"]).optional(),
  description: z.string().optional(),
  default: z.unknown().optional(),
  /** What a text must be, in the words of its fault. */
  $comment: z.string().optional(),
  enum: z.array(z.union([z.string(), z.number()])).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
  minItems: z.number().optional(),
  maxItems: z.number().optional(),
  get items() {
    return settingSchema.optional();
  },
  /** Fields of a map with known keys; it takes no others. */
  get properties() {
    return z.record(z.string(), settingSchema).optional();
  },
  required: z.array(z.string()).optional(),
  /** Values of a map with keys that the operator chooses, and what those keys must be. */
  get additionalProperties() {
    return settingSchema.optional();
  },
  get propertyNames() {
    return settingSchema.optional();
  },
  get anyOf() {
    return z.array(settingSchema).optional();
  },
});

/** What the settings say of one place, as JSON schema (draft 2020-12) of what an operator writes. */
export type SettingSchema = z.output<typeof settingSchema>;

/** Fields of a map by their key. */
export type Fields = Readonly<Record<string, SettingSchema>>;

type Override = NonNullable<NonNullable<Parameters<typeof z.toJSONSchema>[1]>["override"]>;

/** What a text must be: the remedy of its fault, which no text escapes that has no characters. */
function allowedText(schema: z.core.$ZodType): string | undefined {
  const issue = z.safeParse(schema, "").error?.issues[0];
  return issue?.code === "custom" ? String(issue.params?.remedy) : undefined;
}

/** Adds what zod leaves out of JSON schema, and takes out what says nothing here. */
const complete: Override = ({ zodSchema: { _zod }, zodSchema, jsonSchema }) => {
  const allowed = _zod.def.type === "string" ? allowedText(zodSchema) : undefined;
  if (allowed !== undefined) {
    jsonSchema.$comment = allowed;
  }
  if (_zod.def.type === "default") {
    jsonSchema.default = _zod.def.defaultValue; // missing where the value is transformed later
  }
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) {
    delete jsonSchema.maximum;
  }
  if (jsonSchema.additionalProperties === false) {
    delete jsonSchema.additionalProperties;
  }
  // Keys that there are not: said to those who write one.
  delete jsonSchema.absent;
};

/**
 * The sections of the configuration by their key.
 *
 * @throws ZodError when `model/settings` says something that has no place in {@link SettingSchema}.
 */
export function settingSections(): Fields {
  const json = z.toJSONSchema(settingsSchema, { io: "input", override: complete });
  return settingSchema.parse(json).properties ?? {};
}
