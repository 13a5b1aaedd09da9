import { z } from "zod";
import { STAGES } from "../stage";

/** Version of the file's schema. */
export const EVIDENCE_VERSION = 1;

/** What `edge verify` looks at; the order is that of its report. */
export const CHECKS = [
  "conditions",
  "parity",
  "protections",
  "certificates",
  "controllers",
  "drift",
  "requests",
  "endpoints",
  "healthPath",
  "ports",
  "ownership",
  "capacity",
  "dwell",
  "loss",
  "certManager",
  "externalDns",
  "webhook",
] as const;

export type CheckId = (typeof CHECKS)[number];

const checkSchema = z.strictObject({
  status: z
    .enum(["passed", "failed", "unknown"])
    .describe("unknown: it could not be looked at, which is no pass"),
  summary: z.string().describe("what was seen, one line"),
  numbers: z.record(z.string(), z.number()).describe("figures of the check by name"),
  details: z
    .array(z.string())
    .describe("each fault, doubt and note, with its place and remedy; faults first"),
});

const migrationEvidenceSchema = z.strictObject({
  controller: z.string().describe("workload of ingress-nginx, namespace/name"),
  stage: z.enum(STAGES).describe("applied stage at the time"),
  since: z.iso.datetime().describe("when this stage was applied"),
  planHash: z.string().describe("digest of the applied plan"),
  time: z.iso.datetime().describe("when the checks began"),
  checks: z
    .partialRecord(z.enum(CHECKS), checkSchema)
    .describe("those of the applied stage; what is not here was not looked at"),
});

/** Evidence of a stack: what `edge verify` saw, by migration. Written by it, committed, read by gates. */
export const evidenceSchema = z.strictObject({
  version: z.literal(EVIDENCE_VERSION).describe("version of this schema"),
  stack: z.string().describe("stack that it is about"),
  migrations: z
    .record(z.string(), migrationEvidenceSchema)
    .describe("by name in the configuration"),
});

export type Evidence = z.infer<typeof evidenceSchema>;
export type MigrationEvidence = z.infer<typeof migrationEvidenceSchema>;
export type Check = z.infer<typeof checkSchema>;
