import { randomBytes } from "node:crypto";
import {
  askFor,
  judge,
  kindName,
  plainAsk,
  recordOf,
  schedule,
  UNKNOWN_PROXY,
  type Attempt,
  type Due,
  type Mark,
  type WatchRecord,
  type WatchSettings,
} from "../../model/watch";
import { instancesOf, readArrivals } from "./arrivals";
import { countConnections } from "./connections";
import { http1Sender } from "./http1";
import { http2Sender } from "./http2";
import { openLoop } from "./open-loop";
import { planOf, type Plan, type WatchOptions } from "./options";
import { errorText, type Delivery, type Sender } from "./sender";
import type { Target } from "./target";
import { webSocketSender } from "./websocket";

/** A watch that runs. */
export interface Watch {
  /** Notes what happens at this moment, such as a change of stage. */
  readonly mark: (label: string) => void;
  /** Ends by itself after the duration, when every answer is there or given up. */
  readonly finished: Promise<void>;
  /** Sends nothing more, waits for the answers still due, reads the backend's log; again: the same record. */
  readonly stop: () => Promise<WatchRecord>;
}

export interface WatchListeners {
  readonly onSent?: (due: Due<Target>) => void;
  readonly onAttempt?: (attempt: Attempt) => void;
}

/**
 * Sends requests at a constant rate, whatever becomes of them, and never sends one again.
 *
 * @throws {CommandFault} The options have faults: exit code 2.
 */
export function startWatch(options: WatchOptions, listeners: WatchListeners = {}): Watch {
  const plan = planOf(options);
  const run = randomBytes(6).toString("hex");
  const [started, origin] = [new Date().toISOString(), performance.now()];
  const now = () => performance.now() - origin;
  const attempts: Attempt[] = [];
  const marks: Mark[] = [];
  const underWay = new Set<Promise<void>>();
  const connections = countConnections();
  const senders = sendersOf(plan, connections);
  const before = instancesOf(plan.backendLogs);
  // It is looked at when the log is read.
  before.catch(() => undefined);
  const dueOf = schedule(plan);

  const loop = openLoop({
    atMs: (number) => dueOf(number).atMs,
    endMs: plan.durationMs,
    now,
    send: (number) => {
      const due = dueOf(number);
      listeners.onSent?.(due);
      const work = attempt({ due, run, plan, senders, now }).then((made) => {
        attempts.push(made);
        listeners.onAttempt?.(made);
        underWay.delete(work);
      });
      underWay.add(work);
    },
  });

  const finished = loop.finished.then(async () => {
    await Promise.all(underWay);
  });

  const end = async (): Promise<WatchRecord> => {
    loop.stop();
    await finished;
    const ended = new Date().toISOString();
    // Before ours are closed, which nobody else ended.
    const counts = connections.counts();
    senders.close();
    const arrivals = await readArrivals({ urls: plan.backendLogs, run, before });
    return recordOf({
      ...{ run, started, ended, settings: settingsOf({ plan, options }) },
      ...{ attempts, arrivals, connections: counts, marks },
    });
  };
  let record: Promise<WatchRecord> | undefined;

  return {
    mark: (label) => void marks.push({ time: new Date().toISOString(), label }),
    finished,
    stop: () => (record ??= end()),
  };
}

interface Senders {
  readonly of: (due: Due<Target>) => Sender;
  readonly close: () => void;
}

function sendersOf(plan: Plan, connections: ReturnType<typeof countConnections>): Senders {
  const options = { connections, pool: plan.pool, proxyField: plan.proxyField };
  const [h1, h2] = [http1Sender(options), http2Sender(options)];
  const webSocket = webSocketSender(options);
  return {
    of: ({ kind: { exchange, protocol } }) =>
      exchange === "websocket" ? webSocket : protocol === "h1" ? h1 : h2,
    close: () => [h1, h2, webSocket].forEach((sender) => sender.close()),
  };
}

/** Sends one request and judges what comes back. */
async function attempt({
  due: { number, atMs, kind, target },
  run,
  plan,
  senders,
  now,
}: {
  due: Due<Target>;
  run: string;
  plan: Plan;
  senders: Senders;
  now: () => number;
}): Promise<Attempt> {
  const id = `${run}-${number}`;
  const ask = plan.plain
    ? plainAsk(id)
    : askFor({ exchange: kind.exchange, id, lengths: plan.lengths });
  const sentMs = now();
  const sending = { ask, kind, target, timeoutMs: ask.expectedMs + plan.timeoutMs };
  const sender = senders.of({ number, atMs, kind, target });
  const { outcome, connection, reused, proxy } = await sender.send(sending).catch(notSent);
  return {
    number,
    atMs,
    lagMs: rounded(sentMs - atMs),
    latencyMs: rounded(now() - atMs),
    expectedMs: ask.expectedMs,
    kind: kindName(kind),
    target: target.url.href,
    ...(connection !== undefined && { connection }),
    reused,
    proxy,
    ...judge({ ask, outcome }),
  };
}

/** A connection that ended in this very moment refuses requests in its own way. */
const notSent = (error: unknown): Delivery => ({
  outcome: { error: errorText(error) },
  reused: false,
  proxy: UNKNOWN_PROXY,
});

const rounded = (ms: number): number => Math.max(0, Math.round(ms * 10) / 10);

const settingsOf = ({ plan, options }: { plan: Plan; options: WatchOptions }): WatchSettings => ({
  targets: plan.targets.map(({ url }) => url.href),
  ...(options.address !== undefined && { address: options.address }),
  rate: plan.rate,
  mix: Object.fromEntries(plan.mix.map(({ kind, weight }) => [kindName(kind), weight])),
  pool: plan.pool,
  timeoutMs: plan.timeoutMs,
  slowMs: plan.slowMs,
  judged: plan.plain ? "status" : "echo",
});
