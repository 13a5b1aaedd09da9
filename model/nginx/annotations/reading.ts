import type { AnnotationSource, Ignored, Parsed } from "./annotation";
import type { Check } from "./values";
import { boolean, integer, normalized } from "./values";

/**
 * What becomes of a value that cannot be taken:
 * - `default`: its default is used.
 * - `leave out`: the whole family is left out, as if the Ingress had none of its annotations.
 * - `deny`: the locations answer 503, and the family is left out.
 * - `drop`: the controller does not take the Ingress.
 */
export type Consequence = "default" | "leave out" | "deny" | "drop";

/**
 * By why it cannot be taken: the validator `refused` it, or it is `empty`, or unreadable where
 * validators are off. Facts: internal/ingress/annotations/parser of controller 1.15.1.
 */
export interface Consequences {
  /** Default: `default`. */
  readonly refused?: Consequence;
  /** Default: `leave out` where refused values drop the Ingress, else `default`. */
  readonly empty?: Consequence;
}

/** The values of one Ingress as a family reads them; each is undefined where its default holds. */
export interface Reader {
  readonly boolean: (key: string, consequences?: Consequences) => boolean | undefined;
  readonly integer: (key: string, consequences?: Consequences) => number | undefined;
  /** Trimmed; not empty. */
  readonly text: (key: string, check: Check, consequences?: Consequences) => string | undefined;
  /** States that a value is taken for its default though it was read. */
  readonly ignore: (ignored: Ignored) => void;
  /** States the fate of the family, as if its value had not been taken. */
  readonly fail: (consequence: Consequence, fault: Ignored) => void;
}

/**
 * Reads a family. The first fault that does more than to use a default decides; what is read after
 * it does not count.
 *
 * @param without settings of an Ingress without the family's annotations.
 * @param role `protection`: paths stay open that the family should guard when it is left out.
 */
export const readFamily = <Settings>({
  source,
  without,
  role = "behaviour",
  read,
}: {
  source: AnnotationSource;
  without: Settings;
  role?: "protection" | "behaviour";
  read: (reader: Reader) => Settings;
}): Parsed<Settings> => {
  const ignored: Ignored[] = [];
  const fates: (Ignored & { consequence: Consequence })[] = [];
  const fail: Reader["fail"] = (consequence, fault) => {
    if (consequence === "default") {
      ignored.push(fault);
    } else {
      fates.push({ consequence, ...fault });
    }
  };
  const settings = read({
    ...readers({ source, fail }),
    fail,
    ignore: (each) => ignored.push(each),
  });
  const [fate] = fates;
  if (fate === undefined) {
    return { type: "settings", settings, ignored };
  }
  const { consequence, ...fault } = fate;
  switch (consequence) {
    case "drop":
      return { type: "dropped", ...fault, settings: without };
    case "deny":
      return { type: "denied", ...fault, settings: without };
    default:
      return {
        type: "settings",
        settings: without,
        ignored: [{ ...fault, ...(role === "protection" && { protection: "lost" }) }],
      };
  }
};

const readers = ({
  source: { values, configuration },
  fail,
}: {
  source: AnnotationSource;
  fail: Reader["fail"];
}): Pick<Reader, "boolean" | "integer" | "text"> => {
  const { validation } = configuration.admission;
  const read = <Value>({
    key,
    check,
    parse,
    consequences: { refused = "default", empty = refused === "drop" ? "leave out" : "default" },
  }: {
    key: string;
    check: Check;
    parse: (value: string) => Value | undefined;
    consequences: Consequences;
  }): Value | undefined => {
    const value = values[key];
    if (value === undefined) {
      return undefined;
    }
    if (validation && value !== "" && !check.allows(value)) {
      fail(refused, { key, reason: `it is not ${check.name}` });
      return undefined;
    }
    const parsed = parse(value);
    if (parsed === undefined) {
      fail(empty, { key, reason: value.trim() === "" ? "it is empty" : `it is not ${check.name}` });
    }
    return parsed;
  };
  return {
    boolean: (key, consequences = {}) =>
      read({ key, check: boolean, parse: boolean.parse, consequences }),
    integer: (key, consequences = {}) =>
      read({ key, check: integer, parse: integer.parse, consequences }),
    text: (key, check, consequences = {}) => read({ key, check, parse: normalized, consequences }),
  };
};

/** The fields that are not undefined. */
export const present = <Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Fields]?: Exclude<Fields[Name], undefined>;
  };
