/**
 * Property values in the form the engine sends them: JSON, in which an object with the key
 * `SIGNATURE` is a special value (here: a secret) and certain strings stand for "not known yet".
 * Constants: sdk/go/common/resource/sig and plugin/rpc.go of pulumi/pulumi.
 */
import { Struct } from "google-protobuf/google/protobuf/struct_pb";

export type Value = null | boolean | number | string | Value[] | Properties;
export interface Properties {
  [name: string]: Value;
}

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/** What the engine writes for a value that a preview does not know, by the type it will have. */
const UNKNOWN = new Set([
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9", // string
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", // boolean
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421", // number
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2", // array
  "030794c1-ac77-496b-92df-f27374a8bd58", // asset
  "e48ece36-62e2-4504-bad9-02848725956a", // archive
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff", // object
]);

/** The value that stands for an output that only the real run will know. */
export const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

export const isObject = (value: Value | undefined): value is Properties =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const isUnknown = (value: Value | undefined): boolean =>
  typeof value === "string" && UNKNOWN.has(value);

/** Whether the value or any part of it is not known yet. */
export const hasUnknown = (value: Value | undefined): boolean =>
  isUnknown(value) || parts(value).some(hasUnknown);

export const secret = (value: Value): Properties => ({ [SIGNATURE]: SECRET, value });

export const isSecret = (value: Value | undefined): value is Properties =>
  isObject(value) && value[SIGNATURE] === SECRET;

/** Whether the value or any part of it is secret. */
export const hasSecret = (value: Value | undefined): boolean =>
  isSecret(value) || parts(value).some(hasSecret);

/** The value without its marks of secrecy; unknown parts stay. */
export function plain(value: Value): Value {
  if (Array.isArray(value)) {
    return value.map(plain);
  }
  if (!isObject(value)) {
    return value;
  }
  if (SIGNATURE in value) {
    return plain(value.value ?? null);
  }
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plain(part)]));
}

/** {@link plain} of a whole property bag. */
export const plainProperties = (properties: Properties): Properties =>
  plain(properties) as Properties;

/**
 * Marks in `target` what is secret at the same place of `source`. A list with a secret anywhere is
 * secret as a whole, because its order may differ.
 */
export function markSecrets(target: Properties, source: Properties): Properties {
  return Object.fromEntries(
    Object.entries(target).map(([name, value]) => [name, markSecret(value, source[name])]),
  );
}

function markSecret(target: Value, source: Value | undefined): Value {
  if (source === undefined || isSecret(target)) {
    return target;
  }
  if (isObject(target) && isObject(source) && !isSecret(source)) {
    return markSecrets(target, source);
  }
  return hasSecret(source) ? secret(target) : target;
}

/** Message of a property bag; `undefined` members are left out, as JSON does. */
export const toStruct = (properties: Properties): Struct =>
  Struct.fromJavaScript(JSON.parse(JSON.stringify(properties)) as Properties);

/** Property bag of a message; `{}` for none. */
export const fromStruct = (struct: Struct | undefined): Properties => struct?.toJavaScript() ?? {};

function parts(value: Value | undefined): Value[] {
  return typeof value === "object" && value !== null ? Object.values(value) : [];
}
