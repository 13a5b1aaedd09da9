import { setTimeout as wait } from "node:timers/promises";

/**
 * Does work for each of many things, begun at an even rate and not too many at a time.
 *
 * @param perSecond most that are begun in a second.
 * @param atOnce most that are under way.
 * @param signal ends it early: what is under way counts as not done.
 * @returns results in the order of the items; undefined for those that were not done.
 */
export async function paced<Item, Result>({
  items,
  perSecond,
  atOnce,
  signal,
  work,
}: {
  items: readonly Item[];
  perSecond: number;
  atOnce: number;
  signal: AbortSignal;
  work: (item: Item) => Promise<Result>;
}): Promise<(Result | undefined)[]> {
  const results: (Result | undefined)[] = items.map(() => undefined);
  const queue = items.entries();
  const began = performance.now();
  const isEnded = (): boolean => signal.aborted;

  const worker = async (): Promise<void> => {
    for (const [index, item] of queue) {
      await until(began + (index * 1000) / perSecond, signal);
      if (isEnded()) {
        return;
      }
      const result = await work(item);
      results[index] = isEnded() ? undefined : result;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}

/** Waits for a time of performance.now(), or for the end. */
async function until(time: number, signal: AbortSignal): Promise<void> {
  const rest = time - performance.now();
  if (rest > 0) {
    await wait(rest, undefined, { signal }).catch(() => undefined);
  }
}
