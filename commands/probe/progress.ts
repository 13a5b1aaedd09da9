import { Listr } from "listr2";
import { colours } from "../colours";
import type { ProbeProgress } from "./run";

/** Shows on a terminal how far a run is; elsewhere it is quiet. */
export async function withProgress<Result>({
  shown,
  title,
  work,
}: {
  shown: boolean;
  title: string;
  work: (onProgress: (progress: ProbeProgress) => void) => Promise<Result>;
}): Promise<Result> {
  if (!shown) {
    return work(() => undefined);
  }
  const list = new Listr<{ result?: Result }>(
    [
      {
        title,
        task: async (context, task) => {
          context.result = await work((progress) => {
            task.output = progressLine(progress);
          });
        },
      },
    ],
    // Ctrl-C ends the run, not the program: what was found is kept.
    { registerSignalListeners: false },
  );
  return (await list.run({})).result as Result;
}

/** Such as `120 of 800 requests · 3 unexplained · 0 failed · Ctrl-C keeps what was found`. */
export function progressLine({ done, total, unexplained, failed }: ProbeProgress): string {
  const bad = (count: number, name: string): string =>
    count === 0 ? `0 ${name}` : colours.red(`${count} ${name}`);
  return [
    `${done} of ${total} requests`,
    bad(unexplained, "unexplained"),
    bad(failed, "failed"),
    colours.dim("Ctrl-C ends the run and keeps what was found"),
  ].join(" · ");
}
