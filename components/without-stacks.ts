/**
 * Runs a registration without recording stacks. The SDK records one for each of the promises behind a
 * resource, and ts-node maps each frame to its source: two thirds of the time of a thousand routes.
 * Only those records are lost; an error thrown by the work has no stack either.
 */
export function withoutStacks<T>(work: () => T): T {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = limit;
  }
}
