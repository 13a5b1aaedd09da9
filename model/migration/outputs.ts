import type { AnsweredFinding } from "../nginx/findings/finding";
import { needsAnswer } from "../nginx/findings/state";
import type { MigrationSettings } from "../settings";
import { ENVOY_ADDRESS, type MigrationPlan } from "./plan/migration-plan";
import { rollBack } from "./roll-back";
import { servedBy, type Stage } from "./stage";

/** A record that belongs to a stage of address mode `dns`. */
export interface DnsRecord {
  readonly host: string;
  /** A host name, or {@link ENVOY_ADDRESS} for the address of Envoy's Service. */
  readonly target: string;
}

/** What a stack exports of a migration but its address: `migration` in the stack's outputs. */
export interface MigrationFacts {
  stage: Stage;
  servedBy: "nginx" | "both" | "envoy";
  heldBack: string[];
  findings: { open: number; accepted: number; denied: number; heldBack: number };
  forced: { gate: string; reason: string }[];
  dns?: DnsRecord[];
  rollBack?: string;
}

/**
 * The facts of a migration's outputs: no clock, no measurement, so that an update without a change
 * changes none.
 */
export const migrationFacts = ({
  plan,
  settings,
  stack,
}: {
  plan: MigrationPlan;
  settings: MigrationSettings;
  stack: string;
}): MigrationFacts => {
  const { conversion, stage, name } = plan;
  const records = dnsRecords({ plan, settings });
  const command = rollBack({ stack, name, settings });
  return {
    stage,
    servedBy: servedBy(stage),
    heldBack: [...conversion.heldBack],
    findings: {
      open: conversion.findings.filter(needsAnswer).length,
      accepted: answered(conversion.findings, "accept"),
      denied: answered(conversion.findings, "deny"),
      heldBack: answered(conversion.findings, "holdBack"),
    },
    forced: settings.force.map(({ gate, reason }) => ({ gate, reason })),
    ...(records.length > 0 && { dns: records }),
    ...(command !== undefined && { rollBack: command }),
  };
};

type Kind = NonNullable<AnsweredFinding["answer"]>["answer"];

const answered = (findings: readonly AnsweredFinding[], kind: Kind): number =>
  findings.filter(({ answer }) => answer?.answer === kind).length;

/** Records that somebody must write: the plan names hosts only where no external-dns does. */
const dnsRecords = ({
  plan: { movedHosts = [] },
  settings: { dnsTargetHost },
}: {
  plan: MigrationPlan;
  settings: MigrationSettings;
}): DnsRecord[] => movedHosts.map((host) => ({ host, target: dnsTargetHost ?? ENVOY_ADDRESS }));
