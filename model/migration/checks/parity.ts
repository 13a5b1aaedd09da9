import type { Check } from "../evidence/evidence";
import { printable } from "../../nginx/inventory";
import { count, verdict, whenSeen, type CheckInput, type RunCheck } from "./check";
import type { ProbeSummary } from "./observation";
import { milliseconds } from "../../routes/duration";

/** Both proxies answer alike, but for differences that a finding foretells. */
export const parity: RunCheck = (input) =>
  ofThisPlan(input, ({ counts, incomplete, requests: all }) => {
    const { requests, equal, explained, unexplained, failed, notProbed } = counts;
    const faults = all
      .filter(({ verdict: found }) => found === "unexplained" || found === "failed")
      .map(describe);
    return verdict({
      summary: `${count(requests, "request")}: ${String(equal)} equal, ${String(explained)} explained, ${String(unexplained)} unexplained, ${String(failed)} failed`,
      numbers: { ...counts },
      faults:
        unexplained + failed > 0 && faults.length === 0
          ? ["the report does not say which: probe anew"]
          : faults,
      doubts: [
        ...(requests === notProbed ? ["no request was sent: edge probe says why"] : []),
        ...(incomplete === undefined ? [] : [`${incomplete}: probe anew, to the end`]),
      ],
    });
  });

const describe = ({ title, verdict: found, reason, differences }: Requests[number]): string => {
  const fields = differences
    .filter(({ findings }) => findings.length === 0)
    .map(({ field, header, nginx, envoy }) => `${header ?? field}: nginx ${nginx}, Envoy ${envoy}`);
  return printable(`${title}: ${reason ?? ([...new Set(fields)].join("; ") || found)}`);
};

type Requests = ProbeSummary["requests"];

/** Each protection that a probe can put to the test refused, at both proxies, what it must refuse. */
export const protections: RunCheck = (input) =>
  ofThisPlan(input, ({ protections: all }) => {
    const leftOut = all.filter(({ status }) => status === "left out");
    const probed = all.filter(({ status }) => status === "probed").length;
    const asked = count(all.length - leftOut.length, "protection");
    const lines = (wanted: Status, remedy = ""): string[] =>
      all
        .filter(({ status }) => status === wanted)
        .map(({ id, reason = "see the report of edge probe" }) =>
          printable(`${id}: ${reason}${remedy}`),
        );
    return verdict({
      summary: `${String(probed)} of ${asked} probed${leftOut.length === 0 ? "" : printable(`, left out: ${leftOut.map(({ id }) => id).join(", ")}`)}`,
      numbers: { protections: all.length, probed, leftOut: leftOut.length },
      faults: lines("failed"),
      doubts: lines("not probed", "; edge probe --credentials sends what it needs"),
    });
  });

type Status = ProbeSummary["protections"][number]["status"];

const ofThisPlan = (
  { plan, observation, settings }: CheckInput,
  judge: (probe: ProbeSummary) => Check,
): Check =>
  whenSeen(observation.probe, (probe) => {
    if (probe.planHash !== undefined && probe.planHash !== plan.planHash) {
      return verdict({
        summary: "the report of edge probe is of another plan",
        doubts: ["probe anew: the configuration or the inventory has changed since"],
      });
    }
    const { evidenceAge } = settings.thresholds;
    return Date.parse(observation.time) - Date.parse(probe.time) > milliseconds(evidenceAge)
      ? verdict({
          summary: "the report of edge probe is too old",
          doubts: [`it began ${probe.time}, more than ${evidenceAge} ago: probe anew`],
        })
      : judge(probe);
  });
