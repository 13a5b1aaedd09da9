import type { IncomingMessage } from "node:http";
import { WebSocket, type RawData } from "ws";
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
import { openConnection, type Target } from "./target";

/** An open WebSocket. */
interface Line {
  readonly socket: WebSocket;
  readonly channel: Channel;
  readonly headers: Readonly<Record<string, string>>;
}

interface Slot {
  line?: Line | undefined;
  busy: boolean;
}

/** Several messages go over one, so fewer are kept than connections of HTTP/1.1. */
const MESSAGES_PER_CONNECTION = 4;

/** WebSocket over HTTP/1.1: a message and its echo, one at a time. */
export function webSocketSender({ connections, pool, proxyField }: SenderOptions): Sender {
  const pools = new Map<string, ReturnType<typeof takeTurns<Slot>>>();
  const size = Math.ceil(pool / MESSAGES_PER_CONNECTION);

  const slotFor = (target: Target): Slot => {
    const create = (): Slot => ({ busy: false });
    const slots =
      pools.get(target.url.href) ?? takeTurns({ size, create, isIdle: ({ busy }) => !busy });
    pools.set(target.url.href, slots);
    return slots.next();
  };

  const send = async (sending: Sending): Promise<Delivery> => {
    const { kind, target, timeoutMs } = sending;
    const slot: Slot = kind.connection === "kept" ? slotFor(target) : { busy: false };
    slot.busy = true;
    const deadline = Date.now() + timeoutMs;
    let line = slot.line?.socket.readyState === WebSocket.OPEN ? slot.line : undefined;
    if (line === undefined) {
      const group = `${kind.connection}:websocket`;
      const opened = await open({ sending, opened: (socket) => connections.opened(socket, group) });
      if (!("socket" in opened)) {
        slot.busy = false;
        return delivered({ outcome: opened, channel: undefined, reused: false, proxyField });
      }
      line = slot.line = opened;
    }
    const { reused } = occupy(line.channel);
    const outcome = await exchange({ line, sending, leftMs: deadline - Date.now() });
    slot.busy = false;
    if (kind.connection === "new") {
      line.channel.ours = true;
      line.socket.close();
    }
    return delivered({ outcome, channel: line.channel, reused, proxyField });
  };

  const close = () => {
    for (const { line } of [...pools.values()].flatMap(({ members }) => members())) {
      line?.socket.terminate();
    }
  };

  return { send, close };
}

/** Opens one; the answer of a server that will not is the outcome. */
function open({
  sending: { ask, target, timeoutMs },
  opened,
}: {
  sending: Sending;
  opened: (socket: IncomingMessage["socket"]) => Channel;
}): Promise<Line | Outcome> {
  return new Promise((resolve) => {
    const socket = new WebSocket(target.url, {
      headers: ask.headers,
      perMessageDeflate: false,
      createConnection: () => openConnection(target, "http/1.1"),
    });
    const timer = setTimeout(() => {
      resolve({ error: timeoutText(timeoutMs) });
      socket.terminate();
    }, timeoutMs);
    const end = (result: Line | Outcome) => {
      clearTimeout(timer);
      resolve(result);
    };
    let line: Omit<Line, "socket">;
    socket.once("upgrade", (response) => {
      line = { channel: opened(response.socket), headers: flatHeaders(response.headers) };
    });
    socket.once("open", () => end({ socket, ...line }));
    socket.on("error", (error) => end({ error: errorText(error) }));
    socket.once("unexpected-response", (_, response) => {
      end({ status: response.statusCode ?? 0, headers: flatHeaders(response.headers), body: "" });
      socket.terminate();
    });
  });
}

function exchange({
  line: { socket, headers },
  sending: { ask, timeoutMs },
  leftMs,
}: {
  line: Line;
  sending: Sending;
  leftMs: number;
}): Promise<Outcome> {
  return new Promise((resolve) => {
    const end = (outcome: Outcome) => {
      clearTimeout(timer);
      socket.off("message", onMessage).off("close", onClose).off("error", onError);
      resolve(outcome);
    };
    const onMessage = (message: RawData) =>
      end({ status: 101, headers, body: (message as Buffer).toString("utf8") });
    const onClose = (code: number) => end({ error: `the WebSocket was closed, code ${code}` });
    const onError = (error: Error) => end({ error: errorText(error) });
    const timer = setTimeout(() => {
      end({ error: timeoutText(timeoutMs) });
      // A late echo is not to be taken for that of the next message.
      socket.terminate();
    }, leftMs);
    socket.on("message", onMessage).on("close", onClose).on("error", onError);
    socket.send(ask.body ?? "");
  });
}
