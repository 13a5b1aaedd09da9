import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createSecureServer, type Http2ServerResponse } from "node:http2";
import { once } from "node:events";
import type { AddressInfo, Server } from "node:net";
import type { Duplex } from "node:stream";
import type { TLSSocket } from "node:tls";
import { WebSocketServer } from "ws";
import type { ProxyAddress } from "../../commands/probe/address";
import type { Answer } from "../../model/http/answer";
import type { HttpRequest } from "../../model/http/request";
import type { MigrationPlan } from "../../model/migration/plan/migration-plan";
import { convert } from "../../model/nginx/convert";
import { effectiveNginx } from "../../model/nginx/effective/build";
import type { FindingAnswers } from "../../model/nginx/findings/finding";
import type { Inventory } from "../../model/nginx/inventory";
import { interpretersOf, type Interpreters } from "../../model/probe/interpreters";
import type { Observed } from "../../model/probe/observed";
import { selfSigned, type KeyPair } from "./certificates";
import { acceptAll } from "./equivalence";
import { playedAnswer } from "./played";
import { TARGET } from "./rule-context";

/** A certificate for tests that look at none. */
export const anyPair = (): KeyPair =>
  selfSigned({
    key: ["ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"],
    names: ["DNS:shop.example"],
    commonName: "shop",
  });

/** What a migration comes to as far as a probe looks at it, every finding accepted, and both proxies. */
export const probedOf = (
  inventory: Inventory,
  answers: FindingAnswers = {},
): {
  plan: Pick<MigrationPlan, "name" | "planHash" | "conversion">;
  inventory: Inventory;
  interpreters: Interpreters;
} => {
  const nginx = effectiveNginx(inventory);
  const converted = (given: FindingAnswers) =>
    convert({ inventory, nginx, answers: given, target: TARGET });
  const conversion = converted({ ...acceptAll(converted({}).findings), ...answers });
  return {
    plan: { name: "shop", planHash: "sha256:1", conversion },
    inventory,
    interpreters: interpretersOf({ nginx, inventory, objects: conversion.objects }),
  };
};

/** A request as it reached a proxy. */
export interface Asked extends HttpRequest {
  readonly protocol: string;
  readonly serverName?: string;
}

export interface PlayedProxy {
  readonly address: ProxyAddress;
  readonly asked: readonly Asked[];
  readonly close: () => void;
}

/** What a proxy answers: as observed, and the body where no backend echoes. */
export type Played = Observed & { readonly body?: string };

/** A proxy on loopback that answers as its interpreter says, or in another way on purpose. */
export async function playedProxy({
  interpret,
  pair,
  change = (observed) => observed,
  passes,
}: {
  interpret: (request: HttpRequest) => Answer;
  pair: KeyPair;
  /** `number`: how many requests came before. */
  change?: (observed: Played, asked: Asked, number: number) => Played;
  passes?: Parameters<typeof playedAnswer>[0]["passes"];
}): Promise<PlayedProxy> {
  const asked: Asked[] = [];
  const answerTo = (request: IncomingMessage): Played => {
    const heard = askedBy(request);
    asked.push(heard);
    const observed = playedAnswer({
      answer: interpret(heard),
      request: heard,
      ...(passes !== undefined && { passes }),
    });
    return change(observed, heard, asked.length - 1);
  };
  const handle = (request: IncomingMessage, response: ServerResponse) =>
    answer(response, answerTo(request));
  const webSockets = new WebSocketServer({ noServer: true });
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const played = answerTo(request);
    if (played.seen === undefined) {
      socket.end(`HTTP/1.1 ${played.status ?? 502} Refused\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    webSockets.handleUpgrade(request, socket, head, (open) => {
      open.on("message", (data: Buffer) => open.send(played.body ?? data));
    });
  };
  const plain = createServer(handle).on("upgrade", upgrade);
  const tls = createSecureServer(
    {
      cert: pair.certificate,
      key: pair.privateKey,
      allowHTTP1: true,
      requestCert: true,
      rejectUnauthorized: false,
    },
    handle as never,
  ).on("upgrade", upgrade);
  const sockets = new Set<Duplex>();
  const ports = await Promise.all(
    [plain, tls].map(async (server: Server) => {
      server.on("connection", (socket: Duplex) => sockets.add(socket));
      server.listen(0, "127.0.0.1");
      await once(server, "listening");
      return (server.address() as AddressInfo).port;
    }),
  );
  const [http = 0, https = 0] = ports;
  return {
    address: { host: "127.0.0.1", http, https },
    asked,
    close: () => {
      plain.close();
      tls.close();
      sockets.forEach((socket) => socket.destroy());
    },
  };
}

function askedBy(request: IncomingMessage): Asked {
  const { socket, rawHeaders, url = "/", method = "" } = request;
  const headers = rawHeaders.flatMap((name, index): [string, string][] =>
    index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ""]] : [],
  );
  const { authority } = request as { authority?: string };
  const { servername } = socket as Partial<TLSSocket> & { servername?: string };
  return {
    scheme: "encrypted" in socket ? "https" : "http",
    host: request.headers.host ?? authority ?? "",
    method,
    target: url,
    headers: headers.filter(([name]) => !/^:|^(host|connection|content-length)$/i.test(name)),
    clientAddress: "127.0.0.1",
    protocol: request.httpVersion,
    ...(typeof servername === "string" && { serverName: servername }),
  };
}

const ECHO = "application/vnd.echo+json";

function answer(response: ServerResponse, played: Played): void {
  const { closed, status = 200, headers, location, seen, body } = played;
  if (closed !== undefined) {
    end(response);
    return;
  }
  const fields = { ...headers, ...(location !== undefined && { location }) };
  const cookies = headers["set-cookie"]?.split("\n");
  response.writeHead(status, {
    ...fields,
    ...(cookies !== undefined && { "set-cookie": cookies }),
    ...(seen !== undefined && body === undefined && { "content-type": ECHO }),
  });
  response.end(body ?? (seen === undefined ? "a page of the proxy" : JSON.stringify(seen)));
}

/** Of HTTP/2 the whole connection, too. */
function end(response: ServerResponse | Http2ServerResponse): void {
  const stream = "stream" in response ? response.stream : undefined;
  (stream?.session ?? response.socket)?.destroy();
}
