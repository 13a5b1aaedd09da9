import type { AnswerKind, Difference, Finding, Severity } from "./finding";

/** What is lost, whatever it belongs to; the rest of a finding follows from where it stands. */
export interface Loss {
  readonly severity: Severity;
  /** Left out: not protective. */
  readonly protective?: true;
  /** As written; it is cut to 80 characters. Whoever passes it has taken out what is secret. */
  readonly value?: string;
  readonly differences: readonly Difference[];
  readonly remedy: string;
  /** Left out: all of them; a note takes none. */
  readonly answers?: readonly AnswerKind[];
}

const LONGEST_VALUE = 80;

const ALL_ANSWERS: readonly AnswerKind[] = ["accept", "deny", "holdBack"];

/**
 * A finding about what holds for a whole host, such as an annotation of its first Ingress.
 *
 * @param key annotation, or a topic.
 */
export const hostFinding = ({
  host,
  key,
  ...loss
}: Loss & { host: string; key: string }): Finding => ({
  id: `host/${host}/${key}`,
  scope: { type: "host", host },
  key,
  ...lossParts(loss),
});

/** A finding about a key of the controller's ConfigMap, or about an argument. */
export const controllerFinding = ({ key, ...loss }: Loss & { key: string }): Finding => ({
  id: `controller/${key}`,
  scope: { type: "controller" },
  key,
  ...lossParts(ofController(loss)),
});

/** A finding about what the controller always does, or about the inventory itself. */
export const builtInFinding = ({ topic, ...loss }: Loss & { topic: string }): Finding => ({
  id: `controller/${topic}`,
  scope: { type: "controller" },
  ...lossParts(ofController(loss)),
});

/** To close or hold back every host is no answer to a difference that protects nothing. */
const ofController = (loss: Loss): Loss =>
  loss.protective === true || loss.severity === "note" ? loss : { answers: ["accept"], ...loss };

/** The parts of a finding that do not depend on where it stands. */
export const lossParts = ({
  severity,
  protective,
  value,
  differences,
  remedy,
  answers,
}: Loss): Omit<Finding, "id" | "scope" | "key"> => ({
  severity,
  protective: protective ?? false,
  ...(value !== undefined && { value: shortened(value) }),
  differences,
  remedy,
  answers: answers ?? (severity === "note" ? [] : ALL_ANSWERS),
});

const shortened = (value: string): string =>
  value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE - 1)}…` : value;
