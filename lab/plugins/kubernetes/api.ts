import { Agent, request as httpRequest, type OutgoingHttpHeaders } from "node:http";
import { request as httpsRequest, type RequestOptions } from "node:https";
import type { KubeConfig } from "@kubernetes/client-node";
import type { Properties } from "../engine/values";

/** One request to the API server. */
export interface Call {
  readonly method: "DELETE" | "GET" | "PATCH" | "POST" | "PUT";
  /** Path below the server's address, with a leading slash. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Default `application/json`. */
  readonly contentType?: string;
  /** Default `application/json`. */
  readonly accept?: string;
}

/** Sends a request and gives the answer's JSON. Throws {@link ApiError} or a network error. */
export type Api = (call: Call) => Promise<Properties>;

/** An answer of the API server that is not a success. */
export class ApiError extends Error {
  override readonly name = "ApiError";

  constructor(
    message: string,
    /** HTTP status. */
    readonly status: number,
    /** Machine-readable reason, for example `AlreadyExists`. */
    readonly reason: string,
  ) {
    super(message);
  }
}

export const isNotFound = (error: unknown): boolean =>
  error instanceof ApiError && error.status === 404;

/** What the API server says besides its answer, for example that a field is unknown. */
export type OnWarning = (message: string) => void;

const TIMEOUT_MS = 60_000;

/**
 * Raw HTTPS and JSON with the kubeconfig's credentials: a typed client would drop the fields it
 * does not know. One pool of connections serves the whole run.
 */
export async function connect(
  config: KubeConfig,
  options: { onWarning?: OnWarning } = {},
): Promise<Api> {
  const server = new URL(config.getCurrentCluster()?.server ?? "");
  const credentials: RequestOptions = {};
  await config.applyToHTTPSOptions(credentials);
  keepAlive(credentials);
  return (call) => send(call, { server, credentials, onWarning: options.onWarning });
}

/** The library makes agents that open a connection per request. */
function keepAlive({ agent }: RequestOptions): void {
  if (agent instanceof Agent) {
    Object.assign(agent, { keepAlive: true });
  }
}

interface Target {
  readonly server: URL;
  readonly credentials: RequestOptions;
  readonly onWarning: OnWarning | undefined;
}

function send(call: Call, { server, credentials, onWarning }: Target): Promise<Properties> {
  const url = new URL(server.href.replace(/\/$/, "") + call.path);
  url.search = new URLSearchParams(call.query).toString();
  const body = call.body === undefined ? undefined : JSON.stringify(call.body);
  const headers = {
    ...(credentials.headers as OutgoingHttpHeaders | undefined),
    Accept: call.accept ?? "application/json",
    ...(body === undefined
      ? {}
      : {
          "Content-Type": call.contentType ?? "application/json",
          "Content-Length": Buffer.byteLength(body),
        }),
  };

  return new Promise((resolve, reject) => {
    const request = (url.protocol === "http:" ? httpRequest : httpsRequest)(
      url,
      { ...credentials, method: call.method, headers, timeout: TIMEOUT_MS },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          const status = response.statusCode ?? 0;
          const text = Buffer.concat(chunks).toString("utf8");
          warnings(response.headers.warning).forEach((warning) => onWarning?.(warning));
          resolve(Promise.resolve({ text, status }).then(parse));
        });
      },
    );
    request.on("timeout", () =>
      request.destroy(new Error(`no answer within ${TIMEOUT_MS / 1000} s`)),
    );
    request.on("error", (error) =>
      reject(
        new Error(`the Kubernetes API server ${server.origin} does not answer: ${error.message}`),
      ),
    );
    request.end(body);
  });
}

/** @throws ApiError for an answer that is not a success. */
function parse({ text, status }: { text: string; status: number }): Properties {
  let answer: Properties;
  try {
    answer = JSON.parse(text) as Properties;
  } catch {
    throw new ApiError(text.trim() || `HTTP ${status}`, status, "");
  }
  if (status >= 300) {
    const { message, reason } = answer as { message?: string; reason?: string };
    throw new ApiError(message ?? text, status, reason ?? "");
  }
  return answer;
}

/** Texts of a Warning header: `299 - "unknown field \"spec.x\"", …` (RFC 7234 §5.5). */
export function warnings(header: string | string[] | undefined): string[] {
  const text = Array.isArray(header) ? header.join(", ") : (header ?? "");
  return [...text.matchAll(/\b299 \S+ "((?:[^"\\]|\\.)*)"/g)].map(([, quoted = ""]) =>
    quoted.replace(/\\(.)/g, "$1"),
  );
}
