import type { RequestFigure } from "../evidence/figures";
import type { Stage } from "../stage";
import { verdict, type CheckInput, type RunCheck } from "./check";
import type { Seen, Traffic } from "./observation";

/**
 * A selector is not traffic: who still has requests and open connections, at each proxy. What must be
 * so at a stage is what its neighbours need:
 *
 * - `cutover`, before `idle`: nginx has none left.
 * - `pool`, before `cutover`: Envoy has some.
 * - `routes`, before going back: Envoy has no client left, to which the routes' end would be a 404.
 */
export const requests: RunCheck = (input) => {
  const { observation } = input;
  const { stage } = observation;
  const looked = {
    ...(stage === "idle" ? {} : { nginx: observation.nginxTraffic }),
    envoy: observation.envoyTraffic,
  };
  const proxies = Object.entries(looked) as [keyof typeof looked, Seen<Traffic>][];
  return verdict({
    summary: proxies.map(([name, seen]) => summaryOf(name, seen)).join("; "),
    numbers: Object.assign({}, ...proxies.map(([name, seen]) => numbersOf(name, seen))) as Record<
      string,
      number
    >,
    faults: DEMANDS[stage]?.(input) ?? [],
    doubts: proxies.flatMap(([name, seen]) =>
      "unknown" in seen ? [`${TITLES[name]}: ${seen.unknown}`] : [],
    ),
  });
};

const TITLES = { nginx: "nginx", envoy: "Envoy" } as const;

/** Requests a minute, rounded up: one request is not none. */
export const perMinute = ({ requests: sent, seconds }: Traffic): number =>
  Math.ceil((sent * 60) / seconds);

const summaryOf = (name: keyof typeof TITLES, seen: Seen<Traffic>): string =>
  "unknown" in seen
    ? `${TITLES[name]} unknown`
    : `${TITLES[name]} ${String(perMinute(seen.seen))} requests a minute, ${String(seen.seen.openConnections)} open connections`;

const numbersOf = (name: keyof typeof TITLES, seen: Seen<Traffic>): Record<string, number> =>
  "unknown" in seen
    ? {}
    : {
        [`${name}RequestsPerMinute` satisfies RequestFigure]: perMinute(seen.seen),
        [`${name}OpenConnections` satisfies RequestFigure]: seen.seen.openConnections,
        [`${name}Seconds`]: seen.seen.seconds,
      };

/** Open connections at the proxy that is left, and how to wait for their end. */
const openAt = (
  name: keyof typeof TITLES,
  { seen, settings }: { seen: Seen<Traffic>; settings: CheckInput["settings"] },
): string[] => {
  const most = settings.thresholds.openConnections;
  return "unknown" in seen || seen.seen.openConnections <= most
    ? []
    : [
        `${TITLES[name]} still has ${String(seen.seen.openConnections)} open connections of clients, ` +
          `${String(most)} are allowed: wait until they end, or set thresholds.openConnections`,
      ];
};

const DEMANDS: Partial<Record<Stage, (input: CheckInput) => string[]>> = {
  routes: ({ observation, settings }) =>
    openAt("envoy", { seen: observation.envoyTraffic, settings }),
  pool: ({ observation: { envoyTraffic } }) =>
    "seen" in envoyTraffic && envoyTraffic.seen.requests === 0
      ? ["Envoy has had no request during the sample: clients do not reach it"]
      : [],
  cutover: ({ observation: { nginxTraffic }, settings }) => {
    const most = settings.thresholds.nginxRequests;
    const busy = "seen" in nginxTraffic && perMinute(nginxTraffic.seen) > most;
    return [
      ...(busy
        ? [
            `nginx still has ${String(perMinute(nginxTraffic.seen))} requests a minute, ` +
              `${String(most)} are allowed: find who sends them in its log`,
          ]
        : []),
      ...openAt("nginx", { seen: nginxTraffic, settings }),
    ];
  },
};
