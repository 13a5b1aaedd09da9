import { eventually } from "../../../lab/wait";
import { proxyNames } from "../proxies";
import { AS_WATCH, PROXY_FIELD } from "../traffic-watch";
import { envoyRequests } from "./envoy-requests";
import { countAnswers, type Counted } from "./sender";
import { goTo, updated } from "./stages";
import { together, type Finding, type Trial, type TrialContext } from "./trial";

const WEIGHTS = [5, 25, 50] as const;

/** Requests to the hosts of a group by which its share is told: the standard deviation is 0.35 points at most. */
const REQUESTS = 20_000;

/** Requests to a host by which none at all is told. */
const FEW_REQUESTS = 500;

/** How far a share may be off, points. */
const MARGIN = 2;

/** Hosts of a group that nginx's canaries can lead to Envoy: they share a Service. */
const MEANT = ["https://shop.example.com/", "https://m.example.com/"] as const;

/** Hosts of groups that they cannot, and so must not: a canary of the team's own, a password that nginx asks. */
const OTHERS = ["https://beta.example.com/", "https://admin.example.com/"] as const;

/** Whether the share of requests that nginx's canaries lead to Envoy is the one that is asked for. */
export const weights: Trial = {
  name: "weights",
  expectation: `at ${WEIGHTS.join(", ")} % within ${MARGIN} points over ${REQUESTS} requests to two hosts that share a Service; no request of other groups comes to Envoy`,
  run: async (context) => {
    await goTo(context, "canary");
    const findings: Finding[] = [];
    for (const weight of WEIGHTS) {
      await updated({ context, stage: "canary", settings: { canaryWeight: weight } });
      await untilMoved({ context, weight });
      findings.push(await sharesAt({ context, weight }));
    }
    return together(findings);
  },
};

async function sharesAt({
  context,
  weight,
}: {
  context: TrialContext;
  weight: number;
}): Promise<Finding> {
  const figures: Record<string, number> = {};
  const faults: string[] = [];
  for (const url of MEANT) {
    const requests = REQUESTS / MEANT.length;
    const { share, lost } = await envoyShare({ context, url, requests });
    const name = `${new URL(url).hostname} at ${weight} %`;
    figures[`${name}, percent by Envoy`] = share;
    faults.push(
      ...(Math.abs(share - weight) > MARGIN ? [`${name}: ${share} % of ${requests}`] : []),
      ...(lost > 0 ? [`${name}: ${lost} of ${requests} requests lost`] : []),
    );
  }
  for (const url of OTHERS) {
    const name = `${new URL(url).hostname} at ${weight} %`;
    const strays = await requestsToEnvoy({ context, url });
    figures[`${name}, requests by Envoy`] = strays;
    faults.push(...(strays > 0 ? [`${name}: ${strays} requests came to Envoy`] : []));
  }
  return { figures, faults };
}

/** How many requests Envoy got while a host was asked that it must not get. */
async function requestsToEnvoy({
  context: { stand },
  url,
}: {
  context: TrialContext;
  url: string;
}): Promise<number> {
  const before = await envoyRequests(stand.api);
  await countAnswers({
    ...{ address: stand.address, ca: stand.certificates, url, requests: FEW_REQUESTS },
    field: "server",
  });
  return (await envoyRequests(stand.api)) - before;
}

/** Percent of the answers that came by Envoy, to two places. */
async function envoyShare({
  context: { stand },
  url,
  requests,
}: {
  context: TrialContext;
  url: string;
  requests: number;
}): Promise<{ share: number; lost: number }> {
  const { values, lost } = await countAnswers({
    ...{ address: stand.address, ca: stand.certificates, url, requests },
    headers: AS_WATCH,
    field: PROXY_FIELD,
  });
  const names = await proxyNames(stand.api);
  const share = (100 * byEnvoy({ values, names })) / (requests - lost);
  return { share: Math.round(share * 100) / 100, lost };
}

const byEnvoy = ({
  values,
  names,
}: Pick<Counted, "values"> & { names: ReadonlyMap<string, string> }): number =>
  [...values]
    .filter(([address]) => names.get(address)?.startsWith("envoy"))
    .reduce((sum, [, times]) => sum + times, 0);

/** A weight reaches nginx some seconds after its Ingress has it. */
const untilMoved = ({ context, weight }: { context: TrialContext; weight: number }) =>
  eventually({
    what: `nginx leads about ${weight} % of some requests to Envoy`,
    seconds: 30,
    probe: async () => {
      const [url] = MEANT;
      const { share } = await envoyShare({ context, url, requests: FEW_REQUESTS });
      // Far from the weight before, and wide enough for chance.
      return Math.abs(share - weight) < 0.2 * weight + 3;
    },
  });
