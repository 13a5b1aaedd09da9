"use strict";
// The echo that `edge watch` asks: it answers with the number of each request, and counts how often it
// saw each. Plain JavaScript, so that a pod runs it with Node.js alone.
//
//   X-Watch-Id: run-number              name of the request, echoed
//   X-Watch-Delay: 3000                 milliseconds before the answer
//   X-Watch-Stream: 12 250              an answer in 12 pieces, 250 milliseconds before each
//   X-Watch-Peer: 10.1.2.3              in answers: who asked, the proxy in between
//   GET /.watch/arrivals?run=…          { instance, arrivals: { number: times } }
const { createHash, randomUUID } = require("node:crypto");
const { setTimeout: pause } = require("node:timers/promises");
const { URLSearchParams } = require("node:url");
const { WebSocketServer } = require("ws");

const LOG_PATH = "/.watch/arrivals";

/** A backend with counts of its own; `handle` and `upgrade` are listeners of any Node.js server. */
function createBackend() {
  const instance = randomUUID();
  /** Run → number → times. */
  const runs = new Map();
  const sockets = new WebSocketServer({ noServer: true });
  sockets.on("headers", (fields, request) => {
    if (idOf(request) !== "") {
      fields.push(`x-watch-peer: ${peerOf(request)}`);
    }
  });

  const arrive = (id) => {
    const [, run, number] = /^(.+)-(\d+)$/.exec(id ?? "") ?? [];
    if (run !== undefined) {
      const counts = runs.get(run) ?? new Map();
      runs.set(run, counts.set(number, (counts.get(number) ?? 0) + 1));
    }
  };

  const handle = (request, response) => {
    // Any path will do, also one that no URL has, such as `//`.
    const [path, query] = request.url.split("?");
    if (path === LOG_PATH) {
      const run = new URLSearchParams(query).get("run");
      const arrivals = Object.fromEntries(runs.get(run) ?? []);
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ instance, arrivals }));
      return;
    }
    arrive(request.headers["x-watch-id"]);
    // A client that has gone is the client's matter: it counts what it did not get.
    answer(request, response).catch(() => response.destroy());
  };

  const upgrade = (request, socket, head) =>
    sockets.handleUpgrade(request, socket, head, (opened) => {
      opened.on("error", () => opened.terminate());
      opened.on("message", (message, isBinary) => {
        arrive(message.toString());
        opened.send(message, { binary: isBinary });
      });
    });

  return { handle, upgrade };
}

/** Who watches has it; answers to others are the same through every proxy. */
const idOf = (request) => request.headers["x-watch-id"] ?? "";

const peerOf = (request) => request.socket.remoteAddress.replace(/^::ffff:/, "");

async function answer(request, response) {
  const { "x-watch-delay": delay, "x-watch-stream": stream } = request.headers;
  const id = idOf(request);
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const piece of request) {
    hash.update(piece);
    bytes += piece.length;
  }
  await pause(Number(delay ?? 0));
  if (id !== "") {
    response.setHeader("x-watch-id", id);
    response.setHeader("x-watch-peer", peerOf(request));
  }
  if (stream === undefined) {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ id, method: request.method, bytes, sha256: hash.digest("hex") }));
    return;
  }
  const [pieces, everyMs] = stream.split(" ").map(Number);
  response.setHeader("content-type", "text/event-stream");
  for (let piece = 1; piece <= pieces; piece++) {
    await pause(everyMs);
    response.write(`data: ${id} ${piece}\n\n`);
  }
  response.end();
}

exports.createBackend = createBackend;
