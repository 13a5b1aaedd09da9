import { Listr } from "listr2";

/**
 * Shows on a terminal how far something is; elsewhere it is quiet.
 *
 * @param interrupted what Ctrl-C ends: the `program` (default), or nothing: the `work` sees to it.
 */
export async function withProgress<Result>({
  shown,
  title,
  interrupted = "program",
  work,
}: {
  shown: boolean;
  title: string;
  interrupted?: "program" | "work";
  work: (show: (line: string) => void) => Promise<Result>;
}): Promise<Result> {
  if (!shown) {
    return work(() => undefined);
  }
  const list = new Listr<{ result?: Result }>(
    [
      {
        title,
        task: async (context, task) => {
          context.result = await work((line) => {
            task.output = line;
          });
        },
      },
    ],
    { registerSignalListeners: interrupted === "program" },
  );
  return (await list.run({})).result as Result;
}
