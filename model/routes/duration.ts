const UNITS = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 };

/** Length of a Gateway API duration, such as `1m30s`, in milliseconds. */
export const milliseconds = (duration: string): number =>
  [...duration.matchAll(/(\d+)(ms|h|m|s)/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * UNITS[unit as keyof typeof UNITS],
    0,
  );

/** The same in seconds. */
export const seconds = (duration: string): number => milliseconds(duration) / 1000;
