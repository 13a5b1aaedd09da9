import type { Loss } from "../findings/loss";

/** What becomes of a setting on Envoy Gateway where it differs from its default. */
export type Fate =
  /** `kept`: by the Gateway's policies or in every rule. */
  | { readonly type: "kept" }
  /** Translated rule by rule; what is lost is said there. */
  | { readonly type: "converted" }
  /** It only stands in for annotations, whose own findings hold. */
  | { readonly type: "annotation default" }
  /** Nothing that a client, a backend or an operator of Envoy could miss. */
  | { readonly type: "no-op" }
  | { readonly type: "lost"; readonly loss: Omit<Loss, "value"> };

/** A key of the controller's ConfigMap, or one of its arguments: one row of a table. */
export interface Key<Value = unknown> {
  readonly fallback: Value;
  /** Of a value as written; undefined: the controller does not take it. */
  readonly parse: (text: string) => Value | undefined;
  readonly fate: Fate;
  /**
   * What a value does that cannot be taken: the default holds, or nginx refuses the whole configuration
   * and the controller stays at its last good one.
   */
  readonly invalid: "takes the default" | "stops the controller";
  /** `hidden`: it may hold credentials. */
  readonly value: "shown" | "hidden";
}

export type Table = Readonly<Record<string, Key>>;

/** Values by the key of a table. */
export type Values<Rows extends Table> = {
  readonly [Name in keyof Rows]: Rows[Name] extends Key<infer Value> ? Value : never;
};

export const KEPT: Fate = { type: "kept" };
export const CONVERTED: Fate = { type: "converted" };
export const ANNOTATION_DEFAULT: Fate = { type: "annotation default" };
export const NO_OP: Fate = { type: "no-op" };

export const lost = (loss: Omit<Loss, "value">): Fate => ({ type: "lost", loss });

/** Lost where only those who run the proxy look. */
export const noted = ({
  nginx,
  envoy,
  remedy,
}: {
  nginx: string;
  envoy: string;
  remedy: string;
}): Fate =>
  lost({
    severity: "note",
    differences: [{ field: "operation", when: "always", nginx, envoy }],
    remedy,
  });
