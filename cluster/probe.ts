import { request as plainRequest } from "node:http";
import type { IncomingHttpHeaders } from "node:http";
import { request as tlsRequest } from "node:https";
import type { RequestOptions } from "node:https";
import { isIP } from "node:net";

/** One request to a listener, as a client would send it. */
export interface ProbeRequest {
  readonly protocol: "HTTP" | "HTTPS";
  /** IP address or name to connect to. */
  readonly address: string;
  readonly port: number;
  /** Host header, and server name of the TLS handshake. */
  readonly host: string;
  /** Default `/`. */
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What came back, or why nothing did. */
export type ProbeAnswer =
  | {
      readonly answered: true;
      readonly status: number;
      readonly headers: IncomingHttpHeaders;
      readonly body: string;
    }
  | { readonly answered: false; readonly error: string };

/** Longest wait for one answer. */
const ANSWER_TIMEOUT_MS = 5_000;

/** Bytes of a body that are read; more is not needed to compare an answer. */
const BODY_LIMIT = 64 * 1024;

/**
 * Sends one GET on a connection of its own, without a retry. The certificate is not verified: the
 * question is whether the listener answers, before any name points to the address.
 */
export function probe(wanted: ProbeRequest): Promise<ProbeAnswer> {
  const options: RequestOptions = {
    host: wanted.address,
    port: wanted.port,
    path: wanted.path ?? "/",
    method: "GET",
    agent: false,
    timeout: ANSWER_TIMEOUT_MS,
    headers: { ...wanted.headers, host: wanted.host, "user-agent": "envoy-edge-verify" },
    ...(wanted.protocol === "HTTPS"
      ? { rejectUnauthorized: false, ...(isIP(wanted.host) ? {} : { servername: wanted.host }) }
      : {}),
  };
  const open = wanted.protocol === "HTTPS" ? tlsRequest : plainRequest;
  return new Promise((resolve) => {
    const failed = (error: Error): void => resolve({ answered: false, error: error.message });
    const sent = open(options, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        body = (body + chunk).slice(0, BODY_LIMIT);
      });
      response.on("error", failed);
      response.on("end", () =>
        resolve({
          answered: true,
          status: response.statusCode ?? 0,
          headers: response.headers,
          body,
        }),
      );
    });
    sent.on("error", failed);
    sent.on("timeout", () =>
      sent.destroy(new Error(`no answer within ${String(ANSWER_TIMEOUT_MS / 1000)} s`)),
    );
    sent.end();
  });
}
