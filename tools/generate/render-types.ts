import { keyOf, nameObjects, type NamedObject, type NamedObjects } from "./names";
import type { Field, ObjectShape, Shape } from "./shape";

/** A JSDoc comment of the given lines; nothing without lines. */
export function comment(lines: readonly string[]): string {
  const safe = lines.map((line) => line.replaceAll("*/", "*\\/"));
  if (safe.length <= 1) {
    return safe.map((line) => `/** ${line} */\n`).join("");
  }
  return `/**\n${safe.map((line) => ` * ${line}\n`).join("")} */\n`;
}

function itemText(item: Shape, named: NamedObjects): string {
  const text = typeText(item, named);
  return item.is !== "map" && text.includes(" | ") ? `(${text})` : text;
}

function typeText(shape: Shape, named: NamedObjects): string {
  switch (shape.is) {
    case "scalar":
      return shape.text;
    case "literals":
      return shape.values.map((value) => JSON.stringify(value)).join(" | ");
    case "array":
      return `${itemText(shape.item, named)}[]`;
    case "map":
      return `Record<string, ${typeText(shape.value, named)}>`;
    case "object":
      return named.get(keyOf(shape))?.name ?? "Record<string, never>";
  }
}

function fieldText(field: Field, named: NamedObjects): string {
  const lines = [
    ...(field.text === undefined ? [] : [field.text]),
    ...(field.default === undefined ? [] : [`@default ${JSON.stringify(field.default)}`]),
    ...(field.deprecated === undefined ? [] : [`@deprecated ${field.deprecated}`]),
  ];
  const name = /^[A-Za-z_$][\w$]*$/.test(field.name) ? field.name : JSON.stringify(field.name);
  return `${comment(lines)}${name}${field.optional ? "?" : ""}: ${typeText(field.shape, named)};\n`;
}

function interfaceText({ name, shape }: NamedObject, named: NamedObjects): string {
  const fields = shape.fields.map((field) => fieldText(field, named)).join("");
  const others = shape.open ? "[field: string]: unknown;\n" : "";
  return `export interface ${name} {\n${fields}${others}}\n`;
}

/**
 * The interfaces of an object and everything below it, the outermost first. An object that may
 * hold no field is `Record<string, never>`.
 */
export function renderTypes(root: ObjectShape, rootName: string): string {
  const named = nameObjects(root, rootName);
  return [...named.values()].map((object) => interfaceText(object, named)).join("\n");
}
