import type { AnswerKind, Difference, Finding, Severity } from "../../findings/finding";
import type { RuleContext } from "../emission";

/** What a family says of something it loses; the rest follows from where it stands. */
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
 * A finding about an annotation, for the location of the rule alone: those of an Ingress's other
 * locations have the same id, and are joined when rules are.
 *
 * @param key without the annotation prefix.
 */
export const annotationFinding = ({
  context: { ingress, server, location },
  key,
  ...loss
}: Loss & { context: RuleContext; key: string }): Finding => ({
  id: `${ingress}/${key}`,
  scope: { type: "ingress", ingress, locations: [{ host: server.host, path: location.path }] },
  key,
  ...common(loss),
});

/** A finding about what holds for a whole host, such as an annotation of its first Ingress. */
export const hostFinding = ({
  host,
  key,
  ...loss
}: Loss & { host: string; key: string }): Finding => ({
  id: `host/${host}/${key}`,
  scope: { type: "host", host },
  key,
  ...common(loss),
});

/** A finding about a key of the controller's ConfigMap, or about an argument. */
export const controllerFinding = ({ key, ...loss }: Loss & { key: string }): Finding => ({
  id: `controller/${key}`,
  scope: { type: "controller" },
  key,
  ...common(loss),
});

const common = ({ severity, protective, value, differences, remedy, answers }: Loss) => ({
  severity,
  protective: protective ?? false,
  ...(value !== undefined && { value: shortened(value) }),
  differences,
  remedy,
  answers: answers ?? (severity === "note" ? [] : ALL_ANSWERS),
});

const shortened = (value: string): string =>
  value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE - 1)}…` : value;
