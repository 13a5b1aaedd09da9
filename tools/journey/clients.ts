import { connect } from "node:http2";
import { once } from "node:events";
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
  const call = await grpcStatus(address);
  return call === 200 ? faults : [...faults, `grpc.example.com over HTTP/2: ${call}`];
}

function ask({ address, reach }: { address: string; reach: Reach }): Promise<Observed> {
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

/** Status of a call over HTTP/2, or how it failed. */
async function grpcStatus(address: string): Promise<number | string> {
  const session = connect("https://grpc.example.com", {
    host: address,
    servername: "grpc.example.com",
    rejectUnauthorized: false,
  });
  try {
    const call = session.request({
      ":method": "POST",
      ":path": "/shop.Prices/Get",
      "content-type": "application/grpc",
      te: "trailers",
    });
    call.end();
    const [headers] = (await Promise.race([once(call, "response"), once(session, "close")])) as [
      { ":status"?: number }?,
    ];
    return headers?.[":status"] ?? "the connection was closed";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    session.destroy();
  }
}
