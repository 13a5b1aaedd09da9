import type { Context } from "mocha";

/**
 * Skips the present test, or in a `before` hook the whole suite, and leaves the reason where the
 * runner of `npm test` finds it.
 */
export function skip(context: Context, reason: string): never {
  const running = context.test as
    { skipReason?: string; parent?: { skipReason?: string } } | undefined;
  const isHook = (context.test as { type?: string } | undefined)?.type === "hook";
  const place = isHook ? running?.parent : running;
  if (place !== undefined) {
    place.skipReason = reason;
  }
  return context.skip();
}

/** Reason of every lab test where the lab cannot run; on a CI runner such a run is no pass. */
export const LAB_REQUIRED = "this system cannot run the lab";
