import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createSecureServer } from "node:http2";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo, Server } from "node:net";
import type { Duplex } from "node:stream";
import { createBackend } from "../../tools/watch-backend/backend";
import { selfSigned } from "./certificates";

/** Answers in place of the backend if it returns true. */
export type Fault = (
  number: number,
  exchange: { request: IncomingMessage; response: ServerResponse },
) => boolean;

export interface Served {
  readonly url: string;
  /** Where the backend tells of its arrivals. */
  readonly log: string;
  readonly server: Server;
  readonly close: () => Promise<void>;
}

const { certificate, privateKey } = selfSigned({
  key: ["ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"],
  names: ["DNS:localhost"],
  commonName: "localhost",
});

/** Certificate of the servers here. */
export const CERTIFICATE = certificate;

/** Number of a request of a watch; 0: it is none. */
export const numberOf = ({ headers }: IncomingMessage): number =>
  Number(/-(\d+)$/.exec(String(headers["x-watch-id"] ?? ""))?.[1] ?? 0);

function serverOf(
  tls: "none" | "h1" | "h2",
  handle: (request: IncomingMessage, response: ServerResponse) => void,
): Server {
  const pair = { cert: certificate, key: privateKey };
  switch (tls) {
    case "none":
      return createServer({ keepAliveTimeout: 0 }, handle);
    case "h1":
      return createTlsServer(pair, handle);
    case "h2":
      return createSecureServer({ ...pair, allowHTTP1: true }, handle as never);
  }
}

/** Serves the echo backend on loopback, with faults. */
export async function serve({
  tls = "none",
  fault = () => false,
  upgrade,
  port = 0,
}: {
  /** `h2` also speaks HTTP/1.1; `h1` does not speak HTTP/2. */
  tls?: "none" | "h1" | "h2";
  fault?: Fault;
  /** Takes upgrades in place of the backend. */
  upgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  port?: number;
} = {}): Promise<Served> {
  const backend = createBackend();
  const handle = (request: IncomingMessage, response: ServerResponse) => {
    if (numberOf(request) === 0 || !fault(numberOf(request), { request, response })) {
      backend.handle(request, response);
    }
  };
  const server = serverOf(tls, handle);
  const sockets = new Set<Duplex>();
  server.on(tls === "none" ? "connection" : "secureConnection", (socket: Duplex) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  server.on("upgrade", upgrade ?? backend.upgrade);
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const url = `${tls === "none" ? "http" : "https"}://localhost:${(server.address() as AddressInfo).port}/`;
  // Node.js does not take our certificate for the log, which is read over plain HTTP.
  const logServer = createServer((request, response) => backend.handle(request, response));
  logServer.listen(0, "127.0.0.1");
  await once(logServer, "listening");
  return {
    url,
    log: `http://127.0.0.1:${(logServer.address() as AddressInfo).port}/.watch/arrivals`,
    server,
    close: async () => {
      sockets.forEach((socket) => socket.destroy());
      logServer.closeAllConnections();
      const ends = [server, logServer].map((each) => once(each, "close"));
      server.close();
      logServer.close();
      await Promise.all(ends);
    },
  };
}
