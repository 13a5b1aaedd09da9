import type {
  BackendTrafficPolicySpecRateLimitGlobalRule,
  BackendTrafficPolicySpecResponseOverride,
} from "../../../../kubernetes/types";
import type { LimitSettings } from "../../effective/settings";
import type { Family } from "../emission";
import { whereChecked } from "./checked";
import { limitFindings } from "./limit-findings";

/**
 * `limit-rps` and `limit-rpm`: nginx lets a client have a burst at once and then a steady rate; Envoy's
 * buckets are filled once an interval. Two for each limit keep both: the burst in the interval, and
 * the rate over sixty of them. The other limits have no field.
 */
export const limits: Family = whereChecked((context) => {
  const { limits: settings } = context.location.settings;
  const { limitStatus } = context.nginx.configuration;
  const rules = [
    ...bucketRules({ rate: settings.rps, units: ["Second", "Minute"], settings }),
    ...bucketRules({ rate: settings.rpm, units: ["Minute", "Hour"], settings }),
  ];
  return {
    ...(rules.length > 0 && {
      traffic: {
        rateLimit: { local: { rules } },
        ...(limitStatus !== ENVOY_STATUS && { responseOverride: [status(limitStatus)] }),
      },
      protections: ["rate limit"],
    }),
    findings: limitFindings({ context, settings }),
  };
});

type LocalRule = BackendTrafficPolicySpecRateLimitGlobalRule;
type Unit = LocalRule["limit"]["unit"];

/** Every client of either family, each counted by itself. */
const EVERY_CLIENT = ["0.0.0.0/0", "::/0"];

const bucketRules = ({
  rate,
  units: [short, long],
  settings: { burstMultiplier, exempt },
}: {
  rate: number;
  units: readonly [Unit, Unit];
  settings: LimitSettings;
}): LocalRule[] =>
  rate === 0
    ? []
    : [
        { requests: rate * (1 + burstMultiplier), unit: short },
        { requests: rate * 60, unit: long },
      ].flatMap((limit) => clients(exempt).map((sourceCIDR) => limitRule({ limit, sourceCIDR })));

type Source = NonNullable<NonNullable<LocalRule["clientSelectors"]>[number]["sourceCIDR"]>;

/** Envoy Gateway leaves out one range; more than one cannot be said, so that then all are counted. */
const clients = (exempt: readonly string[]): Source[] => {
  const [range, ...more] = exempt;
  return range !== undefined && more.length === 0
    ? [{ type: "Distinct", value: range, invert: true }]
    : EVERY_CLIENT.map((value) => ({ type: "Distinct", value }));
};

const limitRule = ({
  limit,
  sourceCIDR,
}: {
  limit: LocalRule["limit"];
  sourceCIDR: Source;
}): LocalRule => ({
  clientSelectors: [{ sourceCIDR }],
  limit,
  // nginx tells nobody what is left.
  xRateLimitHeaders: "Off",
});

const ENVOY_STATUS = 429;

/** nginx's own status, for what Envoy itself turns away. */
const status = (statusCode: number): BackendTrafficPolicySpecResponseOverride => ({
  match: { statusCodes: [{ type: "Value", value: ENVOY_STATUS }] },
  source: "Local",
  response: { statusCode },
});
