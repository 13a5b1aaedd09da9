import { ECHO_FIELDS, type Ask } from "./echo";

/** What came back for a request. */
export type Outcome =
  /**
   * No complete answer: why, in the words of the connection. `refused`: the server said by the protocol
   * that it did not process the request.
   */
  | { readonly error: string; readonly refused?: true }
  | {
      readonly status: number;
      /** By lower-case name. */
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    };

/**
 * `lost`: no complete answer of the backend. `refused`: nor was there one, but the server vouched by
 * HTTP/2 that it did not begin with the request, so that every client sends it again by itself (RFC 9113
 * §8.7; a GOAWAY refuses the streams after its last one). `wrong`: an answer, but not that of this request.
 */
export type Verdict = "ok" | "lost" | "refused" | "wrong";

export interface Judgement {
  readonly verdict: Verdict;
  readonly status?: number;
  /** What is lost, refused or wrong about it. */
  readonly cause?: string;
}

/** What a proxy answers by itself when it gets nothing from a backend. */
const GATEWAY_FAULTS: readonly number[] = [502, 503, 504];

/**
 * Judges an outcome. A 502, 503 or 504 without the backend's echo was made by a proxy: the request is
 * lost. A plain ask expects any status from 200 to 399.
 */
export function judge({ ask, outcome }: { ask: Ask; outcome: Outcome }): Judgement {
  if ("error" in outcome) {
    return { verdict: outcome.refused === true ? "refused" : "lost", cause: outcome.error };
  }
  const { status, headers, body } = outcome;
  const id = headers[ECHO_FIELDS.id];
  if (GATEWAY_FAULTS.includes(status) && id === undefined) {
    return { verdict: "lost", status, cause: `a proxy answered ${status}` };
  }
  const cause =
    ask.answer === undefined ? plainFault(status) : echoFault({ ask, status, id, body });
  return cause === undefined ? { verdict: "ok", status } : { verdict: "wrong", status, cause };
}

const SWITCHED = 101;

const plainFault = (status: number): string | undefined =>
  status >= 200 && status < 400 ? undefined : `status ${status}`;

function echoFault({
  ask,
  status,
  id,
  body,
}: {
  ask: Ask;
  status: number;
  id: string | undefined;
  body: string;
}): string | undefined {
  if (status !== ask.status) {
    return `status ${status}, asked for ${ask.status}`;
  }
  // A WebSocket's handshake has one name, and each of its messages another: the message is the echo.
  if (status !== SWITCHED && id !== ask.id) {
    return id === undefined ? "no echo of the request" : `the echo of ${id}`;
  }
  return body === ask.answer ? undefined : `another body: ${excerpt(body)}`;
}

const LONGEST_EXCERPT = 80;

const excerpt = (body: string): string =>
  body.length > LONGEST_EXCERPT
    ? `${JSON.stringify(body.slice(0, LONGEST_EXCERPT))}… (${body.length} characters)`
    : JSON.stringify(body);
