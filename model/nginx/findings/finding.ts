import type { Field } from "../../http/fields";
import type { Trait } from "../../http/traits";

/** How a person may answer a finding; `stages.md` rule 5. */
export type AnswerKind = "accept" | "deny" | "holdBack";

/** An answer as the configuration has it. */
export type FindingAnswer =
  | { readonly answer: "accept"; readonly reason: string }
  | { readonly answer: "deny" }
  | { readonly answer: "holdBack" };

/** Answers by the id of their finding. */
export type FindingAnswers = Readonly<Record<string, FindingAnswer>>;

/**
 * - `refused`: it cannot be kept. Protective: its rules answer 403 until a person answers.
 * - `lossy`: something differs that a client or a backend can see.
 * - `note`: it differs where hardly anybody looks, or is better than before.
 */
export type Severity = "refused" | "lossy" | "note";

/** One field that differs, and for which requests. */
export interface Difference {
  readonly field: Field;
  readonly when: Trait;
  /** What nginx does, in a few words. */
  readonly nginx: string;
  /** What Envoy will do, in a few words. */
  readonly envoy: string;
}

/** Where a finding applies: one Ingress (all of its rules, or single ones), or everything. */
export type FindingScope =
  | { readonly type: "controller" }
  | { readonly type: "host"; readonly host: string }
  | {
      readonly type: "ingress";
      /** `namespace/name`. */
      readonly ingress: string;
      /** The locations meant; absent: all of the Ingress. */
      readonly locations?: readonly { readonly host: string; readonly path: string }[];
    };

/** A translation that loses or changes something. */
export interface Finding {
  /**
   * Stable name that an answer refers to: `<namespace>/<ingress>/<annotation>`, `host/<host>/<topic>`
   * or `controller/<key or topic>`. Unique in a conversion.
   */
  readonly id: string;
  readonly severity: Severity;
  /** Protective ones without an answer make the conversion unfit (migration.md §6.3). */
  readonly protective: boolean;
  readonly scope: FindingScope;
  /** Annotation without its prefix, ConfigMap key, or argument with its dashes; absent: a built-in behaviour. */
  readonly key?: string;
  /** Its value, cut and with secrets redacted. */
  readonly value?: string;
  readonly differences: readonly Difference[];
  /** What a person can do about it. */
  readonly remedy: string;
  /** The answers that make sense; empty for a note. */
  readonly answers: readonly AnswerKind[];
}

/** A finding and what a person said of it. */
export interface AnsweredFinding extends Finding {
  readonly answer?: FindingAnswer;
}
