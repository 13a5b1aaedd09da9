/** Whether an object has become ready, and if not, why. */
import type { Properties, Value } from "../engine/values";
import { isObject } from "../engine/values";

export interface Readiness {
  readonly ready: boolean;
  /** What is missing, for a person; empty when ready. */
  readonly reasons: readonly string[];
  /** It will never become ready. */
  readonly failed?: boolean;
}

export const READY: Readiness = { ready: true, reasons: [] };

export const notReady = (...reasons: string[]): Readiness => ({ ready: false, reasons });

/** Ready when nothing is missing. */
export const unless = (missing: readonly (string | false | undefined)[]): Readiness => {
  const reasons = missing.filter((reason) => typeof reason === "string");
  return { ready: reasons.length === 0, reasons };
};

/** Ready when all are. */
export const allOf = (parts: readonly Readiness[]): Readiness => ({
  ready: parts.every(({ ready }) => ready),
  reasons: parts.flatMap(({ reasons }) => reasons),
  failed: parts.some(({ failed }) => failed),
});

/** An entry of `status.conditions`. */
export interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  readonly message?: string;
  readonly observedGeneration?: number;
}

export const statusOf = (object: Properties): Properties =>
  isObject(object.status) ? object.status : {};

export const specOf = (object: Properties): Properties =>
  isObject(object.spec) ? object.spec : {};

export const conditionsOf = (object: Properties): Condition[] =>
  (statusOf(object).conditions ?? []) as unknown as Condition[];

export const conditionOf = (object: Properties, type: string): Condition | undefined =>
  conditionsOf(object).find((condition) => condition.type.toLowerCase() === type.toLowerCase());

/** Conditions at any depth of a value. */
export function conditionsWithin(value: Value): Condition[] {
  if (Array.isArray(value)) {
    return value.flatMap(conditionsWithin);
  }
  return isObject(value)
    ? Object.entries(value).flatMap(([name, part]) =>
        name === "conditions" && Array.isArray(part)
          ? (part as unknown as Condition[])
          : conditionsWithin(part),
      )
    : [];
}

/** `Programmed is False: AddressNotAssigned, no addresses have been assigned`. */
export function describeCondition({ type, status, reason, message }: Condition): string {
  const because = [reason, message].filter((text) => text !== undefined && text !== "").join(", ");
  return `${type} is ${status}${because === "" ? "" : `: ${because}`}`;
}

/** A number in the status; 0 when it is not there. */
export const count = (value: Value | undefined): number => (typeof value === "number" ? value : 0);

/** Whether the status speaks of the object's present specification. */
export function isObserved(object: Properties, observed: Value | undefined): boolean {
  const generation = isObject(object.metadata) ? object.metadata.generation : undefined;
  return typeof generation !== "number" || typeof observed !== "number" || observed >= generation;
}
