/** An open loop that runs: see {@link openLoop}. */
export interface Loop {
  /** Sends nothing more. */
  readonly stop: () => void;
  /** Ends when nothing more will be sent. */
  readonly finished: Promise<void>;
}

/**
 * Calls `send` for the numbers 1, 2, 3 … when each is due, however long the answers take. A loop that
 * was late sends at once what has become due, so that it never drifts.
 *
 * @param options.atMs when a number is due, in the time of `now`; must rise.
 * @param options.endMs nothing is sent that is due from then on.
 */
export function openLoop({
  atMs,
  endMs,
  now,
  send,
}: {
  atMs: (number: number) => number;
  endMs: number;
  now: () => number;
  send: (number: number) => void;
}): Loop {
  let next = 1;
  let timer: NodeJS.Timeout | undefined;
  let finish: () => void;
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const turn = () => {
    const present = now();
    while (atMs(next) <= present && atMs(next) < endMs) {
      send(next);
      next++;
    }
    if (atMs(next) < endMs) {
      timer = setTimeout(turn, Math.max(1, atMs(next) - now()));
    } else {
      finish();
    }
  };
  timer = setTimeout(turn, 0);
  return {
    stop: () => {
      clearTimeout(timer);
      finish();
    },
    finished,
  };
}
