import { Agent, request } from "node:http";
import type { IncomingHttpHeaders } from "node:http";

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Ask {
  /** Address and port of the Gateway. */
  readonly address: string;
  readonly port?: number;
  readonly host: string;
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly agent?: Agent;
}

/** One request, no retry: an error is an answer that a test must see. */
export function ask({
  address,
  port = 80,
  host,
  path = "/",
  method,
  headers,
  agent,
}: Ask): Promise<Answer> {
  const begin = performance.now();
  return new Promise((resolve, reject) => {
    const fail = (cause: Error): void => {
      const connection = sent.reusedSocket ? "kept" : "new";
      const ms = Math.round(performance.now() - begin);
      reject(new Error(`${cause.message} after ${ms} ms on a ${connection} connection`, { cause }));
    };
    const sent = request(
      { host: address, port, path, method, headers: { ...headers, host }, agent: agent ?? false },
      (response) => {
        let body = "";
        response.setEncoding("utf8");
        response.on("data", (chunk: string) => (body += chunk));
        response.on("error", fail);
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        );
      },
    );
    sent.on("error", fail);
    sent.end();
  });
}

/** What the echo backend says of the request that reached it. */
export interface Echo {
  readonly path: string;
  readonly host: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, readonly string[]>>;
  readonly pod: string;
}

/** Sends many requests on a few kept connections and counts their answers by a key. */
export async function tally({
  times,
  ask: one,
  key,
}: {
  times: number;
  ask: Ask;
  key: (answer: Answer) => string;
}): Promise<Map<string, number>> {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  const counts = new Map<string, number>();
  let left = times;
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const found = key(await ask({ ...one, agent }));
      counts.set(found, (counts.get(found) ?? 0) + 1);
    }
  };
  try {
    await Promise.all(Array.from({ length: 16 }, worker));
  } finally {
    agent.destroy();
  }
  return counts;
}
