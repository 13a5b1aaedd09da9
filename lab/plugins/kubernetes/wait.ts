import { setTimeout as sleep } from "node:timers/promises";
import type { Host } from "../engine/provider";
import type { Properties } from "../engine/values";
import { isNotFound, type Api } from "./api";
import { describe, steering } from "./objects";
import type { Readiness } from "./readiness";
import { readinessOf } from "./ready";
import { parseWaitFor } from "./waitfor";

/** An object that did not become ready, or not go, in time. */
export class WaitError extends Error {
  override readonly name = "WaitError";

  constructor(
    message: string,
    /** The object as it was last seen. */
    readonly live: Properties,
    readonly reasons: readonly string[],
  ) {
    super([message, ...reasons].join("\n  - "));
  }
}

export interface Waiting {
  readonly api: Api;
  readonly host: Host;
  readonly urn: string;
  /** Path of the object on the API server. */
  readonly path: string;
  /** Seconds from `customTimeouts`; 0 for none. */
  readonly timeout: number;
}

const DEFAULT_TIMEOUT_S = 600;
const [FIRST_PAUSE_MS, LONGEST_PAUSE_MS] = [100, 1000];

/** `customTimeouts` before `pulumi.com/timeoutSeconds` before ten minutes. */
export const timeoutSeconds = (timeout: number, inputs: Properties): number =>
  timeout || Number(steering(inputs, "timeoutSeconds")) || DEFAULT_TIMEOUT_S;

/** How to see that the object is ready; `undefined` for nothing to wait for. Throws for a bad `waitFor`. */
export function readyCheck(
  inputs: Properties,
): ((object: Properties, api: Api) => Promise<Readiness> | Readiness) | undefined {
  if (steering(inputs, "skipAwait") === "true") {
    return undefined;
  }
  const annotation = steering(inputs, "waitFor");
  return annotation === "" ? readinessOf(inputs) : parseWaitFor(annotation);
}

/**
 * Waits until an object that was created or updated is ready, and gives it as it is then.
 *
 * @throws WaitError after the timeout, on cancellation, or when it can never become ready.
 */
export async function untilReady(
  { inputs, live }: { inputs: Properties; live: Properties },
  waiting: Waiting,
): Promise<Properties> {
  const check = readyCheck(inputs);
  const limit = timeoutSeconds(waiting.timeout, inputs);
  let object = live;
  for await (const expired of pauses(limit, waiting.host)) {
    const { ready, reasons, failed } = (await check?.(object, waiting.api)) ?? READY_AT_ONCE;
    if (ready) {
      waiting.host.status("", waiting.urn);
      return object;
    }
    if (failed || expired || waiting.host.cancelled.aborted) {
      throw new WaitError(outcome({ object, limit, failed, waiting }), object, reasons);
    }
    waiting.host.status(`waiting for ${describe(object)}: ${reasons.join("; ")}`, waiting.urn);
    object = await waiting.api({ method: "GET", path: waiting.path });
  }
  return object;
}

const READY_AT_ONCE: Readiness = { ready: true, reasons: [] };

function outcome(options: {
  object: Properties;
  limit: number;
  failed: boolean | undefined;
  waiting: Waiting;
}): string {
  const name = describe(options.object);
  if (options.failed) {
    return `${name} failed`;
  }
  return options.waiting.host.cancelled.aborted
    ? `the run was cancelled while it waited for ${name}`
    : `${name} was not ready within ${options.limit} s`;
}

/**
 * Waits until a deleted object is gone; another one of the same name does not count.
 *
 * @throws WaitError that names the finalizers which hold it.
 */
export async function untilGone(
  { inputs, live }: { inputs: Properties; live: Properties },
  waiting: Waiting,
): Promise<void> {
  const limit = timeoutSeconds(waiting.timeout, inputs);
  const uid = uidOf(live);
  for await (const expired of pauses(limit, waiting.host)) {
    const object = await waiting.api({ method: "GET", path: waiting.path }).catch(goneIfNotFound);
    if (object === undefined || uidOf(object) !== uid) {
      waiting.host.status("", waiting.urn);
      return;
    }
    const reasons = finalizers(object);
    if (expired || waiting.host.cancelled.aborted) {
      const why = expired
        ? `was not gone within ${limit} s`
        : "was not gone when the run was cancelled";
      throw new WaitError(`${describe(object)} ${why}`, object, reasons);
    }
    waiting.host.status(`waiting until ${describe(object)} is gone`, waiting.urn);
  }
}

const uidOf = ({ metadata }: Properties): unknown => (metadata as Properties | undefined)?.uid;

function finalizers({ metadata }: Properties): string[] {
  const { finalizers: names } = metadata as { finalizers?: string[] };
  return names === undefined || names.length === 0
    ? []
    : [`finalizers hold it (${names.join(", ")}): is the controller running that removes them?`];
}

export function goneIfNotFound(error: unknown): undefined {
  if (!isNotFound(error)) {
    throw error;
  }
}

/** Growing pauses; each turn says whether the time is up. The first turn comes at once. */
async function* pauses(seconds: number, host: Host): AsyncGenerator<boolean> {
  const end = Date.now() + 1000 * seconds;
  let pause = FIRST_PAUSE_MS;
  yield false;
  for (;;) {
    await sleep(Math.min(pause, Math.max(end - Date.now(), 0)), undefined, {
      signal: host.cancelled,
    }).catch(() => undefined); // a cancelled run looks once more, then gives up
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    yield Date.now() >= end;
  }
}
