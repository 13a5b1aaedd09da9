import type { WatchRecord } from "../../model/watch";

/** A request that did not go well. */
export type Failure = WatchRecord["failures"][number];

/** Whether it was on a new connection or a kept one, as its kind says. */
export const connectionOf = ({ kind }: Failure): string => kind.split(":")[1] ?? "";

export const isLost = ({ verdict }: Failure): boolean => verdict === "lost";

/** What lasts until somebody ends it: a WebSocket that is kept. */
export const isLasting = ({ kind }: Failure): boolean => kind.startsWith("websocket:kept:");

/** On a connection that was kept, and not meant to last until somebody ends it. */
export const isKept = (failure: Failure): boolean =>
  connectionOf(failure) === "kept" && !isLasting(failure);

export const isNew = (failure: Failure): boolean => connectionOf(failure) === "new";

/** Answered wrongly, or seen more than once by the backend. */
export const isSpoilt = ({ verdict, arrivals = 1 }: Failure): boolean =>
  verdict === "wrong" || arrivals > 1;

/** Lines with how often each is there, in the order of their first. */
export function counted(
  lines: readonly string[],
): { readonly line: string; readonly times: number }[] {
  const counts = new Map<string, number>();
  lines.forEach((line) => counts.set(line, (counts.get(line) ?? 0) + 1));
  return [...counts].map(([line, times]) => ({ line, times }));
}
