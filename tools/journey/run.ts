import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { WatchRecord } from "../../model/watch";
import { settle, takeInventory } from "./inventory";
import { operatorOf } from "./operator";
import { nameProxies, proxyNames } from "./proxies";
import type { Project } from "./project";
import { reloadPlainly } from "./reload";
import { takeStep, type Journey } from "./take-step";
import { watchTraffic } from "./traffic-watch";
import type { StepReport } from "./verdict";
import type { Step } from "./way";

/** What a journey leaves behind. */
export interface JourneyReport {
  readonly record: WatchRecord;
  readonly steps: readonly StepReport[];
  /** Why it ended before its end. */
  readonly failure?: string;
}

/** How long the traffic of a stage is looked at before the next one, milliseconds. */
const STAY_MS = 5_000;

/**
 * The whole way on a stand that is up, with traffic from its first moment to its last. A step that
 * fails ends it; what was seen until then is reported all the same.
 */
export async function travel({
  stand,
  project,
  way,
  rate,
  byTheBook,
  onReport = () => undefined,
  signal,
}: {
  stand: Journey["stand"];
  project: Project;
  way: readonly Step[];
  /** Requests per second. */
  rate: number;
  /** Whether the commands of the runbook are run too, each where its page has it. */
  byTheBook?: boolean;
  onReport?: (report: StepReport) => void;
  signal?: AbortSignal;
}): Promise<JourneyReport> {
  const watch = watchTraffic({ stand, rate });
  const journey: Journey = {
    ...{ stand, project, watch },
    ...(byTheBook === true && { operator: operatorOf({ stand, project }) }),
    ...(signal && { signal }),
  };
  const steps: StepReport[] = [];
  const names = new Map<string, string>();
  let failure: string | undefined;
  try {
    await writeFile(join(project.folder, "certificates.pem"), stand.certificates);
    await sleep(STAY_MS);
    await reloadPlainly(journey);
    await takeInventory(project);
    let settled = false;
    for (const [index, step] of way.entries()) {
      signal?.throwIfAborted();
      if (step.settled === true && !settled) {
        settled = true;
        await settle(journey);
      }
      const report = await takeStep({ step, next: way[index + 1], journey });
      steps.push(report);
      onReport(report);
      (await proxyNames(stand.api)).forEach((name, address) => names.set(address, name));
      await sleep(STAY_MS);
    }
  } catch (error) {
    failure = error instanceof Error ? error.message : String(error);
  }
  const record = nameProxies({ record: await watch.stop(), names });
  return { record, steps, ...(failure !== undefined && { failure }) };
}
