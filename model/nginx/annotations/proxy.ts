import type { ProxySettings } from "../effective/settings";
import type { AnnotationSource, Parsed } from "./annotation";
import type { Reader } from "./reading";
import { present, readFamily } from "./reading";
import { annotationTable } from "./table";
import { matching, matchingExactly, oneOf } from "./values";

export const proxyAnnotations = annotationTable(
  {
    scope: "location",
    risk: "Low",
    invalid: "takes the default",
    fidelity: "approximate",
    protective: false,
    emits: [],
    differs: "",
  },
  {
    "backend-protocol": {
      meaning:
        "`HTTP`, `HTTPS` (not verified), `AUTO_HTTP` (the client's), `GRPC`, `GRPCS` or `FCGI`.",
      protective: true,
      emits: ["Backend.spec"],
      differs: "`FCGI` is refused. A backend without verification is called by its DNS name.",
    },
    "proxy-connect-timeout": {
      meaning: "Seconds to connect to the backend; by default 5.",
      differs: "With 0 nginx gives up at once, and Envoy has its own limit.",
      emits: ["BackendTrafficPolicy.spec.timeout.tcp.connectTimeout"],
    },
    "proxy-read-timeout": {
      meaning: "Longest silence of the backend in seconds; by default 60.",
      emits: ["BackendTrafficPolicy.spec.timeout.http.streamIdleTimeout"],
      differs: "Envoy counts silence in both directions together. With 0 nginx gives up at once.",
    },
    "proxy-send-timeout": {
      meaning: "Longest pause in sending to the backend in seconds; by default 60.",
      emits: ["BackendTrafficPolicy.spec.timeout.http.streamIdleTimeout"],
      differs: "Envoy counts silence in both directions together: proxy-read-timeout decides.",
    },
    "proxy-http-version": {
      meaning: "`1.0` or `1.1` towards the backend.",
      differs: "Envoy does not speak HTTP/1.0 to backends.",
    },
    "proxy-next-upstream": {
      meaning: "When another endpoint is tried; by default after an error or a timeout.",
      risk: "Medium",
      emits: ["BackendTrafficPolicy.spec.retry.retryOn"],
      differs:
        "Envoy tries again only what cannot have reached a backend, whatever its method; with `non_idempotent` more.",
    },
    "proxy-next-upstream-tries": {
      meaning: "Tries in all; by default 3.",
      differs: "0, as many as there are endpoints, becomes 11.",
      emits: ["BackendTrafficPolicy.spec.retry.numRetries"],
    },
    "proxy-next-upstream-timeout": {
      meaning: "Seconds for all tries; by default no limit.",
      fidelity: "impossible",
      differs: "Envoy has no time limit for all tries together.",
    },
    "connection-proxy-header": {
      meaning: "`close` or `keep-alive` as Connection towards the backend.",
      invalid: "drops the Ingress",
      emits: ["BackendTrafficPolicy.spec.circuitBreaker.maxRequestsPerConnection"],
      differs: "The field is Envoy's own; `close` becomes one request on each connection.",
    },
  },
);

/** What this family says. */
export type ProxyParts = Pick<
  ProxySettings,
  | "protocol"
  | "connectSeconds"
  | "readSeconds"
  | "sendSeconds"
  | "httpVersion"
  | "nextUpstream"
  | "nextUpstreamTries"
  | "nextUpstreamSeconds"
  | "connectionHeader"
>;

/** Fact: internal/ingress/annotations/{proxy,backendprotocol,connection}. */
export const parseProxy = (source: AnnotationSource): Parsed<ProxyParts> => {
  const { defaults } = source.configuration;
  return readFamily<ProxyParts>({
    source,
    without: {
      protocol: "HTTP",
      connectSeconds: defaults.proxyConnectSeconds,
      readSeconds: defaults.proxyReadSeconds,
      sendSeconds: defaults.proxySendSeconds,
      httpVersion: defaults.proxyHttpVersion,
      nextUpstream: defaults.nextUpstream,
      nextUpstreamTries: defaults.nextUpstreamTries,
      nextUpstreamSeconds: defaults.nextUpstreamSeconds,
    },
    read: (reader) => ({
      protocol: protocolOf(reader),
      connectSeconds: count(reader, "proxy-connect-timeout") ?? defaults.proxyConnectSeconds,
      readSeconds: count(reader, "proxy-read-timeout") ?? defaults.proxyReadSeconds,
      sendSeconds: count(reader, "proxy-send-timeout") ?? defaults.proxySendSeconds,
      httpVersion: versionOf(reader) ?? defaults.proxyHttpVersion,
      nextUpstream: nextUpstreamOf(reader) ?? defaults.nextUpstream,
      nextUpstreamTries: count(reader, "proxy-next-upstream-tries") ?? defaults.nextUpstreamTries,
      nextUpstreamSeconds:
        count(reader, "proxy-next-upstream-timeout") ?? defaults.nextUpstreamSeconds,
      ...present({ connectionHeader: reader.text("connection-proxy-header", CONNECTION, DROP) }),
    }),
  });
};

const DROP = { refused: "drop", empty: "default" } as const;
const CONNECTION = matching("close or keep-alive", /^(close|keep-alive)$/);

const PROTOCOLS = ["HTTP", "HTTPS", "AUTO_HTTP", "GRPC", "GRPCS", "FCGI"] as const;

const protocolOf = ({ text, ignore }: Reader): ProxySettings["protocol"] => {
  const key = "backend-protocol";
  const value = text(key, {
    name: PROTOCOLS.join(", "),
    allows: (each) => PROTOCOLS.some((known) => known === each.trim().toUpperCase()),
  });
  const protocol = PROTOCOLS.find((known) => known === value?.toUpperCase());
  if (protocol?.startsWith("GRPC") === true && value !== protocol) {
    ignore({ key, reason: "in this case no request field reaches the backend as it is set" });
  }
  return protocol ?? "HTTP";
};

const versionOf = ({ text }: Reader): ProxySettings["httpVersion"] | undefined => {
  const version = text("proxy-http-version", oneOf(["1.0", "1.1"]));
  return version === "1.0" || version === "1.1" ? version : undefined;
};

const CONDITIONS =
  "error|timeout|invalid_header|http_500|http_502|http_503|http_504|http_403|http_404|http_429|non_idempotent|off";
const NEXT_UPSTREAM = matchingExactly(
  "a list of nginx's conditions with blanks",
  new RegExp(`^(${CONDITIONS})(\\s(${CONDITIONS}))*\\s?$`),
);

const nextUpstreamOf = ({ text }: Reader): string[] | undefined =>
  text("proxy-next-upstream", NEXT_UPSTREAM)
    ?.split(/\s+/)
    .filter((word) => word !== "");

/** A number that nginx takes: with any other it refuses its whole configuration. */
const count = ({ integer, ignore }: Reader, key: string): number | undefined => {
  const number = integer(key);
  if (number === undefined || number >= 0) {
    return number;
  }
  ignore({ key, reason: "nginx refuses its whole configuration with a negative number" });
  return undefined;
};
