import type { WatchRecord } from "./record";

/** The line with which a run ends. */
export function resultLine({ total, longestGap }: WatchRecord): string {
  const { sent, lost, refused, duplicated, wrong, slow } = total;
  const gap = Math.round(longestGap.toMs - longestGap.fromMs);
  return `watch: sent ${sent} lost ${lost} refused ${refused} duplicated ${duplicated ?? "unknown"} wrong ${wrong} slow ${slow} longest-gap ${gap}ms`;
}

/**
 * Whether nothing was lost, duplicated or wrong. What was refused was not, and that duplicates are not
 * known is no fault here.
 */
export const isClean = ({ total: { lost, duplicated, wrong } }: WatchRecord): boolean =>
  lost === 0 && (duplicated ?? 0) === 0 && wrong === 0;
