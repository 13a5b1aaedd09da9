import { setTimeout as sleep } from "node:timers/promises";
import type { Attempt, WatchRecord } from "../../../model/watch";
import { counted, isKept, isLasting, isLost, isNew } from "../failures";
import { nameProxies, proxyNames } from "../proxies";
import { URLS, watchTraffic } from "../traffic-watch";
import type { TrialContext } from "./trial";

/** Traffic that went on while something was done. */
export interface Traffic<Result> {
  readonly result: Result;
  readonly record: WatchRecord;
  /** Every request, in the order of their ends; its proxy by name. */
  readonly attempts: readonly Attempt[];
  /** When the work began and ended, milliseconds since the start of the record. */
  readonly work: { readonly fromMs: number; readonly toMs: number };
}

/** How long traffic is looked at before the work, and after it, milliseconds. */
const STAY_MS = 4_000;

/**
 * Does something while clients go on.
 *
 * @param options.address where they connect to; default: nginx's address.
 * @param options.afterMs how long they go on after it.
 */
export async function underTraffic<Result>({
  context: { stand, rate },
  address = stand.address,
  urls = URLS,
  afterMs = STAY_MS,
  work,
}: {
  context: TrialContext;
  address?: string;
  urls?: readonly string[];
  afterMs?: number;
  work: () => Promise<Result>;
}): Promise<Traffic<Result>> {
  const attempts: Attempt[] = [];
  const watch = watchTraffic({
    stand: { ...stand, address },
    rate,
    urls,
    listeners: { onAttempt: (attempt) => void attempts.push(attempt) },
  });
  const begin = Date.now();
  const names = new Map(await proxyNames(stand.api));
  try {
    await sleep(STAY_MS);
    const fromMs = Date.now() - begin;
    const result = await work();
    const toMs = Date.now() - begin;
    await sleep(afterMs);
    (await proxyNames(stand.api)).forEach((name, peer) => names.set(peer, name));
    const record = nameProxies({ record: await watch.stop(), names });
    return {
      result,
      record,
      attempts: attempts.map((each) => ({ ...each, proxy: names.get(each.proxy) ?? each.proxy })),
      work: { fromMs, toMs },
    };
  } finally {
    await watch.stop();
  }
}

/** What clients lost. */
export interface Losses {
  readonly sent: number;
  /** Requests on new connections. */
  readonly onNew: number;
  /** Requests on kept connections; what lasts until somebody ends it is left out. */
  readonly onKept: number;
  /** WebSockets that were ended. */
  readonly lasting: number;
  /** Refused by HTTP/2 as not processed: clients send them again. */
  readonly refused: number;
  readonly duplicated: number;
  readonly wrong: number;
}

export function lossesOf({ total, failures }: WatchRecord): Losses {
  const lost = failures.filter(isLost);
  return {
    sent: total.sent,
    onNew: lost.filter(isNew).length,
    onKept: lost.filter(isKept).length,
    lasting: lost.filter(isLasting).length,
    refused: total.refused,
    duplicated: total.duplicated ?? -1,
    wrong: total.wrong,
  };
}

/** The failures in words: each kind of them once, with how many there were. */
export function causesOf({ failures }: WatchRecord): string[] {
  const lines = failures
    .filter(({ verdict }) => verdict !== "refused")
    .map(({ kind, verdict, cause = "twice", proxy }) => `${kind} at ${proxy} ${verdict}: ${cause}`);
  return counted(lines).map(({ line, times }) => `${times} × ${line}`);
}
