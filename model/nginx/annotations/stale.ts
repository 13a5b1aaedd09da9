/**
 * Annotations of earlier controllers that 1.15 does not read, and what they did. Fact: Changelog.md
 * and changelog/ of ingress-nginx.
 */
const STALE: Readonly<Record<string, string>> = {
  "add-base-url": "it added a <base> element to pages",
  "base-url-scheme": "it belonged to add-base-url",
  "enable-influxdb": "it sent metrics to InfluxDB",
  "enable-lua-resty-waf": "it turned on a firewall that was removed",
  "enable-opentracing": "OpenTelemetry took its place",
  "global-rate-limit": "it limited requests over all replicas",
  "grpc-backend": "backend-protocol took its place",
  "secure-backends": "backend-protocol took its place",
  "secure-verify-ca-secret": "proxy-ssl-secret took its place",
  "session-cookie-hash": "cookies have been hashed in one way since",
  "upstream-fail-timeout": "endpoints come from Kubernetes alone",
  "upstream-max-fails": "endpoints come from Kubernetes alone",
};

const STALE_FAMILIES: readonly (readonly [prefix: string, meaning: string])[] = [
  ["global-rate-limit-", "it belonged to global-rate-limit"],
  ["influxdb-", "it belonged to enable-influxdb"],
  ["lua-resty-waf-", "it belonged to enable-lua-resty-waf"],
  ["opentracing-", "it belonged to enable-opentracing"],
];

/** What an annotation did that the controller does not know any more; undefined for other keys. */
export const staleMeaning = (key: string): string | undefined =>
  Object.hasOwn(STALE, key)
    ? STALE[key]
    : STALE_FAMILIES.find(([prefix]) => key.startsWith(prefix))?.[1];
