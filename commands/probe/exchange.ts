import { compare } from "../../model/probe/compare";
import type { Exchanged, Observed } from "../../model/probe/observed";
import type { ProbeProtocol, ProbeRequest } from "../../model/probe/request";
import type { ProxyAddress } from "./address";
import { sendHttp2 } from "./http2";
import { send, type KeyPair, type Sending } from "./send";
import { sendWebSocket } from "./websocket";

/** Where both proxies listen. */
export interface ProxyAddresses {
  readonly nginx: ProxyAddress;
  readonly envoy: ProxyAddress;
}

/** Sends a request to both proxies; to nginx once more where they differ, for it may differ by itself. */
export async function exchange({
  request,
  addresses,
  clientCertificate,
  signal,
}: {
  /** With credentials, if it has some. */
  request: ProbeRequest;
  addresses: ProxyAddresses;
  clientCertificate: KeyPair | undefined;
  signal: AbortSignal;
}): Promise<Exchanged> {
  const ask = (to: ProxyAddress): Promise<Observed> =>
    SENDERS[request.protocol]({ to, request, clientCertificate, signal });
  const [nginx, envoy] = await Promise.all([ask(addresses.nginx), ask(addresses.envoy)]);
  const isAlike = compare(nginx, envoy).length === 0 && nginx.bodyHash === envoy.bodyHash;
  return isAlike ? { nginx, envoy } : { nginx, envoy, again: await ask(addresses.nginx) };
}

type ProbeSending = Sending & { readonly request: ProbeRequest };

const SENDERS: Readonly<Record<ProbeProtocol, (sending: ProbeSending) => Promise<Observed>>> = {
  "http/1.1": (sending) => send({ ...sending, body: hasBody(sending) ? 0 : undefined }),
  h2: (sending) => sendHttp2({ ...sending, body: hasBody(sending) ? Buffer.alloc(0) : undefined }),
  websocket: (sending) => sendWebSocket({ ...sending, message: sending.request.message }),
  grpc: (sending) => sendHttp2({ ...sending, request: asCall(sending.request), body: NO_MESSAGE }),
};

const hasBody = ({ request: { method } }: ProbeSending): boolean => !BODILESS.includes(method);

const BODILESS: readonly string[] = ["GET", "HEAD", "OPTIONS", "TRACE", "CONNECT"];

const asCall = (request: ProbeRequest): ProbeRequest => ({
  ...request,
  headers: [...request.headers, ["Content-Type", "application/grpc"], ["TE", "trailers"]],
});

/** A message of no bytes as gRPC frames it: not compressed, and its length. */
const NO_MESSAGE = Buffer.alloc(5);
