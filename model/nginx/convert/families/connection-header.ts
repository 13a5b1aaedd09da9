import type { Family } from "../emission";
import { annotationFinding } from "./finding";
import { isProxied } from "./proxied";

/** connection-proxy-header: Envoy writes Connection itself; `close` becomes one request per connection. */
export const connectionHeader: Family = (context) => {
  const value = context.location.settings.proxy.connectionHeader;
  if (value === undefined || value === "" || !isProxied(context)) {
    return {};
  }
  const isClose = value.toLowerCase() === "close";
  return {
    ...(isClose && { traffic: { circuitBreaker: { maxRequestsPerConnection: 1 } } }),
    findings: [
      annotationFinding({
        context,
        key: "connection-proxy-header",
        severity: "lossy",
        value,
        differences: [
          {
            field: "upstream.headers",
            when: "always",
            nginx: `sends the backend Connection: ${value}, so no WebSockets`,
            envoy: isClose
              ? "uses a connection once; WebSockets work"
              : "keeps connections by itself; WebSockets work",
          },
        ],
        remedy: "Nothing, unless the backend reads the field.",
      }),
    ],
  };
};
