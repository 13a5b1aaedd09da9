import { Listr } from "listr2";
import type { OnLook } from "./observe";

/** Shows on a terminal how far the looking is; elsewhere it is quiet. */
export async function withSteps<Result>({
  shown,
  title,
  work,
}: {
  shown: boolean;
  title: string;
  work: (onLook: OnLook) => Promise<Result>;
}): Promise<Result> {
  if (!shown) {
    return work(() => undefined);
  }
  const list = new Listr<{ result?: Result }>([
    {
      title,
      task: async (context, task) => {
        context.result = await work((done, total, doing) => {
          const now = doing === undefined ? "" : `, ${doing}`;
          task.output = `${String(done)} of ${String(total)}${now}`;
        });
      },
    },
  ]);
  return (await list.run({})).result as Result;
}
