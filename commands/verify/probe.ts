import { checksOf } from "../../model/migration/checks";
import type { ProbeSummary } from "../../model/migration/checks/observation";
import { runProbe } from "../probe/run";
import { existing } from "./seen";
import type { Subject } from "./subject";

/**
 * What a probe finds: that of the report which was given, or one that is run now where both addresses were.
 *
 * @param onRequest hears of each request of a run.
 * @throws {NotThere} There is neither.
 */
export async function probeSeen(
  { applied, probe, probing, addresses, plan, inventory }: Subject,
  onRequest: (done: number, total: number) => void,
): Promise<ProbeSummary> {
  const { nginx, envoy } = addresses;
  const isAsked = probing !== "off" && checksOf(applied.stage).includes("parity");
  if (probe !== undefined || !isAsked || nginx === undefined || envoy === undefined) {
    return existing(probe, NO_REPORT);
  }
  return runProbe({
    plan,
    inventory,
    addresses: { nginx, envoy },
    options: probing,
    onProgress: ({ done, total }) => onRequest(done, total),
  });
}

const NO_REPORT = "a report of edge probe (edge probe --out FILE, then --probe FILE)";
