/** What one look at the cluster found: done, or what is still missing. */
export type Look<T> =
  { readonly done: true; readonly value: T } | { readonly done: false; readonly missing: string };

export interface PollOptions<T> {
  /** One look. An error that it throws ends the wait. */
  readonly look: () => Promise<Look<T>>;
  readonly timeoutSeconds: number;
  /** Called whenever what is missing changes, to show progress. */
  readonly onMissing?: (missing: string) => void;
}

/** The time ran out; `missing` is what the last look still lacked. */
export class PollTimeout extends Error {
  constructor(
    readonly missing: string,
    timeoutSeconds: number,
  ) {
    super(`${missing} after ${String(timeoutSeconds)} s`);
  }
}

const PAUSE_MS = 250;

/**
 * Looks until it is done.
 *
 * @throws {PollTimeout} It was not done in time.
 */
export async function poll<T>({ look, timeoutSeconds, onMissing }: PollOptions<T>): Promise<T> {
  const deadline = Date.now() + timeoutSeconds * 1000;
  let shown: string | undefined;
  for (;;) {
    const found = await look();
    if (found.done) {
      return found.value;
    }
    if (found.missing !== shown) {
      shown = found.missing;
      onMissing?.(found.missing);
    }
    if (Date.now() > deadline) {
      throw new PollTimeout(found.missing, timeoutSeconds);
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
