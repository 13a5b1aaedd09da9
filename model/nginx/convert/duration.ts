/** Largest number that a Gateway API duration takes for one unit (GEP-2257). */
const LARGEST = 99_999;

/** Whole seconds as the Gateway API writes durations: `60s`, or `27h46m41s` where `s` is too small. */
export const durationOf = (seconds: number): string => {
  if (seconds <= LARGEST) {
    return `${seconds}s`;
  }
  const hours = Math.min(Math.floor(seconds / 3600), LARGEST);
  const minutes = Math.floor((seconds % 3600) / 60);
  return `${hours}h${minutes}m${seconds % 60}s`;
};
