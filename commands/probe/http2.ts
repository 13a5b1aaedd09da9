import { once } from "node:events";
import {
  connect as connectHttp2,
  type ClientHttp2Stream,
  type IncomingHttpHeaders,
  type IncomingHttpStatusHeader,
} from "node:http2";
import { connect as connectTls, type TLSSocket } from "node:tls";
import type { Observed } from "../../model/probe/observed";
import { joined, observedAnswer, readBody, shownCertificate } from "./answer";
import { TIMEOUT_MS, tlsOptions, type Sending } from "./send";

/** How a connection ends at a proxy that does not speak HTTP/2. */
export const NO_HTTP2 = "it speaks no HTTP/2 here";

/** Sends one request over a connection of its own, by HTTP/2, its path exactly as it is given. */
export const sendHttp2 = (sending: Sending & { body?: Buffer | undefined }): Promise<Observed> =>
  overTls(sending, async (socket, certificate) => {
    const { request, body, signal } = sending;
    const session = connectHttp2(ANY_ORIGIN, { createConnection: () => socket });
    // The stream has the error as well.
    session.on("error", () => undefined);
    try {
      const stream = session.request(fieldsOf(request), {
        endStream: body === undefined,
        ...(signal !== undefined && { signal }),
      });
      stream.setTimeout(TIMEOUT_MS, () => stream.destroy(lateAnswer()));
      if (body !== undefined) {
        stream.end(body);
      }
      return await observe(stream, certificate);
    } finally {
      session.destroy();
    }
  });

/** The library asks for one; what is sent is the request's own host. */
const ANY_ORIGIN = "https://probe.invalid";

const lateAnswer = (): Error => Object.assign(new Error(NO_ANSWER), { code: "ETIMEDOUT" });

const NO_ANSWER = `no answer in ${TIMEOUT_MS / 1000} s`;

/** Whatever ends the connection or the exchange is what is observed. */
async function overTls(
  { to, request: { host }, clientCertificate, signal }: Sending,
  work: (socket: TLSSocket, certificate: string | undefined) => Promise<Observed>,
): Promise<Observed> {
  const socket = connectTls({
    host: to.host,
    port: to.https,
    ALPNProtocols: ["h2"],
    ...tlsOptions({ host, clientCertificate }),
  });
  const limit = AbortSignal.timeout(TIMEOUT_MS);
  try {
    await once(socket, "secureConnect", {
      signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
    });
    return socket.alpnProtocol === "h2"
      ? await work(socket, shownCertificate(socket))
      : { closed: NO_HTTP2, headers: {} };
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException;
    if (code === undefined) {
      // None of the connection, but a defect of ours.
      throw error;
    }
    return {
      closed: code === NO_COMMON_PROTOCOL ? NO_HTTP2 : limit.aborted ? NO_ANSWER : message,
      headers: {},
    };
  } finally {
    socket.destroy();
  }
}

const NO_COMMON_PROTOCOL = "ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL";

function fieldsOf({ scheme, host, method, target, headers }: Sending["request"]) {
  const fields: Record<string, string | string[]> = {};
  for (const [name, value] of headers) {
    const field = name.toLowerCase();
    fields[field] = field in fields ? [fields[field] ?? [], value].flat() : value;
  }
  return {
    ":method": method,
    ":scheme": scheme,
    ":authority": host,
    ":path": target,
    ...fields,
  };
}

async function observe(
  stream: ClientHttp2Stream,
  certificate: string | undefined,
): Promise<Observed> {
  const trailers: IncomingHttpHeaders = {};
  stream.on("trailers", (fields) => void Object.assign(trailers, fields));
  const [{ ":status": status = 0, ...fields }] = (await once(stream, "response")) as [
    IncomingHttpHeaders & IncomingHttpStatusHeader,
  ];
  const body = await readBody(stream);
  const headers = joined({ ...fields, ...trailers });
  return observedAnswer({ status, headers, body, certificate });
}
