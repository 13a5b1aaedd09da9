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

/** The fields in words, for those who read a finding and not this program. */
export const FIELD_WORDS: Readonly<Record<Field, string>> = {
  certificate: "certificate",
  outcome: "what happens",
  status: "status",
  location: "redirect target",
  backends: "backend",
  "upstream.method": "method at the backend",
  "upstream.target": "path at the backend",
  "upstream.host": "host at the backend",
  "upstream.headers": "header fields at the backend",
  "upstream.protocol": "protocol to the backend",
  "upstream.tls": "TLS to the backend",
  "upstream.limits": "time limits and tries",
  "upstream.affinity": "stickiness",
  "upstream.mirrors": "copies of requests",
  "upstream.replacedStatuses": "error pages",
  responseHeaders: "header fields of the answer",
  "guard.basicAuth": "password check",
  "guard.externalAuth": "external authorisation",
  "guard.clientCertificate": "client certificate",
  "guard.rateLimit": "request limit",
  "guard.connectionLimit": "connection limit",
  "guard.bodySize": "body size",
  "guard.webApplicationFirewall": "web application firewall",
  "guard.anyOf": "one protection of several",
  operation: "operation",
};
