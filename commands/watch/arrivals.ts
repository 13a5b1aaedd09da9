import { z } from "zod";
import type { Arrivals } from "../../model/watch";

const logSchema = z.object({
  instance: z.string(),
  arrivals: z.record(z.string().regex(/^\d+$/), z.int().min(0)),
});

type Log = z.infer<typeof logSchema>;

const TIMEOUT_MS = 30_000;

/**
 * Reads what an instance of the backend saw of a run.
 *
 * @throws {Error} It does not answer, or with something else.
 */
async function readLog({ url, run }: { url: string; run: string }): Promise<Log> {
  const place = new URL(url);
  place.searchParams.set("run", run);
  try {
    const response = await fetch(place, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    return logSchema.parse(await response.json());
  } catch (error) {
    const why = error instanceof z.ZodError ? "it is no log of arrivals" : causeOf(error);
    throw new Error(`the backend's log ${url} cannot be read: ${why}`, { cause: error });
  }
}

const causeOf = (error: unknown): string => {
  const { message, cause } = error as Error;
  return cause instanceof Error ? cause.message : message;
};

/** Names of the instances behind the URLs of logs, to see later whether they are still the same. */
export const instancesOf = async (urls: readonly string[]): Promise<string[]> =>
  (await Promise.all(urls.map((url) => readLog({ url, run: "" })))).map(({ instance }) => instance);

/**
 * How often the instances of the backend saw each request of a run.
 *
 * @param options.before their instances when the run began: one that began anew has forgotten.
 */
export async function readArrivals({
  urls,
  run,
  before,
}: {
  urls: readonly string[];
  run: string;
  before: Promise<readonly string[]>;
}): Promise<Arrivals> {
  if (urls.length === 0) {
    return { unknown: "no log of a backend was named" };
  }
  try {
    const instances = await before;
    const logs = await Promise.all(urls.map((url) => readLog({ url, run })));
    const other = urls.find((_, index) => logs[index]?.instance !== instances[index]);
    return other === undefined
      ? sum(logs)
      : { unknown: `the backend of ${other} began anew during the run` };
  } catch (error) {
    return { unknown: (error as Error).message };
  }
}

function sum(logs: readonly Log[]): ReadonlyMap<number, number> {
  const arrivals = new Map<number, number>();
  for (const [number, times] of logs.flatMap((log) => Object.entries(log.arrivals))) {
    arrivals.set(Number(number), (arrivals.get(Number(number)) ?? 0) + times);
  }
  return arrivals;
}
