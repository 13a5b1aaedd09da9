import type { IncomingMessage } from "node:http";
import { connect as connectTcp } from "node:net";
import { connect as connectTls } from "node:tls";
import { WebSocket, type RawData } from "ws";
import type { Observed } from "../../model/probe/observed";
import { MARK } from "../../model/probe/paths";
import { joined, observedAnswer, readBody, shownCertificate } from "./answer";
import { TIMEOUT_MS, tlsOptions, type Sending } from "./send";

/** How long the first message is waited for; backends that do not echo send none. */
const ECHO_MS = 2_000;

/**
 * Opens a WebSocket, sends one message and waits for one. A proxy that does not open it has answered all
 * the same.
 *
 * @param message default: a word that says whose it is.
 */
export function sendWebSocket({
  message = MARK,
  ...sending
}: Sending & { message?: string | undefined }): Promise<Observed> {
  return new Promise((resolve) => {
    const socket = opened(sending);
    const { signal } = sending;
    const stop = () => socket.terminate();
    const end = (observed: Observed) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
      socket.terminate();
      resolve(observed);
    };
    const closed = (why: string) => end({ closed: why, headers: {} });
    let timer = setTimeout(() => closed(`no answer in ${TIMEOUT_MS / 1000} s`), TIMEOUT_MS);
    signal?.addEventListener("abort", stop);
    let answered: Omit<Parameters<typeof observedAnswer>[0], "body"> | undefined;

    socket.once("upgrade", (response) => (answered = headOf(response)));
    socket.once("open", () => {
      clearTimeout(timer);
      timer = setTimeout(() => finish(undefined), ECHO_MS);
      socket.send(message);
    });
    socket.once("message", (data: RawData) => finish(data as Buffer));
    socket.once("close", () => finish(undefined));
    socket.on("error", (error) =>
      answered === undefined ? closed(error.message) : finish(undefined),
    );
    socket.once("unexpected-response", (_, response) => {
      const head = headOf(response);
      void readBody(response).then(
        (body) => end(observedAnswer({ ...head, body })),
        (error: unknown) => closed((error as Error).message),
      );
    });

    const finish = (body: Buffer | undefined) =>
      answered === undefined
        ? closed("the connection ended")
        : end(observedAnswer({ ...answered, body }));
  });
}

const headOf = (response: IncomingMessage) => ({
  status: response.statusCode ?? 0,
  headers: joined(response.headersDistinct),
  certificate: shownCertificate(response.socket),
});

function opened({ to, request, clientCertificate }: Sending): WebSocket {
  const { scheme, host, target, headers } = request;
  const isSecure = scheme === "https";
  // The library asks for a URL, and would write its path in another way.
  return new WebSocket(`${isSecure ? "wss" : "ws"}://probe.invalid/`, {
    headers: { Host: host, ...valuesByName(headers) },
    perMessageDeflate: false,
    createConnection: () => {
      const place = { host: to.host, port: to[scheme] };
      return isSecure
        ? connectTls({ ...place, ...tlsOptions({ host, clientCertificate }) })
        : connectTcp(place);
    },
    finishRequest: (outgoing) => {
      outgoing.path = target;
      outgoing.end();
    },
  });
}

/** A name that comes several times has a list. */
const valuesByName = (headers: Sending["request"]["headers"]): Record<string, string[]> => {
  const values: Record<string, string[]> = {};
  for (const [name, value] of headers) {
    (values[name] ??= []).push(value);
  }
  return values;
};
