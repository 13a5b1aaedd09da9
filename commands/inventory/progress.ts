import type { OnRead } from "../../cluster/inventory/read";

/** Shows how far all kinds together were read, each time one of them goes on. */
export function showReading(show: (line: string) => void): OnRead {
  const kinds = new Map<string, Parameters<OnRead>[1]>();
  return (kind, progress) => {
    kinds.set(kind, progress);
    show(bar([...kinds.values()]));
  };
}

const WIDTH = 30;

/** Such as `█████░░░░░ 500 of 1000 objects`. */
export function bar(lists: readonly Parameters<OnRead>[1][]): string {
  const sum = (of: "read" | "total"): number => lists.reduce((all, each) => all + each[of], 0);
  const [read, total] = [sum("read"), sum("total")];
  const full = total === 0 ? WIDTH : Math.floor((WIDTH * read) / total);
  return `${"█".repeat(full)}${"░".repeat(WIDTH - full)} ${String(read)} of ${String(total)} objects`;
}
