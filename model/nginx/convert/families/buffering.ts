import type { Finding } from "../../findings/finding";
import type { Family, RuleContext } from "../emission";
import { isProxied } from "./proxied";
import { settingFinding } from "./setting-finding";

/** proxy-buffering, proxy-request-buffering and proxy-http-version: Envoy streams both ways, in HTTP/1.1. */
export const buffering: Family = (context) =>
  isProxied(context)
    ? {
        findings: [
          ...responseBuffering(context),
          ...requestBuffering(context),
          ...httpVersion(context),
        ],
      }
    : {};

const responseBuffering = (context: RuleContext): Finding[] =>
  context.location.settings.proxy.buffering
    ? [
        settingFinding({
          context,
          key: "proxy-buffering",
          isDefault: context.nginx.configuration.defaults.proxyBuffering,
          severity: "note",
          value: "on",
          differences: [
            {
              field: "operation",
              when: "always",
              nginx: "takes the answer from the backend as fast as it comes",
              envoy: "streams it: a slow client keeps the backend's connection longer",
            },
          ],
          remedy: "Nothing, unless the backend has few connections.",
        }),
      ]
    : [];

const requestBuffering = (context: RuleContext): Finding[] =>
  context.location.settings.proxy.requestBuffering
    ? [
        settingFinding({
          context,
          key: "proxy-request-buffering",
          isDefault: context.nginx.configuration.defaults.requestBuffering,
          severity: "note",
          value: "on",
          differences: [
            {
              field: "operation",
              when: "always",
              nginx: "calls the backend when the whole request is there",
              envoy: "streams it: a slow upload occupies the backend",
            },
          ],
          remedy: "Nothing, unless slow uploads exhaust a backend.",
        }),
      ]
    : [];

const httpVersion = (context: RuleContext): Finding[] =>
  context.location.settings.proxy.httpVersion === "1.0"
    ? [
        settingFinding({
          context,
          key: "proxy-http-version",
          isDefault: context.nginx.configuration.defaults.proxyHttpVersion === "1.0",
          severity: "lossy",
          value: "1.0",
          differences: [
            {
              field: "upstream.protocol",
              when: "always",
              nginx: "speaks HTTP/1.0 to the backend",
              envoy: "speaks HTTP/1.1",
            },
          ],
          remedy: "See that the backend takes HTTP/1.1, chunked bodies and kept connections.",
        }),
      ]
    : [];
