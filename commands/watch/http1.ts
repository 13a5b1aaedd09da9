import { Agent as PlainAgent, request as plainRequest, type ClientRequest } from "node:http";
import { Agent as TlsAgent, request as tlsRequest } from "node:https";
import type { Socket } from "node:net";
import type { Outcome } from "../../model/watch";
import type { Channel } from "./connections";
import {
  delivered,
  errorText,
  flatHeaders,
  occupy,
  takeTurns,
  timeoutText,
  type Delivery,
  type Sender,
  type SenderOptions,
  type Sending,
} from "./sender";
import { isSecure, pathOf, tlsOptions, type Target } from "./target";

/** One kept connection at a time; Node.js opens it again when it was ended. */
interface Slot {
  readonly agent: PlainAgent;
  busy: boolean;
}

/** HTTP/1.1, one request at a time on a connection. */
export function http1Sender({ connections, pool, proxyField }: SenderOptions): Sender {
  const pools = new Map<string, ReturnType<typeof takeTurns<Slot>>>();
  const channels = new WeakMap<Socket, Channel>();

  const slotFor = (target: Target): Slot => {
    const existing = pools.get(target.url.href);
    const slots = existing ?? takeTurns({ size: pool, create: () => slotTo(target), isIdle });
    pools.set(target.url.href, slots);
    return slots.next();
  };

  /** Calls back with the connection of a request as soon as it is established. */
  const onConnected = (request: ClientRequest, group: string, use: (channel: Channel) => void) =>
    request.once("socket", (socket) => {
      const channel = channels.get(socket);
      if (channel !== undefined) {
        use(channel);
        return;
      }
      const established = "encrypted" in socket ? "secureConnect" : "connect";
      socket.once(established, () => {
        const opened = connections.opened(socket, group);
        channels.set(socket, opened);
        use(opened);
      });
    });

  const send = async (sending: Sending): Promise<Delivery> => {
    const slot = sending.kind.connection === "kept" ? slotFor(sending.target) : undefined;
    let channel: Channel | undefined;
    let reused = false;
    if (slot !== undefined) {
      slot.busy = true;
    }
    const request = open(sending, slot?.agent);
    onConnected(request, `${sending.kind.connection}:h1`, (used) => {
      channel = used;
      used.ours = slot === undefined;
      ({ reused } = occupy(used));
    });
    const outcome = await complete(request, sending);
    if (slot !== undefined) {
      slot.busy = false;
    }
    return delivered({ outcome, channel, reused, proxyField });
  };

  return {
    send,
    close: () => {
      [...pools.values()]
        .flatMap(({ members }) => [...members()])
        .forEach(({ agent }) => agent.destroy());
    },
  };
}

const isIdle = ({ busy }: Slot): boolean => !busy;

function slotTo({ url }: Target): Slot {
  const options = { keepAlive: true, maxSockets: 1 };
  return { agent: isSecure(url) ? new TlsAgent(options) : new PlainAgent(options), busy: false };
}

function open({ ask, target }: Sending, agent: PlainAgent | undefined): ClientRequest {
  const { host, port, url } = target;
  return (isSecure(url) ? tlsRequest : plainRequest)({
    ...tlsOptions(target),
    host,
    port,
    method: ask.method,
    path: pathOf(target),
    headers: {
      host: url.host,
      "accept-encoding": "identity",
      ...ask.headers,
      ...(ask.body !== undefined && { "content-length": Buffer.byteLength(ask.body) }),
    },
    agent: agent ?? false,
  });
}

function complete(request: ClientRequest, { ask, timeoutMs }: Sending): Promise<Outcome> {
  return new Promise<Outcome>((resolve) => {
    const timer = setTimeout(() => request.destroy(new Error(timeoutText(timeoutMs))), timeoutMs);
    const end = (outcome: Outcome) => {
      clearTimeout(timer);
      resolve(outcome);
    };
    const fail = (error: Error) => end({ error: errorText(error) });
    request.on("error", fail);
    request.once("response", (response) => {
      const pieces: Buffer[] = [];
      response.on("data", (piece: Buffer) => pieces.push(piece));
      response.on("error", fail);
      response.once("end", () =>
        end({
          status: response.statusCode ?? 0,
          headers: flatHeaders(response.headers),
          body: Buffer.concat(pieces).toString("utf8"),
        }),
      );
    });
    request.end(ask.body);
  });
}
