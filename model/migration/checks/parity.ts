import type { Check } from "../evidence/evidence";
import { count, verdict, whenSeen, type CheckInput, type RunCheck } from "./check";
import type { ProbeSummary } from "./observation";

/** Both proxies answer alike, but for differences that a finding foretells. */
export const parity: RunCheck = (input) =>
  ofThisPlan(input, ({ counts, differences }) => {
    const { requests, equal, explained, unexplained, failed, notProbed } = counts;
    return verdict({
      summary: `${count(requests, "request")}: ${String(equal)} equal, ${String(explained)} explained, ${String(unexplained)} unexplained, ${String(failed)} failed`,
      numbers: { requests, equal, explained, unexplained, failed, notProbed },
      faults: [
        ...(unexplained + failed === 0 ? [] : differences),
        ...(unexplained + failed > 0 && differences.length === 0
          ? ['see the report of "edge probe"']
          : []),
      ],
      doubts: requests === notProbed ? ["no request was sent: see the report of edge probe"] : [],
    });
  });

/** Each protection refused, at both proxies, a request that it must refuse. */
export const protections: RunCheck = (input) =>
  ofThisPlan(input, ({ protections: all }) => {
    const left = all.filter(({ probed }) => !probed);
    return verdict({
      summary: `${String(all.length - left.length)} of ${count(all.length, "protection")} probed`,
      numbers: { protections: all.length, probed: all.length - left.length },
      doubts: left.map(
        ({ name, why = "no request was sent for it" }) =>
          `${name}: ${why}; edge probe --credentials sends what it needs`,
      ),
    });
  });

const ofThisPlan = (
  { plan, observation }: CheckInput,
  judge: (probe: ProbeSummary) => Check,
): Check =>
  whenSeen(observation.probe, (probe) =>
    probe.planHash === undefined || probe.planHash === plan.planHash
      ? judge(probe)
      : verdict({
          summary: "the report of edge probe is of another plan",
          doubts: ["probe anew: the configuration or the inventory has changed since"],
        }),
  );
