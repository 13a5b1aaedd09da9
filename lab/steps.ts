/** One step of a long task. */
export interface Step {
  /** What it does, in a few words, as a person reads it. */
  title: string;
  /** True when there is nothing left to do; asked before the first step runs. */
  present?: () => Promise<boolean>;
  /** How many seconds it takes on two idle cores, when that is long enough to wait for. */
  estimate?: number;
  /** Does it. Must stop soon when the signal is aborted. */
  run: (signal: AbortSignal) => Promise<void>;
}

/** What happens to the steps, in order; `seconds` is wall time. */
export type StepEvent =
  | { kind: "planned"; titles: readonly string[] }
  | { kind: "started"; title: string; left?: number }
  | { kind: "present"; title: string }
  | { kind: "finished"; title: string; seconds: number }
  | { kind: "failed"; title: string; seconds: number; error: Error };

/** Gets every event of a running task. */
export type StepListener = (event: StepEvent) => void;

/**
 * Runs steps one after the other.
 *
 * @throws What the first failing step throws, or the signal's reason between two steps.
 */
export async function runSteps(task: {
  steps: readonly Step[];
  signal: AbortSignal;
  onStep: StepListener;
}): Promise<void> {
  const { steps, signal, onStep } = task;
  onStep({ kind: "planned", titles: steps.map((step) => step.title) });
  const present = await Promise.all(steps.map(async (step) => (await step.present?.()) ?? false));
  const times: StepTime[] = steps.map((step, index) => ({
    estimate: present[index] === true ? 0 : (step.estimate ?? 0),
  }));
  for (const [index, step] of steps.entries()) {
    signal.throwIfAborted();
    if (present[index] === true) {
      onStep({ kind: "present", title: step.title });
      continue;
    }
    const time = times[index] ?? { estimate: 0 };
    time.actual = await timed({ step, signal, onStep, left: secondsLeft(times) });
  }
}

/** A step's expected time, and the time it took once it is over; in seconds. */
export interface StepTime {
  estimate: number;
  actual?: number;
}

/**
 * Seconds that the unfinished steps will take: their estimates, corrected by how far those of the
 * finished steps were off on this machine. 0 when nothing long is left.
 */
export function secondsLeft(times: readonly StepTime[]): number {
  const over = times.filter((time) => time.actual !== undefined && time.estimate > 0);
  const expected = sum(over.map((time) => time.estimate));
  const factor = expected === 0 ? 1 : sum(over.map((time) => time.actual ?? 0)) / expected;
  return factor * sum(times.map((time) => (time.actual === undefined ? time.estimate : 0)));
}

async function timed(task: {
  step: Step;
  signal: AbortSignal;
  onStep: StepListener;
  left: number;
}): Promise<number> {
  const { step, signal, onStep, left } = task;
  const { title } = step;
  const begin = performance.now();
  const seconds = () => (performance.now() - begin) / 1000;
  const long = step.estimate !== undefined;
  onStep({ kind: "started", title, ...(long ? { left } : {}) });
  try {
    await step.run(signal);
  } catch (error) {
    const fault = error instanceof Error ? error : new Error(String(error));
    onStep({ kind: "failed", title, seconds: seconds(), error: fault });
    throw fault;
  }
  onStep({ kind: "finished", title, seconds: seconds() });
  return seconds();
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
