import type { Family } from "../emission";
import { isProxied } from "./proxied";
import { settingFinding } from "./setting-finding";

/**
 * proxy-body-size. Nothing is emitted: Envoy Gateway's only limit (`requestBuffer`) holds the whole body
 * in memory and breaks WebSockets, streams and gRPC, which nginx's limit does not. A limit that somebody
 * wrote down is protective; the one that every location has is not.
 */
export const bodySize: Family = (context) => {
  const { bodyBytes } = context.location.settings.proxy;
  if (!isProxied(context) || bodyBytes === 0) {
    return {};
  }
  const isDefault = bodyBytes === context.nginx.configuration.defaults.bodyBytes;
  return {
    findings: [
      settingFinding({
        context,
        key: "proxy-body-size",
        isDefault,
        ...(isDefault ? { severity: "lossy" } : { severity: "refused", protective: true }),
        value: String(bodyBytes),
        differences: [
          {
            field: "guard.bodySize",
            when: "always",
            nginx: `answers 413 to bodies of more than ${bodyBytes} bytes`,
            envoy: "no limit",
          },
        ],
        remedy:
          "Let the application refuse bodies that are too large, or set requestBuffer.limit in a " +
          "BackendTrafficPolicy for a route that has neither WebSockets nor streams.",
      }),
    ],
  };
};
