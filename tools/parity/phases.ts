import type { StepListener } from "../../lab/steps";

/** Runs one phase of a task, whose result the next ones need, and tells of it. */
export type Phase<Title extends string> = <Result>(
  title: Title,
  work: () => Promise<Result>,
) => Promise<Result>;

/** Announces the phases of a task. */
export function phases<Title extends string>(
  titles: readonly Title[],
  onStep: StepListener,
): Phase<Title> {
  onStep({ kind: "planned", titles });
  return async (title, work) => {
    const begin = performance.now();
    const seconds = () => (performance.now() - begin) / 1000;
    onStep({ kind: "started", title });
    try {
      const result = await work();
      onStep({ kind: "finished", title, seconds: seconds() });
      return result;
    } catch (error) {
      const fault = error instanceof Error ? error : new Error(String(error));
      onStep({ kind: "failed", title, seconds: seconds(), error: fault });
      throw fault;
    }
  };
}
