import type {
  BackendTrafficPolicySpecRetry,
  BackendTrafficPolicySpecRetryRetryOn,
} from "../../../../kubernetes/types";
import type { Difference, Finding } from "../../findings/finding";
import type { Family, RuleContext } from "../emission";
import { isProxied } from "./proxied";
import { settingFinding } from "./setting-finding";

/** `proxy_next_upstream` and its limits; the settings of a location, and the controller's defaults. */
export interface Retries {
  /** nginx's words, such as `error`, `http_503`, `non_idempotent` or `off`. */
  readonly nextUpstream: readonly string[];
  /** In all, the first one too; 0: no limit. */
  readonly nextUpstreamTries: number;
  /** For all tries together; 0: no limit. */
  readonly nextUpstreamSeconds: number;
}

type Trigger = NonNullable<BackendTrafficPolicySpecRetryRetryOn["triggers"]>[number];

/** What cannot have reached a backend: safe for every method. */
const UNSENT = {
  error: ["connect-failure", "reset-before-request", "refused-stream"],
  timeout: ["connect-failure"],
} as const satisfies Record<string, readonly Trigger[]>;

/** For nginx's 0, any number of tries: about as many as a Service has endpoints. */
const MANY_RETRIES = 10;

/**
 * nginx's retries as Envoy has them. Envoy knows no idempotent methods: a request that may have reached
 * a backend is sent again only where nginx would do so with every method (`non_idempotent`).
 */
export const retryPolicy = (retries: Retries): BackendTrafficPolicySpecRetry => {
  const conditions = retries.nextUpstream;
  const everyMethod = conditions.includes("non_idempotent");
  const statuses = everyMethod ? statusesOf(conditions) : [];
  const triggers = new Set<Trigger>([
    ...(conditions.includes("error") ? UNSENT.error : []),
    ...(conditions.includes("timeout") ? UNSENT.timeout : []),
    ...(everyMethod && conditions.includes("error") ? (["reset"] as const) : []),
    ...(statuses.length > 0 ? (["retriable-status-codes"] as const) : []),
  ]);
  return triggers.size === 0
    ? { numRetries: 0 }
    : {
        numRetries: numberOfRetries(retries),
        retryOn: {
          triggers: [...triggers],
          ...(statuses.length > 0 && { httpStatusCodes: statuses }),
        },
      };
};

const numberOfRetries = ({ nextUpstream, nextUpstreamTries }: Retries): number => {
  if (nextUpstream.includes("off")) {
    return 0;
  }
  return nextUpstreamTries === 0 ? MANY_RETRIES : nextUpstreamTries - 1;
};

const statusesOf = (conditions: readonly string[]): number[] =>
  conditions
    .flatMap((condition) => /^http_(\d+)$/.exec(condition)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);

/** proxy-next-upstream, its tries and its time, where they are not the Gateway's. */
export const retries: Family = (context) => {
  if (!isProxied(context)) {
    return {};
  }
  const policy = retryPolicy(context.location.settings.proxy);
  const isGateways =
    JSON.stringify(policy) === JSON.stringify(retryPolicy(context.nginx.configuration.defaults));
  return {
    ...(!isGateways && { traffic: { retry: policy } }),
    findings: [...sentRequests(context), ...unlimitedTries(context), ...totalTime(context)],
  };
};

/** nginx tries again what a backend may have seen, for methods that allow it; Envoy does not. */
const sentRequests = (context: RuleContext): Finding[] => {
  const { proxy } = context.location.settings;
  const { defaults } = context.nginx.configuration;
  const conditions = proxy.nextUpstream.filter((each) => each !== "non_idempotent");
  const everyMethod = conditions.length < proxy.nextUpstream.length;
  if (conditions.includes("off") || proxy.nextUpstreamTries === 1 || conditions.length === 0) {
    return [];
  }
  return [
    settingFinding({
      context,
      key: "proxy-next-upstream",
      isDefault: proxy.nextUpstream.join(" ") === defaults.nextUpstream.join(" "),
      severity: "lossy",
      value: proxy.nextUpstream.join(" "),
      differences: [triesDifference({ conditions, everyMethod, policy: retryPolicy(proxy) })],
      remedy: "See that backends end their connections in order when they stop (preStop).",
    }),
  ];
};

const triesDifference = ({
  conditions,
  everyMethod,
  policy: { numRetries },
}: {
  conditions: readonly string[];
  everyMethod: boolean;
  policy: BackendTrafficPolicySpecRetry;
}): Difference => ({
  // The number of tries is the same unless there are none.
  field: numRetries === 0 ? "upstream.limits" : "operation",
  when: "always",
  nginx: `tries ${everyMethod ? "requests of every method" : "GET and other idempotent requests"} again, sent ones too, after: ${conditions.join(", ")}`,
  envoy:
    numRetries === 0
      ? "never tries again"
      : everyMethod
        ? "tries again as well, but not after a timeout of the answer"
        : "tries again only what cannot have reached a backend, of every method",
});

const unlimitedTries = (context: RuleContext): Finding[] => {
  const { proxy } = context.location.settings;
  return proxy.nextUpstreamTries === 0 && !proxy.nextUpstream.includes("off")
    ? [
        settingFinding({
          context,
          key: "proxy-next-upstream-tries",
          isDefault: context.nginx.configuration.defaults.nextUpstreamTries === 0,
          severity: "lossy",
          value: "0",
          differences: [
            {
              field: "upstream.limits",
              when: "always",
              nginx: "tries every endpoint",
              envoy: `tries at most ${MANY_RETRIES + 1} times`,
            },
          ],
          remedy: "Give the number of tries that is meant.",
        }),
      ]
    : [];
};

const totalTime = (context: RuleContext): Finding[] => {
  const { proxy } = context.location.settings;
  const seconds = proxy.nextUpstreamSeconds;
  return seconds > 0
    ? [
        settingFinding({
          context,
          key: "proxy-next-upstream-timeout",
          isDefault: context.nginx.configuration.defaults.nextUpstreamSeconds === seconds,
          severity: "lossy",
          value: String(seconds),
          differences: [
            {
              field: "operation",
              when: "always",
              nginx: `begins no further try after ${seconds} s`,
              envoy: "has no time limit for all tries together",
            },
          ],
          remedy: "Lower proxy-next-upstream-tries or proxy-connect-timeout instead.",
        }),
      ]
    : [];
};
