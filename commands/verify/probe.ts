import { checksOf } from "../../model/migration/checks";
import type { ProbeSummary } from "../../model/migration/checks/observation";
import { runProbe } from "../probe/run";
import { withProxies } from "./proxies";
import { existing } from "./seen";
import type { Subject } from "./subject";

/**
 * What a probe finds: that of the report which was given, or one that is run now.
 *
 * @param onRequest hears of each request of a run.
 * @throws {NotThere} There is neither.
 */
export async function probeSeen(
  subject: Subject,
  onRequest: (done: number, total: number) => void,
): Promise<ProbeSummary> {
  const { applied, probe, probing, plan, inventory } = subject;
  if (probe !== undefined || probing === "off" || !checksOf(applied.stage).includes("parity")) {
    return existing(probe, NO_REPORT);
  }
  return withProxies(subject, (addresses) =>
    runProbe({
      plan,
      inventory,
      addresses,
      options: probing,
      onProgress: ({ done, total }) => onRequest(done, total),
    }),
  );
}

const NO_REPORT = "a report of edge probe (edge probe --out FILE, then --probe FILE)";
