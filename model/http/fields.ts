/**
 * The parts of an answer in which two proxies may differ: what a finding predicts, and what the
 * comparison of both interpreters and the probe report.
 */
export const FIELDS = [
  "certificate",
  "outcome",
  "status",
  "location",
  "backends",
  "upstream.method",
  "upstream.target",
  "upstream.host",
  "upstream.headers",
  "upstream.protocol",
  "upstream.tls",
  "upstream.limits",
  "upstream.affinity",
  "upstream.mirrors",
  "upstream.replacedStatuses",
  "responseHeaders",
  "guard.basicAuth",
  "guard.externalAuth",
  "guard.clientCertificate",
  "guard.rateLimit",
  "guard.connectionLimit",
  "guard.bodySize",
  "guard.webApplicationFirewall",
  "guard.anyOf",
  /** Seen by nobody in an answer: logs, traces, load on a backend. */
  "operation",
] as const;

export type Field = (typeof FIELDS)[number];
