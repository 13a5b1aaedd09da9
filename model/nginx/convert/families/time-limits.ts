import type { BackendTrafficPolicySpecTimeout } from "../../../../kubernetes/types";
import type { LocationDefaults } from "../../configuration/configuration";
import type { ProxySettings } from "../../effective/settings";
import type { Finding } from "../../findings/finding";
import { durationOf } from "../duration";
import type { Family, RuleContext } from "../emission";
import { isProxied } from "./proxied";
import { settingFinding } from "./setting-finding";

/** Seconds. */
export type TimeLimits = Pick<ProxySettings, "connectSeconds" | "readSeconds" | "sendSeconds">;

/** The limits of locations that set none. */
export const defaultLimits = (defaults: LocationDefaults): TimeLimits => ({
  connectSeconds: defaults.proxyConnectSeconds,
  readSeconds: defaults.proxyReadSeconds,
  sendSeconds: defaults.proxySendSeconds,
});

/**
 * nginx's limits for a backend as Envoy has them. `proxy_read_timeout` limits the silence between two
 * reads, as the idle time of a stream does; a limit of the whole exchange nginx does not have, while
 * Envoy's is 15 s unless it is said.
 */
export const timeoutPolicy = ({
  connectSeconds,
  readSeconds,
}: TimeLimits): BackendTrafficPolicySpecTimeout => ({
  // Envoy takes no connect timeout of zero.
  ...(connectSeconds > 0 && { tcp: { connectTimeout: durationOf(connectSeconds) } }),
  http: { requestTimeout: "0s", streamIdleTimeout: durationOf(readSeconds) },
});

/** proxy-connect-timeout, proxy-read-timeout and proxy-send-timeout, where they are not the Gateway's. */
export const timeLimits: Family = (context) => {
  if (!isProxied(context)) {
    return {};
  }
  const limits: TimeLimits = context.location.settings.proxy;
  const defaults = defaultLimits(context.nginx.configuration.defaults);
  const isDefault =
    limits.connectSeconds === defaults.connectSeconds &&
    limits.readSeconds === defaults.readSeconds;
  return {
    ...(!isDefault && { traffic: { timeout: timeoutPolicy(limits) } }),
    findings: [
      ...zeroLimits({ context, limits, defaults }),
      ...sendLimit({ context, limits, defaults }),
    ],
  };
};

interface Compared {
  readonly context: RuleContext;
  readonly limits: TimeLimits;
  readonly defaults: TimeLimits;
}

const KEYS = {
  connectSeconds: "proxy-connect-timeout",
  readSeconds: "proxy-read-timeout",
} as const;

/** nginx gives up at once; with Envoy zero means no limit, or nothing at all. */
const zeroLimits = ({ context, limits, defaults }: Compared): Finding[] =>
  (["connectSeconds", "readSeconds"] as const)
    .filter((name) => limits[name] === 0)
    .map((name) =>
      settingFinding({
        context,
        key: KEYS[name],
        isDefault: limits[name] === defaults[name],
        severity: "lossy",
        value: "0",
        differences: [
          {
            field: name === "connectSeconds" ? "upstream.limits" : "operation",
            when: "always",
            nginx: "gives up at once",
            envoy: name === "readSeconds" ? "no limit" : "Envoy's own limit",
          },
        ],
        remedy: "Give the limit in seconds that is meant.",
      }),
    );

const sendLimit = ({ context, limits, defaults }: Compared): Finding[] =>
  limits.sendSeconds === limits.readSeconds
    ? []
    : [
        settingFinding({
          context,
          key: "proxy-send-timeout",
          isDefault:
            limits.sendSeconds === defaults.sendSeconds &&
            limits.readSeconds === defaults.readSeconds,
          severity: "lossy",
          value: String(limits.sendSeconds),
          differences: [
            {
              field: "operation",
              when: "always",
              nginx: `ends an upload after ${limits.sendSeconds} s in which the backend takes nothing`,
              envoy: `ends it after ${limits.readSeconds} s, the limit of silence in both directions`,
            },
          ],
          remedy: "Give proxy-read-timeout the value that both directions need.",
        }),
      ];
