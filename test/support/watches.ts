import type { WatchOptions } from "../../commands/watch/options";
import { startWatch } from "../../commands/watch/run";
import { watchRecordSchema, type WatchRecord } from "../../model/watch/record";
import { CERTIFICATE, serve, type Fault, type Served } from "./watch";

/** Short exchanges, and times that no busy machine needs. */
export const QUICK = {
  rate: 100,
  lengths: { slowMs: 100, streamMs: 500 },
  timeoutMs: 15_000,
  slowMs: 15_000,
  trust: { ca: CERTIFICATE },
};

export const HTTP1 = "get:kept:h1=2,get:new:h1=2,post:kept:h1,post:new:h1";
export const HTTP2 = "get:kept:h2=2,get:new:h2=2,post:kept:h2,post:new:h2";

/** Every seventh request. */
export const isBad = (number: number): boolean => number % 7 === 0;
export const badOf = (sent: number): number => Math.floor(sent / 7);

/** Watches of a test, against servers that end with it. */
export function watches() {
  const open: Served[] = [];
  const served = async (options: Parameters<typeof serve>[0]): Promise<Served> => {
    const target = await serve(options);
    open.push(target);
    return target;
  };
  afterEach(async () => {
    await Promise.all(open.splice(0).map(({ close }) => close()));
  });

  const watched = async (
    target: Pick<Served, "url" | "log">,
    options: Partial<WatchOptions> = {},
  ): Promise<WatchRecord> => {
    const watch = startWatch({
      ...QUICK,
      urls: [target.url],
      backendLogs: [target.log],
      durationMs: 1400,
      ...options,
    });
    await watch.finished;
    const record = await watch.stop();
    // What is written is what is read again.
    return watchRecordSchema.parse(JSON.parse(JSON.stringify(record)));
  };

  const against = async (
    fault: Fault,
    options: Partial<WatchOptions> & { tls?: "h2" },
  ): Promise<WatchRecord> => {
    const { tls, ...rest } = options;
    return watched(await served({ fault, ...(tls && { tls }) }), rest);
  };

  return { served, watched, against };
}
