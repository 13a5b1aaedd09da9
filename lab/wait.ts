import { setTimeout as sleep } from "node:timers/promises";

/**
 * Asks until the answer is there.
 *
 * @param task.what The state waited for, in words: "the node is Ready".
 * @param task.probe Returns the answer, undefined or false for "not yet"; an error means "not yet" as well.
 * @param task.seconds How long to ask.
 * @returns The first answer.
 * @throws Error with what was waited for and the last error, when the time is over.
 */
export async function eventually<Answer>(task: {
  what: string;
  seconds: number;
  probe: () => Answer | undefined | false | Promise<Answer | undefined | false>;
  signal?: AbortSignal | undefined;
}): Promise<Answer> {
  const { what, seconds, probe, signal } = task;
  const end = performance.now() + seconds * 1000;
  let fault = "";
  while (performance.now() < end) {
    signal?.throwIfAborted();
    try {
      const answer = await probe();
      if (answer !== undefined && answer !== false) {
        return answer;
      }
      fault = "";
    } catch (error) {
      fault = error instanceof Error ? `: ${error.message}` : `: ${String(error)}`;
    }
    await sleep(100, undefined, signal === undefined ? {} : { signal });
  }
  throw new Error(`waited ${seconds} s in vain until ${what}${fault}`);
}
