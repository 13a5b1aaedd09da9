import { sendHttp2 } from "../../commands/probe/http2";
import { send } from "../../commands/probe/send";
import type { Observed } from "../../model/probe/observed";
import { REACHES, type Reach } from "./applications/reach";

/** What clients of the applications miss at an address: one line each; empty: nothing. */
export async function missedAt(address: string): Promise<string[]> {
  const faults: string[] = [];
  for (const reach of REACHES) {
    const observed = await ask({ address, reach });
    faults.push(...faultsOf({ reach, observed }).map((fault) => `${reach.url}: ${fault}`));
  }
  const { closed, status } = await callGrpc(address);
  return status === 200
    ? faults
    : [...faults, `grpc.example.com over HTTP/2: ${closed ?? String(status)}`];
}

/** One request over a connection of its own; POST where it has a body. */
export function ask({
  address,
  reach,
}: {
  address: string;
  reach: Pick<Reach, "url" | "headers" | "body">;
}): Promise<Observed> {
  const { protocol, host, pathname, search } = new URL(reach.url);
  return send({
    to: { host: address, http: 80, https: 443 },
    body: reach.body,
    request: {
      scheme: protocol === "https:" ? "https" : "http",
      host,
      method: reach.body === undefined ? "GET" : "POST",
      target: `${pathname}${search}`,
      headers: Object.entries(reach.headers ?? {}),
    },
  });
}

function faultsOf({ reach, observed }: { reach: Reach; observed: Observed }): string[] {
  const { closed, status, location, seen } = observed;
  if (closed !== undefined) {
    return [`no answer: ${closed}`];
  }
  return [
    ...difference({ what: "status", wanted: String(reach.status), got: status }),
    ...difference({ what: "Location", wanted: reach.location, got: location }),
    ...Object.entries(reach.seen ?? {}).flatMap(([name, wanted]) =>
      difference({ what: `${name} at the backend`, wanted, got: seen?.headers[name] }),
    ),
  ];
}

const difference = ({
  what,
  wanted,
  got,
}: {
  what: string;
  wanted: string | undefined;
  got: string | number | undefined;
}): string[] =>
  wanted === undefined || wanted === String(got) ? [] : [`${what} ${got}, not ${wanted}`];

/** A call over HTTP/2. */
const callGrpc = (address: string): Promise<Observed> =>
  sendHttp2({
    to: { host: address, http: 80, https: 443 },
    body: Buffer.alloc(0),
    request: {
      scheme: "https",
      host: "grpc.example.com",
      method: "POST",
      target: "/shop.Prices/Get",
      headers: [
        ["content-type", "application/grpc"],
        ["te", "trailers"],
      ],
    },
  });
