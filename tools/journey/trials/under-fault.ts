import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { formatWatchRecord, type WatchRecord } from "../../../model/watch";
import type { Stage } from "../../../model/migration/stage";
import { isLost, isNew, isSpoilt } from "../failures";
import type { Allowed, Fault } from "./faults";
import { goTo } from "./stages";
import { causesOf, lossesOf, underTraffic, type Traffic } from "./traffic";
import type { Trial, TrialContext } from "./trial";

/** Time until a node leads new connections past a pod that has gone, or to one that has come, milliseconds. */
const SETTLE_MS = 2_000;

/**
 * A fault as a trial.
 *
 * @param options.from stage at which it begins.
 * @param options.work makes the fault and returns when all is well again: what is not as expected, one
 * line each.
 */
export const underFault = ({
  fault,
  from,
  work,
}: {
  fault: Fault;
  from: Stage;
  work: (context: TrialContext) => Promise<string[]>;
}): Trial => ({
  name: fault.name,
  expectation: fault.expected,
  run: async (context) => {
    await goTo(context, from);
    const traffic = await underTraffic({ context, work: () => work(context) });
    const { record, result } = traffic;
    await writeFile(join(context.project.folder, `${fault.name}.json`), formatWatchRecord(record));
    const { fromMs, toMs } = record.longestGap;
    return {
      figures: { ...lossesOf(record), "longest gap, ms": Math.round(toMs - fromMs) },
      faults: [...result, ...excess({ traffic, allowed: fault.allowed })],
    };
  },
});

/** What clients lost that they may not lose, in words; empty: nothing. */
export function excess({
  traffic: { record, work },
  allowed,
}: {
  traffic: Pick<Traffic<unknown>, "record" | "work">;
  allowed: Allowed;
}): string[] {
  const never = record.failures.filter(isSpoilt);
  const lost = record.failures.filter(isLost);
  const onNew = lost.filter(isNew);
  const failures: Record<Allowed, WatchRecord["failures"]> = {
    nothing: lost,
    kept: onNew,
    "of one proxy": onNew.filter(({ atMs }) => atMs > work.toMs + SETTLE_MS),
    "everything for a time": onNew.filter(({ atMs }) => atMs > work.toMs + SETTLE_MS),
  };
  return [
    ...causesOf({ ...record, failures: [...never, ...failures[allowed]] }),
    ...(record.arrivals === "known" ? [] : [`duplicates: ${record.arrivals.unknown}`]),
  ];
}
