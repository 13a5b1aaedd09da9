import { randomUUID } from "node:crypto";
import { eventually } from "../../lab/wait";
import type { HttpRequest } from "../../model/http/request";
import { DOMAIN } from "./case";
import type { ProxyAddress } from "../../commands/probe/address";
import { send } from "../../commands/probe/send";
import type { Observed } from "../../model/probe/observed";

/** Host at which copies are asked for: the case about mirrors has an Ingress for it. */
const HOST = `mirror-copies.${DOMAIN}`;

/** Longest wait for a copy, which comes beside its request. */
const SECONDS = 5;

/** Sends a request of which the proxy is to send a copy, and finds out what became of that. */
export async function sendCopied({
  address,
  request,
}: {
  address: string;
  request: HttpRequest;
}): Promise<Observed> {
  const id = randomUUID();
  const headers = [...request.headers, [ID, id] as const];
  const { seen, ...observed } = await send({
    to: proxyAt(address),
    request: { ...request, headers },
  });
  const copy = await copyOf({ address, id });
  return {
    ...observed,
    ...(seen !== undefined && { seen: { ...seen, headers: withoutId(seen.headers) } }),
    ...(copy !== undefined && { copy }),
  };
}

const ID = "X-Copy-Id";

const withoutId = (headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name !== ID.toLowerCase()));

/** Method, host and target of a copy; undefined when none comes. */
const copyOf = ({ address, id }: { address: string; id: string }): Promise<string | undefined> =>
  eventually({
    what: "the copy of a request arrives",
    seconds: SECONDS,
    probe: async () => {
      const target = `/copies?id=${id}`;
      const request = { scheme: "http", host: HOST, method: "GET", target, headers: [] } as const;
      const { headers } = await send({ to: proxyAt(address), request });
      return headers["x-copy"];
    },
  }).catch(() => undefined);

/** A proxy at an address, on the usual ports. */
export const proxyAt = (address: string): ProxyAddress => ({ host: address, http: 80, https: 443 });
