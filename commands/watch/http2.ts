import { connect, constants, type ClientHttp2Session } from "node:http2";
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
import { openConnection, pathOf, type Target } from "./target";

/** A connection, which counts from when it is established. */
interface Line {
  readonly session: ClientHttp2Session;
  channel?: Channel;
}

/** Place of a kept connection. */
interface Slot {
  line: Line;
}

/** Requests share a connection here, so fewer connections are kept than for HTTP/1.1. */
const REQUESTS_PER_CONNECTION = 5;

/** HTTP/2; over TLS, or with prior knowledge where the URL is `http`. */
export function http2Sender({ connections, pool, proxyField }: SenderOptions): Sender {
  const pools = new Map<string, ReturnType<typeof takeTurns<Slot>>>();
  const size = Math.ceil(pool / REQUESTS_PER_CONNECTION);

  const start = (target: Target, connection: string): Line => {
    const socket = openConnection(target, "h2");
    const line: Line = {
      session: connect(target.url.origin, { createConnection: () => socket }),
    };
    // Each request waits for the connection.
    line.session.setMaxListeners(0);
    // Each request on it has the error too, and reports it.
    line.session.on("error", () => undefined);
    line.session.once("connect", () => {
      line.channel = connections.opened(socket, `${connection}:h2`);
    });
    return line;
  };

  /** The next kept connection; one that has ended, or that the server will end, is opened again. */
  const kept = (target: Target): Line => {
    const create = (): Slot => ({ line: start(target, "kept") });
    const slots = pools.get(target.url.href) ?? takeTurns({ size, create, isIdle: () => true });
    pools.set(target.url.href, slots);
    const slot = slots.next();
    if (slot.line.session.closed || slot.line.session.destroyed) {
      slot.line = start(target, "kept");
    }
    return slot.line;
  };

  const send = async (sending: Sending): Promise<Delivery> => {
    const isKept = sending.kind.connection === "kept";
    const line = isKept ? kept(sending.target) : start(sending.target, "new");
    let reused = false;
    const use = () => {
      if (line.channel !== undefined) {
        line.channel.ours ||= !isKept;
        ({ reused } = occupy(line.channel));
      }
    };
    if (line.session.connecting) {
      line.session.once("connect", use);
    } else {
      use();
    }
    const outcome = await complete(line.session, sending);
    if (!isKept) {
      line.session.close();
    }
    return delivered({ outcome, channel: line.channel, reused, proxyField });
  };

  const close = () => {
    for (const { line } of [...pools.values()].flatMap(({ members }) => members())) {
      line.session.destroy();
    }
  };

  return { send, close };
}

/** Streams that a GOAWAY leaves out are closed with this code too. */
const isRefusal = (code: number | undefined): boolean => code === constants.NGHTTP2_REFUSED_STREAM;

function complete(
  session: ClientHttp2Session,
  { ask, target, timeoutMs }: Sending,
): Promise<Outcome> {
  return new Promise<Outcome>((resolve) => {
    const stream = session.request(
      {
        ":method": ask.method,
        ":path": pathOf(target),
        ":authority": target.url.host,
        ":scheme": target.url.protocol.replace(":", ""),
        "accept-encoding": "identity",
        ...ask.headers,
      },
      { endStream: ask.body === undefined },
    );
    const timer = setTimeout(() => stream.destroy(new Error(timeoutText(timeoutMs))), timeoutMs);
    const pieces: Buffer[] = [];
    let headers: Record<string, string> = {};
    let failure: string | undefined;
    stream.once("response", (fields) => (headers = flatHeaders(fields)));
    stream.on("data", (piece: Buffer) => pieces.push(piece));
    stream.on("error", (error) => (failure ??= errorText(error)));
    // A stream that is cut short ends too: only its code tells.
    stream.once("close", () => {
      clearTimeout(timer);
      const code = stream.rstCode;
      const cut = code === constants.NGHTTP2_NO_ERROR ? undefined : `stream reset, code ${code}`;
      const error = failure ?? cut ?? (":status" in headers ? undefined : "no answer");
      resolve(
        error === undefined
          ? { status: Number(headers[":status"]), headers, body: Buffer.concat(pieces).toString() }
          : { error, ...(isRefusal(code) && { refused: true as const }) },
      );
    });
    if (ask.body !== undefined) {
      stream.end(ask.body);
    }
  });
}
