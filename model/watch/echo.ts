import { createHash } from "node:crypto";
import type { Exchange } from "./kind";

/**
 * What the watch asks of the echo backend, in header fields, so that any path and any rewrite will do;
 * `tools/watch-backend` is one that answers so.
 */
export const ECHO_FIELDS = {
  /** In requests and answers: the name of the request, `run-number`. */
  id: "x-watch-id",
  /** In requests: milliseconds before the answer begins. */
  delay: "x-watch-delay",
  /** In requests: `pieces milliseconds`, an answer in so many pieces with a pause before each. */
  stream: "x-watch-stream",
} as const;

/** Lengths of the long exchanges, milliseconds. */
export interface Lengths {
  readonly slowMs: number;
  readonly streamMs: number;
}

/** One request in the words of HTTP, without its target. */
export interface Ask {
  /** `run-number`. */
  readonly id: string;
  readonly method: "GET" | "POST";
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** Body of the request, or the message of a WebSocket. */
  readonly body?: string;
  /** How long a right answer takes by itself, milliseconds. */
  readonly expectedMs: number;
  /** Status of a right answer, where its body is known. */
  readonly status: 200 | 101;
  /** The whole body of a right answer; absent: any body, and any status from 200 to 399, will do. */
  readonly answer?: string;
}

/** Pause between two pieces of a stream, milliseconds. */
const PAUSE_MS = 250;

const BODY_BYTES = 4096;

/** What is sent for an exchange, and what a right answer to it says. */
export function askFor({
  exchange,
  id,
  lengths,
}: {
  exchange: Exchange;
  id: string;
  lengths: Lengths;
}): Ask {
  const base = {
    id,
    method: "GET",
    headers: { [ECHO_FIELDS.id]: id },
    expectedMs: 0,
    status: 200,
  } as const;
  switch (exchange) {
    case "get":
      return { ...base, answer: echoOf({ id, method: "GET" }) };
    case "post": {
      const body = `${id} `.padEnd(BODY_BYTES, "0123456789");
      return { ...base, method: "POST", body, answer: echoOf({ id, method: "POST", body }) };
    }
    case "slow": {
      const headers = { ...base.headers, [ECHO_FIELDS.delay]: String(lengths.slowMs) };
      return {
        ...base,
        headers,
        expectedMs: lengths.slowMs,
        answer: echoOf({ id, method: "GET" }),
      };
    }
    case "stream": {
      const pieces = Math.max(1, Math.round(lengths.streamMs / PAUSE_MS));
      const headers = { ...base.headers, [ECHO_FIELDS.stream]: `${pieces} ${PAUSE_MS}` };
      return { ...base, headers, expectedMs: pieces * PAUSE_MS, answer: streamOf({ id, pieces }) };
    }
    case "websocket":
      return { ...base, status: 101, body: id, answer: id };
  }
}

/** What an ordinary application is asked: nothing of it is expected but its status. */
export const plainAsk = (id: string): Ask => ({
  id,
  method: "GET",
  headers: {},
  expectedMs: 0,
  status: 200,
});

/** The echo of a request, as the backend writes it. */
const echoOf = ({ id, method, body = "" }: { id: string; method: string; body?: string }): string =>
  JSON.stringify({
    id,
    method,
    bytes: Buffer.byteLength(body),
    sha256: createHash("sha256").update(body).digest("hex"),
  });

/** The pieces of a stream, server-sent events. */
const streamOf = ({ id, pieces }: { id: string; pieces: number }): string =>
  Array.from({ length: pieces }, (_, index) => `data: ${id} ${index + 1}\n\n`).join("");
