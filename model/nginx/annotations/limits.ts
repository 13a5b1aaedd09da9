import type { LimitSettings } from "../effective/settings";
import { parseRanges } from "../values/addresses";
import type { AnnotationSource, Parsed } from "./annotation";
import type { Reader } from "./reading";
import { readFamily } from "./reading";
import { RANGES } from "./sources";
import { annotationTable } from "./table";

const BUCKET = ["BackendTrafficPolicy.spec.rateLimit.local.rules[]"];

export const limitsAnnotations = annotationTable(
  {
    scope: "location",
    risk: "Low",
    invalid: "drops the Ingress",
    fidelity: "approximate",
    protective: true,
    emits: BUCKET,
    differs: "",
  },
  {
    "limit-rps": {
      meaning:
        "Requests a second and client address, for the whole Ingress and each controller pod; more than the burst get 503.",
      differs:
        "Envoy fills a bucket in place of spreading requests, counts by rule, and has no burst of its own; Envoy Gateway up to 1.9.1 tells only 20 clients apart.",
    },
    "limit-rpm": {
      meaning: "Requests a minute and client address, as limit-rps.",
      differs: "As limit-rps; nginx spreads a minute's requests, Envoy fills the bucket once.",
    },
    "limit-burst-multiplier": {
      meaning: "The burst, as a multiple of the limit; by default 5.",
      invalid: "takes the default",
      differs: "The bucket's size stands in for it.",
    },
    "limit-connections": {
      meaning: "Requests at once and client address; more get 503.",
      fidelity: "impossible",
      emits: [],
      differs: "Envoy Gateway counts connections of all clients together.",
    },
    "limit-allowlist": {
      meaning: "Addresses and ranges without the limits of requests and connections.",
      differs: "Only one range can be left out of a limit.",
    },
    "limit-whitelist": {
      meaning: "Other name of limit-allowlist.",
      differs: "As limit-allowlist.",
    },
    "limit-rate": {
      meaning: "KB a second of one answer.",
      invalid: "takes the default",
      fidelity: "impossible",
      emits: [],
      differs: "Envoy Gateway's bandwidth limit is shared by all answers of a route.",
    },
    "limit-rate-after": {
      meaning: "KB of an answer before limit-rate holds.",
      invalid: "takes the default",
      fidelity: "impossible",
      emits: [],
      differs: "Envoy has no such threshold.",
    },
  },
);

const BURST_MULTIPLIER = 5;

/** Fact: internal/ingress/annotations/ratelimit. Limits below zero are none (template.go). */
export const parseLimits = (source: AnnotationSource): Parsed<LimitSettings> => {
  const { limitRate, limitRateAfter } = source.configuration.defaults;
  return readFamily<LimitSettings>({
    source,
    // What the family leaves out when it fails is the ConfigMap's rate too.
    without: { ...UNLIMITED, rate: 0, rateAfter: 0 },
    role: "protection",
    read: (reader) => {
      const rate = Math.max(0, reader.integer("limit-rate") ?? limitRate);
      const rateAfter = Math.max(0, reader.integer("limit-rate-after") ?? limitRateAfter);
      const rpm = limit(reader, "limit-rpm");
      const rps = limit(reader, "limit-rps");
      const connections = limit(reader, "limit-connections");
      const burstMultiplier = reader.integer("limit-burst-multiplier") ?? BURST_MULTIPLIER;
      const exempt = exemptRanges(reader);
      return rpm + rps + connections === 0
        ? { ...UNLIMITED, rate, rateAfter }
        : { rps, rpm, connections, burstMultiplier, rate, rateAfter, exempt };
    },
  });
};

const UNLIMITED = {
  rps: 0,
  rpm: 0,
  connections: 0,
  burstMultiplier: BURST_MULTIPLIER,
  exempt: [],
} as const;

const limit = ({ integer }: Reader, key: string): number =>
  Math.max(0, integer(key, { refused: "drop", empty: "default" }) ?? 0);

const exemptRanges = ({ text, fail }: Reader): readonly string[] => {
  const key = "limit-allowlist";
  const value = text(key, RANGES, { refused: "drop", empty: "default" });
  const parsed = value === undefined ? [] : parseRanges(value);
  if (parsed === undefined) {
    fail("leave out", { key, reason: `it is not ${RANGES.name}` });
  }
  return parsed ?? [];
};
