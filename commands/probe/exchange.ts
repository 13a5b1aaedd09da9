import { compare } from "../../model/probe/compare";
import type { Exchanged, Observed } from "../../model/probe/observed";
import type { ProbeProtocol, ProbeRequest } from "../../model/probe/request";
import type { ProxyAddress } from "./address";
import { send, type KeyPair, type Sending } from "./send";

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

const http1 = (sending: ProbeSending): Promise<Observed> =>
  send({ ...sending, body: BODILESS.includes(sending.request.method) ? undefined : 0 });

const BODILESS: readonly string[] = ["GET", "HEAD", "OPTIONS", "TRACE", "CONNECT"];

const SENDERS: Readonly<Record<ProbeProtocol, (sending: ProbeSending) => Promise<Observed>>> = {
  "http/1.1": http1,
  h2: http1,
  websocket: http1,
  grpc: http1,
};
