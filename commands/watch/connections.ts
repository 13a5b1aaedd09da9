import type { Socket } from "node:net";
import { UNKNOWN_PROXY, type ConnectionCounts } from "../../model/watch";

/** A connection that was established. */
export interface Channel {
  /** Counts from 1 over all connections of a run. */
  readonly number: number;
  /** Requests on it so far, and now. */
  requests: number;
  inUse: number;
  /** The proxy that answered on it last. */
  proxy: string;
  /** Whether the watch ends it by itself. */
  ours: boolean;
}

export interface Connections {
  /** Begins to count a connection; call it once for each socket, when it is established. */
  readonly opened: (socket: Socket, group: string) => Channel;
  readonly counts: () => Record<string, ConnectionCounts>;
}

/** Counts connections by group, such as `kept:h1`, and notes which of them the other side ended. */
export function countConnections(): Connections {
  const groups = new Map<string, { -readonly [Count in keyof ConnectionCounts]: number }>();
  let last = 0;
  const countsOf = (group: string) => {
    const counts = groups.get(group) ?? { opened: 0, closedIdle: 0, closedInUse: 0 };
    groups.set(group, counts);
    return counts;
  };
  return {
    opened: (socket, group) => {
      const counts = countsOf(group);
      counts.opened++;
      last++;
      const channel = { number: last, requests: 0, inUse: 0, proxy: UNKNOWN_PROXY, ours: false };
      socket.once("close", () => {
        if (!channel.ours) {
          counts[channel.inUse === 0 ? "closedIdle" : "closedInUse"]++;
        }
      });
      return channel;
    },
    counts: () => Object.fromEntries([...groups].map(([name, counts]) => [name, { ...counts }])),
  };
}
