import { UNKNOWN_PROXY, type Ask, type Kind, type Outcome } from "../../model/watch";
import type { Channel, Connections } from "./connections";
import type { Target } from "./target";

/** A request to send, once. */
export interface Sending {
  readonly ask: Ask;
  readonly kind: Kind;
  readonly target: Target;
  /** Limit of the whole exchange, milliseconds. */
  readonly timeoutMs: number;
}

/** What came of it. */
export interface Delivery {
  readonly outcome: Outcome;
  readonly connection?: number;
  readonly reused: boolean;
  readonly proxy: string;
}

/** Sends requests of some kinds; nothing is ever sent twice, and no failure is thrown. */
export interface Sender {
  readonly send: (sending: Sending) => Promise<Delivery>;
  /** Ends the connections that it kept. */
  readonly close: () => void;
}

export interface SenderOptions {
  readonly connections: Connections;
  /** Kept connections for each target. */
  readonly pool: number;
  /** Field of answers, in lower case, that names the proxy. */
  readonly proxyField: string;
}

/** Header fields of an answer by lower-case name. */
export const flatHeaders = (
  headers: Readonly<Record<string, string | string[] | number | undefined>>,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, [value].flat().join(", ")]],
    ),
  );

/** An error in the words of the connection, with its code. */
export function errorText(error: unknown): string {
  const { message, code } = error as Error & { code?: unknown };
  return typeof code === "string" && !message.includes(code) ? `${message} (${code})` : message;
}

export const timeoutText = (timeoutMs: number): string => `no complete answer in ${timeoutMs} ms`;

/** Notes a request that begins on a connection. */
export function occupy(channel: Channel): { reused: boolean } {
  const reused = channel.requests > 0;
  channel.requests++;
  channel.inUse++;
  return { reused };
}

/** Notes that it ended, and which proxy it was. */
export function delivered({
  outcome,
  channel,
  reused,
  proxyField,
}: {
  outcome: Outcome;
  channel: Channel | undefined;
  reused: boolean;
  proxyField: string;
}): Delivery {
  const named = "headers" in outcome ? outcome.headers[proxyField] : undefined;
  if (channel === undefined) {
    return { outcome, reused, proxy: named ?? UNKNOWN_PROXY };
  }
  channel.inUse--;
  channel.proxy = named ?? channel.proxy;
  return { outcome, connection: channel.number, reused, proxy: channel.proxy };
}

/** Takes idle members of a pool in turn, so that each is used; adds one where all are busy. */
export function takeTurns<Member>({
  size,
  create,
  isIdle,
}: {
  size: number;
  create: () => Member;
  isIdle: (member: Member) => boolean;
}): { next: () => Member; members: () => readonly Member[] } {
  const members: Member[] = [];
  let turn = 0;
  const add = (): Member => {
    const member = create();
    members.push(member);
    return member;
  };
  return {
    members: () => members,
    next: () => {
      if (members.length < size) {
        return add();
      }
      const order = [
        ...members.slice(turn % members.length),
        ...members.slice(0, turn % members.length),
      ];
      turn++;
      return order.find(isIdle) ?? add();
    },
  };
}
