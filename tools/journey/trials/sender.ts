import { Agent, request } from "node:https";

/** Requests to one URL, over few connections that are kept. */
export interface Burst {
  /** Address to connect to; Host and server name stay those of the URL. */
  readonly address: string;
  /** Default: 443. */
  readonly port?: number;
  readonly url: string;
  /** Fields of each request. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly requests: number;
  /** Connections, each with one request at a time; default 8. */
  readonly connections?: number;
  /** Certificates that are trusted, PEM. */
  readonly ca: string;
}

/** Values of a header field of the answers, and how often each came; `lost` counts what got none. */
export interface Counted {
  readonly values: ReadonlyMap<string, number>;
  readonly lost: number;
}

/** Sends as fast as answers come, and counts a header field of the answers. Nothing is sent again. */
export async function countAnswers(burst: Burst & { field: string }): Promise<Counted> {
  const { requests, connections = 8 } = burst;
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const values = new Map<string, number>();
  let [begun, lost] = [0, 0];
  const worker = async (): Promise<void> => {
    while (begun < requests) {
      begun += 1;
      const value = await fieldOf({ ...burst, agent });
      if (value === undefined) {
        lost += 1;
      } else {
        values.set(value, (values.get(value) ?? 0) + 1);
      }
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  agent.destroy();
  return { values, lost };
}

/** The field of one answer, empty where it has none; nothing where there is no answer of status 200. */
function fieldOf({
  address,
  port = 443,
  url,
  headers,
  ca,
  field,
  agent,
}: Burst & { field: string; agent: Agent }): Promise<string | undefined> {
  const { host, hostname, pathname } = new URL(url);
  return new Promise((resolve) => {
    const sent = request({
      host: address,
      port,
      servername: hostname,
      path: pathname,
      headers: { host, ...headers },
      ca,
      agent,
    });
    sent.once("response", (response) => {
      response.resume();
      response.once("error", () => resolve(undefined));
      response.once("end", () => {
        const value = [response.headers[field] ?? ""].flat().join(", ");
        resolve(response.statusCode === 200 ? value : undefined);
      });
    });
    sent.once("error", () => resolve(undefined));
    sent.end();
  });
}
