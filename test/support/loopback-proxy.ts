import { createServer as plainServer, type Server, type ServerResponse } from "node:http";
import { createServer as tlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { KeyPair } from "./certificates";

/** A proxy on loopback that answers everything alike. */
export async function loopbackProxy({
  pair: { certificate, privateKey },
  status = 200,
}: {
  pair: KeyPair;
  status?: number;
}): Promise<{
  /** `host:http:https`. */
  address: string;
  close(): void;
}> {
  const answer = (_: unknown, response: ServerResponse): unknown =>
    response.writeHead(status).end("ok");
  const servers: Server[] = [
    plainServer(answer),
    tlsServer({ cert: certificate, key: privateKey }, answer),
  ];
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve) => {
          server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
        }),
    ),
  );
  return {
    address: `127.0.0.1:${ports.join(":")}`,
    close: () =>
      servers.forEach((server) => {
        server.close();
        server.closeAllConnections();
      }),
  };
}
