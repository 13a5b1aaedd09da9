import { Listr, PRESET_TIMER, type ListrTask } from "listr2";

import type { StepEvent, StepListener } from "./steps";

/** Where progress is shown: a terminal, or a log that takes lines. */
export interface Output {
  isTTY?: boolean;
  write(text: string): unknown;
}

/** Shows the steps of a task: a live list on a terminal, plain lines elsewhere. */
export function progress(output: Output): StepListener {
  return output.isTTY === true ? liveList() : lines(output);
}

/** 5.3 → "5.3 s", 130 → "2 min 10 s". */
export function duration(seconds: number): string {
  if (seconds < 60) {
    return `${seconds.toFixed(1)} s`;
  }
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** One line for an event of interest; undefined for the others. */
export function line(event: StepEvent): string | undefined {
  switch (event.kind) {
    case "planned":
    case "present":
      return undefined;
    case "started":
      return event.left === undefined ? undefined : `… ${event.title}${left(event)}`;
    case "finished":
      return `✔ ${event.title} (${duration(event.seconds)})`;
    case "failed":
      return `✖ ${event.title} (${duration(event.seconds)})`;
  }
}

function lines(output: Output): StepListener {
  return (event) => {
    const text = line(event);
    if (text !== undefined) {
      output.write(`${text}\n`);
    }
  };
}

function left(event: { left?: number }): string {
  return event.left === undefined ? "" : ` (about ${duration(event.left)} left in all)`;
}

/** The list is made when the steps are known; each of its tasks ends with the event of its step. */
function liveList(): StepListener {
  const tasks = new Map<string, LiveTask>();
  return (event) => {
    if (event.kind === "planned") {
      event.titles.forEach((title) => tasks.set(title, liveTask(title)));
      const list = new Listr(
        [...tasks.values()].map((task) => task.listr),
        {
          exitOnError: false,
          rendererOptions: { timer: PRESET_TIMER },
        },
      );
      void list.run();
      return;
    }
    tasks.get(event.title)?.on(event);
  };
}

interface LiveTask {
  listr: ListrTask;
  on: (event: StepEvent) => void;
}

function liveTask(title: string): LiveTask {
  let show: (text: string) => void = () => undefined;
  let end: (outcome: { skipped?: string; error?: Error }) => void = () => undefined;
  const over = new Promise<{ skipped?: string; error?: Error }>((resolve) => (end = resolve));
  return {
    listr: {
      title,
      task: async (_, task) => {
        show = (text) => (task.output = text);
        const { skipped, error } = await over;
        if (error !== undefined) {
          throw error;
        }
        if (skipped !== undefined) {
          task.skip(skipped);
        }
      },
    },
    on: (event) => {
      if (event.kind === "started" && event.left !== undefined) {
        show(left(event).trim());
      } else if (event.kind === "present") {
        end({ skipped: `${title}: built already` });
      } else if (event.kind === "failed") {
        end({ error: event.error });
      } else if (event.kind === "finished") {
        end({});
      }
    },
  };
}
