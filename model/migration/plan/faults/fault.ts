import type { PlanContext } from "../context";
import type { PlanFault } from "../migration-plan";

/** Looks for what refuses a stage. */
export type FindFaults = (context: PlanContext) => PlanFault[];

/** The fault, if it is there. */
export const faultIf = (isThere: boolean, fault: PlanFault): PlanFault[] =>
  isThere ? [fault] : [];

/** `one, two and three`. */
export const listed = (items: readonly string[]): string =>
  [items.slice(0, -1).join(", "), ...items.slice(-1)].filter((part) => part !== "").join(" and ");
