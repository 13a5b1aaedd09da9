import { request as plainRequest, type IncomingMessage } from "node:http";
import { request as tlsRequest } from "node:https";
import { isIP } from "node:net";
import type { HttpRequest } from "../../model/http/request";
import type { Observed } from "../../model/probe/observed";
import type { ProxyAddress } from "./address";
import { joined, observedAnswer, readBody, shownCertificate } from "./answer";

/** A certificate and its private key, both PEM. */
export interface KeyPair {
  readonly certificate: string;
  readonly privateKey: string;
}

/** A request and where it goes. */
export interface Sending {
  readonly to: ProxyAddress;
  readonly request: Omit<HttpRequest, "clientAddress">;
  readonly clientCertificate?: KeyPair | undefined;
  /** Ends the exchange before its answer. */
  readonly signal?: AbortSignal | undefined;
}

/** Longest wait for an answer, milliseconds. */
export const TIMEOUT_MS = 20_000;

/**
 * Sends one request over a connection of its own, by HTTP/1.1, exactly as it is given: no
 * normalisation, no retry, no header but those given, Host and Connection. No certificate is refused:
 * which one is shown is part of the answer.
 *
 * @param body bytes of body to send; absent: none.
 */
export function send({
  to,
  request,
  body,
  clientCertificate,
  signal,
}: Sending & { body?: number | undefined }): Promise<Observed> {
  const { scheme, host, method, target, headers } = request;
  return new Promise((resolve) => {
    const closed = (error: Error) => resolve({ closed: error.message, headers: {} });
    const open = scheme === "https" ? tlsRequest : plainRequest;
    const sent = open({
      host: to.host,
      port: to[scheme],
      method,
      path: target,
      headers: ["Host", host, ...headers.flat(), ...lengthOf(body)],
      agent: false,
      timeout: TIMEOUT_MS,
      ...(signal !== undefined && { signal }),
      ...tlsOptions({ host, clientCertificate }),
    });
    sent.on("response", (response) => {
      observe(response)
        .then(resolve, closed)
        .finally(() => sent.destroy());
    });
    sent.on("error", closed);
    sent.on("timeout", () => sent.destroy(new Error(`no answer in ${TIMEOUT_MS / 1000} s`)));
    sent.end(body === undefined ? undefined : Buffer.alloc(body));
  });
}

/** Of a handshake: the server name of a host, any certificate, and the client's own. */
export const tlsOptions = ({
  host,
  clientCertificate,
}: {
  host: string;
  clientCertificate: KeyPair | undefined;
}): {
  servername?: string;
  rejectUnauthorized: false;
  cert?: string;
  key?: string;
} => ({
  ...serverName(host.replace(/:\d+$/, "")),
  rejectUnauthorized: false,
  ...(clientCertificate !== undefined && {
    cert: clientCertificate.certificate,
    key: clientCertificate.privateKey,
  }),
});

/** An address is no server name. */
const serverName = (name: string): { servername?: string } =>
  isIP(name.replace(/^\[|\]$/g, "")) > 0 ? {} : { servername: name };

const lengthOf = (body: number | undefined): string[] =>
  body === undefined ? [] : ["Content-Length", String(body)];

async function observe(response: IncomingMessage): Promise<Observed> {
  const certificate = shownCertificate(response.socket);
  const body = await readBody(response);
  return observedAnswer({
    status: response.statusCode ?? 0,
    headers: joined(response.headersDistinct),
    body,
    certificate,
  });
}
