import type { Metadata } from "./kinds";

/** Something wrong with an object that was read. */
export interface ObjectFault {
  /** The object, such as `Ingress shop/web`. */
  readonly object: string;
  /** File and document it stands in; absent for one of a cluster. */
  readonly place?: string;
  /** Path of the field, such as `spec.rules.0.host`. */
  readonly field: string;
  /** What is wrong, as the end of a sentence about the field. */
  readonly message: string;
  /** What is allowed, or what to do. */
  readonly remedy: string;
}

/** Name of an object in messages and as its identity. */
export const objectName = (
  kind: string,
  { namespace, name }: Pick<Metadata, "name"> & Partial<Pick<Metadata, "namespace">>,
): string => (namespace === undefined ? `${kind} ${name}` : `${kind} ${namespace}/${name}`);

/** One text with every fault: object, field, what is wrong and what is allowed. */
export const formatObjectFaults = (faults: readonly ObjectFault[]): string =>
  [
    `${faults.length === 1 ? "1 fault" : `${faults.length} faults`} in the objects:`,
    ...faults.map(
      ({ object, place, field, message, remedy }) =>
        `  ${printable(place === undefined ? object : `${object} (${place})`)}: ${printable(field)} ${printable(message)}\n      allowed: ${printable(remedy)}`,
    ),
  ].join("\n");

/** Characters that act on a terminal in place of being shown: controls, and those that turn direction. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/** The text with every character that a terminal would obey written as an escape. */
export const printable = (text: string): string =>
  text.replace(UNPRINTABLE, (character) =>
    character
      .split("")
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
      .join(""),
  );
