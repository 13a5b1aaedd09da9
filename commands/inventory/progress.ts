import { Listr } from "listr2";
import type { OnRead } from "../../cluster/inventory/read";

/** Shows on a terminal how far the reading is; elsewhere it is quiet. */
export async function withProgress<Result>({
  shown,
  work,
}: {
  shown: boolean;
  work: (onRead: OnRead) => Promise<Result>;
}): Promise<Result> {
  if (!shown) {
    return work(() => undefined);
  }
  const list = new Listr<{ result?: Result }>([
    {
      title: "Reading the cluster",
      task: async (context, task) => {
        const kinds = new Map<string, Parameters<OnRead>[1]>();
        context.result = await work((kind, progress) => {
          kinds.set(kind, progress);
          task.output = bar([...kinds.values()]);
        });
      },
    },
  ]);
  return (await list.run({})).result as Result;
}

const WIDTH = 30;

/** Such as `█████░░░░░ 500 of 1000 objects`. */
export function bar(lists: readonly Parameters<OnRead>[1][]): string {
  const sum = (of: "read" | "total"): number => lists.reduce((all, each) => all + each[of], 0);
  const [read, total] = [sum("read"), sum("total")];
  const full = total === 0 ? WIDTH : Math.floor((WIDTH * read) / total);
  return `${"█".repeat(full)}${"░".repeat(WIDTH - full)} ${String(read)} of ${String(total)} objects`;
}
