import { createHash } from "node:crypto";
import { request as plainRequest, type IncomingMessage } from "node:http";
import { request as tlsRequest } from "node:https";
import type { Socket } from "node:net";
import type { TLSSocket } from "node:tls";
import type { HttpRequest } from "../../model/http/request";
import type { KeyPair } from "./certificates";

/** What came of a request: what the client got, and what the backend saw if it got there. */
export interface Observed {
  /** Why there is no answer: how the connection ended. */
  readonly closed?: string;
  readonly status?: number;
  readonly location?: string;
  /** By lower-case name; fields that come several times are joined by a comma and a space. */
  readonly headers: Readonly<Record<string, string>>;
  /** sha256 of the certificate that was shown. */
  readonly certificate?: string;
  readonly seen?: Seen;
  /** The copy that reached the Service `copies`: method, host and target. */
  readonly copy?: string;
}

/** The request as it reached the backend. */
export interface Seen {
  readonly backend: string;
  readonly method: string;
  readonly target: string;
  readonly host: string;
  /** Such as `HTTP/1.1`. */
  readonly protocol: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** Server name of the TLS handshake with the backend. */
  readonly serverName?: string;
  readonly bodyBytes: number;
}

/** Longest wait for an answer; nothing here takes longer by itself. */
const TIMEOUT_MS = 20_000;

/**
 * Sends one request over a connection of its own, exactly as it is given: no normalisation, no retry,
 * no header but those given, Host and Connection.
 */
export function send({
  address,
  request,
  body,
  clientCertificate,
}: {
  address: string;
  request: Omit<HttpRequest, "clientAddress">;
  body?: number | undefined;
  clientCertificate?: KeyPair | undefined;
}): Promise<Observed> {
  const { scheme, host, method, target, headers } = request;
  return new Promise((resolve) => {
    const closed = (error: Error) => resolve({ closed: error.message, headers: {} });
    const open = scheme === "https" ? tlsRequest : plainRequest;
    const sent = open({
      host: address,
      port: scheme === "https" ? 443 : 80,
      method,
      path: target,
      headers: ["Host", host, ...headers.flat(), ...lengthOf(body)],
      agent: false,
      timeout: TIMEOUT_MS,
      servername: host.replace(/:\d+$/, ""),
      rejectUnauthorized: false,
      ...(clientCertificate !== undefined && {
        cert: clientCertificate.certificate,
        key: clientCertificate.privateKey,
      }),
    });
    sent.on("response", (response) => {
      observe(response).then(resolve, closed);
    });
    sent.on("error", closed);
    sent.on("timeout", () => sent.destroy(new Error(`no answer in ${TIMEOUT_MS / 1000} s`)));
    sent.end(body === undefined ? undefined : Buffer.alloc(body));
  });
}

const lengthOf = (body: number | undefined): string[] =>
  body === undefined ? [] : ["Content-Length", String(body)];

async function observe(response: IncomingMessage): Promise<Observed> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) {
    chunks.push(chunk as Buffer);
  }
  const headers = Object.fromEntries(
    Object.entries(response.headersDistinct).map(([name, values]) => [
      name,
      (values ?? []).join(", "),
    ]),
  );
  const seen =
    headers["content-type"] === "application/vnd.echo+json"
      ? readSeen(Buffer.concat(chunks).toString("utf8"))
      : undefined;
  const certificate = shown(response);
  return {
    ...(response.statusCode !== undefined && { status: response.statusCode }),
    ...(headers.location !== undefined && { location: headers.location }),
    headers,
    ...(certificate !== undefined && { certificate }),
    ...(seen !== undefined && { seen }),
  };
}

function readSeen(text: string): Seen {
  const { headers, ...seen } = JSON.parse(text) as Seen;
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return { ...seen, headers: Object.fromEntries(lower) as Record<string, string> };
}

function shown({ socket }: IncomingMessage): string | undefined {
  const peer = isTls(socket) ? socket.getPeerCertificate() : undefined;
  return peer?.raw === undefined ? undefined : createHash("sha256").update(peer.raw).digest("hex");
}

const isTls = (socket: Socket): socket is TLSSocket => "getPeerCertificate" in socket;
