import { closest } from "fastest-levenshtein";
import type { z } from "zod";
import { schemaNode } from "./schema-nodes";

/** Something wrong in the configuration. */
export interface Fault {
  /** Place, such as `gateways.public.listeners.http.port`. */
  path: string;
  /** What stands there; `undefined` if nothing does. */
  value: unknown;
  /** What is wrong, as the end of a sentence about the value. */
  message: string;
  /** What is allowed, or what to do. */
  remedy: string;
}

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** What stands at a path of the raw configuration. */
export const valueAt = (raw: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null && Object.hasOwn(value, key)
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    raw,
  );

/** A fault at a path of the raw configuration, with the value that stands there. */
export const faultAt = ({
  raw,
  path,
  message,
  remedy,
}: {
  raw: unknown;
  path: Path;
  message: string;
  remedy: string;
}): Fault => ({ path: path.map(String).join("."), value: valueAt(raw, path), message, remedy });

interface Source {
  /** What was read. */
  raw: unknown;
  /** By what it was read. */
  schema: z.ZodType;
}

interface Place extends Source {
  path: Path;
}

/** The faults behind what zod found. */
export const toFaults = ({
  issues,
  at = [],
  raw,
  schema,
}: Source & { issues: readonly Issue[]; at?: Path }): Fault[] =>
  issues.flatMap((issue) => faultsOf({ issue, path: [...at, ...issue.path], raw, schema }));

const faultsOf = ({ issue, ...place }: Place & { issue: Issue }): Fault[] => {
  const fault = (message: string, allowed: string) => [
    faultAt({ raw: place.raw, path: place.path, message, remedy: described(allowed, place) }),
  ];
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => unknownKey(key, place));
    case "invalid_union":
      return unionFaults(issue.errors, place);
    case "invalid_key":
      return nameFaults(issue.issues, place);
    case "invalid_type":
      return [typeFault([issue.expected], place)];
    case "invalid_value":
      return fault("is not one of the choices", issue.values.map(String).join(", "));
    case "too_small":
      return fault(
        SIZED.includes(issue.origin) ? "has too few entries" : "is too small",
        `${issue.inclusive ? "at least" : "more than"} ${issue.minimum}`,
      );
    case "too_big":
      return fault(
        SIZED.includes(issue.origin) ? "has too many entries" : "is too large",
        `at most ${issue.maximum}`,
      );
    default:
      return [faultAt({ ...place, message: issue.message, remedy: remedyOf(issue) })];
  }
};

const SIZED = ["array", "record"];

/** Conditions of our own carry their remedy with them. */
const remedyOf = (issue: Issue): string =>
  issue.code === "custom" ? String(issue.params?.remedy) : issue.code;

const described = (allowed: string, { schema, path }: Place): string => {
  const { description } = schemaNode(schema, path);
  return description === undefined ? allowed : `${allowed}: ${description}`;
};

const unknownKey = (key: string, { raw, schema, path }: Place): Fault => {
  const { keys, absent } = schemaNode(schema, path);
  const why = Object.hasOwn(absent, key) ? absent[key] : undefined;
  return faultAt({
    raw,
    path: [...path, key],
    message: why === undefined ? "is an unknown key" : "is no key",
    remedy: why ?? `did you mean ${closest(key, keys)}? Known here: ${keys.join(", ")}`,
  });
};

const nameFaults = (issues: readonly Issue[], { path, ...source }: Place): Fault[] =>
  toFaults({ issues, at: path, ...source }).map((fault) => ({
    ...fault,
    value: path.at(-1),
    message: `as a name ${fault.message}`,
  }));

/** Of a choice only the branch that takes a value of this type says what is wrong with it. */
const unionFaults = (branches: readonly Issue[][], { path, ...source }: Place): Fault[] => {
  const value = valueAt(source.raw, path);
  const refusals = branches.map(([first]) => refusedType(first, value));
  const fitting = branches.find((_, index) => refusals[index] === undefined);
  return fitting
    ? toFaults({ issues: fitting, at: path, ...source })
    : [
        typeFault(
          refusals.filter((each) => each !== undefined),
          { path, ...source },
        ),
      ];
};

/** The type that a branch wants, if it refuses the value for its type. */
const refusedType = (issue: Issue | undefined, value: unknown): string | undefined => {
  if (issue?.path.length !== 0) {
    return undefined;
  }
  const notText = issue.code === "invalid_value" && typeof value !== "string";
  return issue.code === "invalid_type" ? issue.expected : notText ? "string" : undefined;
};

const TYPES: Record<string, string> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a map",
  record: "a map",
};

const typeFault = (expected: readonly string[], place: Place): Fault => {
  const types = [...new Set(expected.map((each) => TYPES[each] ?? each))].join(" or ");
  const value = valueAt(place.raw, place.path);
  const isScalar = typeof value === "number" || typeof value === "boolean";
  return faultAt({
    ...place,
    message: value === undefined ? "is missing" : `is not ${types}`,
    remedy:
      isScalar && expected.includes("string")
        ? `${types}: "${String(value)}" in quotes`
        : described(types, place),
  });
};
