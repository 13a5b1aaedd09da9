import type { Counters } from "../../model/migration/traffic/counters";
import type { Reading } from "../../model/migration/traffic/between";
import { ApiError, type Connection } from "../connection";

/** Where the metrics of a proxy are: of each pod through the API server, or at one address. */
export type MetricsSource =
  | { readonly type: "url"; readonly url: string }
  | {
      readonly type: "pods";
      readonly namespace: string;
      readonly pods: readonly string[];
      readonly port: number;
      readonly path: string;
    };

/** Metrics cannot be read, or say nothing of the proxy. */
export class NoMetrics extends Error {}

/** Longest wait for metrics at an address, milliseconds. */
const TIMEOUT_MS = 15_000;

/**
 * Reads the counters of a proxy, by pod.
 *
 * @throws {NoMetrics} Those of one pod cannot be read: a part would be taken for the whole.
 */
export async function readCounters({
  connection,
  source,
  counters,
}: {
  connection: Connection;
  source: MetricsSource;
  counters: (text: string) => Counters | undefined;
}): Promise<Reading> {
  const texts =
    source.type === "url"
      ? [[source.url, await textAt(source.url)] as const]
      : await Promise.all(
          source.pods.map(async (pod) => [pod, await textOf({ connection, source, pod })] as const),
        );
  return Object.fromEntries(
    texts.map(([name, text]) => {
      const found = counters(text);
      if (found === undefined) {
        throw new NoMetrics(`the metrics of ${name} do not count its connections`);
      }
      return [name, found];
    }),
  );
}

/** Through the API server. That it lets nobody through is for its caller to say: that is no fault of the pod. */
async function textOf({
  connection,
  source: { namespace, port, path },
  pod,
}: {
  connection: Connection;
  source: Extract<MetricsSource, { type: "pods" }>;
  pod: string;
}): Promise<string> {
  const place = `/api/v1/namespaces/${namespace}/pods/${pod}:${String(port)}/proxy${path}`;
  try {
    return String(await connection.send({ path: place, accept: "*/*", as: "text" }));
  } catch (error) {
    throw error instanceof ApiError && error.status !== 403
      ? new NoMetrics(`pod ${pod} gives no metrics at port ${String(port)}: ${error.message}`)
      : error;
  }
}

async function textAt(url: string): Promise<string> {
  const failed = (why: string): NoMetrics => new NoMetrics(`${url}: ${why}`);
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(
    (error: unknown) => {
      throw failed(error instanceof Error ? error.message : String(error));
    },
  );
  if (!response.ok) {
    throw failed(`status ${String(response.status)}`);
  }
  return response.text();
}
