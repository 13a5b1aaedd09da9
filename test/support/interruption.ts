const controller = new AbortController();

for (const name of ["SIGINT", "SIGTERM"] as const) {
  process.once(name, () => controller.abort(new Error("the tests were interrupted")));
}

/** Aborted when the tests are to end: a hook that goes on for minutes ends by it, so that the next ones clean up. */
export const interruption: AbortSignal = controller.signal;
