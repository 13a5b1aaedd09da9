import {
  CHECKS,
  type Check,
  type MigrationEvidence,
} from "../../../../model/migration/evidence/evidence";
import { gates, type Gate, type GateInput } from "../../../../model/migration/gates";
import { REQUIREMENTS } from "../../../../model/migration/gates/requirements";
import type { MigrationPlan } from "../../../../model/migration/plan/migration-plan";
import { nextStages, STAGES, type Stage } from "../../../../model/migration/stage";
import type { Conversion } from "../../../../model/nginx/convert";
import type { MigrationSettings } from "../../../../model/settings";
import { migrationsSchema } from "../../../../model/settings/migration";

/** A time of the tests, and ones that lie some hours from it. */
export const at = (hours: number): string =>
  new Date(Date.UTC(2026, 0, 10) + hours * 3_600_000).toISOString();

const CONVERSION: Conversion = {
  objects: [],
  findings: [],
  answerFaults: [],
  heldBack: [],
  verdict: "fit",
  rows: ["a.example.com", "b.example.com", "_"].map((host) => ({
    host,
    path: "/",
    pathType: "Prefix",
    ingress: "shop/web",
    before: "shop/web:80",
    result: "kept",
    rules: [],
    protections: [],
    findings: [],
  })),
};

export const settingsOf = (raw: Record<string, unknown> = {}): MigrationSettings => {
  const { public: settings } = migrationsSchema.parse({ public: raw });
  if (settings === undefined) {
    throw new TypeError("no settings");
  }
  return settings;
};

export const planOf = ({
  conversion,
  ...fields
}: Partial<Omit<MigrationPlan, "conversion">> & {
  conversion?: Partial<Conversion>;
} = {}): MigrationPlan => ({
  name: "public",
  stage: "assess",
  addressMode: "adopt",
  namespace: "ingress-nginx",
  controller: { name: "ingress-nginx/controller", replicas: 2 },
  planHash: "plan-1",
  conversion: { ...CONVERSION, ...conversion },
  resources: [],
  entry: {
    nginx: "ingress-nginx/controller",
    service: "ingress-nginx/controller",
    envoy: "ingress-nginx/public",
    nginxPods: {},
    envoyPods: {},
  },
  canaries: {
    groups: [
      {
        backend: "shop/web:80",
        hosts: ["a.example.com"],
        ingresses: ["shop/web"],
        safe: true,
        reasons: [],
      },
    ],
  },
  faults: [],
  ...fields,
});

export const check = (fields: Partial<Check> = {}): Check => ({
  status: "passed",
  summary: "as it should be",
  numbers: {},
  details: [],
  ...fields,
});

/** Evidence with which every step goes on: each check passed, of every stage. */
export const evidenceOf = (fields: Partial<MigrationEvidence> = {}): MigrationEvidence => ({
  controller: "ingress-nginx/controller",
  stage: "assess",
  since: at(-72),
  planHash: "plan-1",
  time: at(-1),
  checks: {
    ...Object.fromEntries(CHECKS.map((id) => [id, check()])),
    requests: check({
      numbers: {
        nginxRequestsPerMinute: 0,
        nginxOpenConnections: 0,
        envoyRequestsPerMinute: 60,
        envoyOpenConnections: 0,
      },
    }),
  },
  ...fields,
});

interface Step extends Partial<Omit<GateInput, "plan" | "applied" | "settings" | "evidence">> {
  readonly from: Stage;
  readonly to: Stage;
  readonly plan?: Parameters<typeof planOf>[0];
  readonly applied?: Partial<GateInput["applied"]>;
  readonly settings?: Record<string, unknown>;
  /** Changes of evidence with which every step goes on; null: there is none. */
  readonly evidence?: Partial<MigrationEvidence> | null;
}

/** The input of a step that nothing stands against but what is said. */
export const stepOf = ({ from, to, ...rest }: Step): GateInput => {
  const settings = settingsOf({
    stage: to,
    ...(to === "retire" && { confirmRetire: "prod" }),
    ...rest.settings,
  });
  return {
    stack: "prod",
    evidenceStack: "prod",
    evidenceFile: "evidence/prod.json",
    now: new Date(at(0)),
    ...rest,
    settings,
    plan: planOf({ stage: to, addressMode: settings.addressMode, ...rest.plan }),
    applied: { stage: from, planHash: "plan-1", stack: "prod", since: at(-72), ...rest.applied },
    evidence: rest.evidence === null ? undefined : evidenceOf({ stage: from, ...rest.evidence }),
  };
};

export const gatesOf = (step: Step): Gate[] => gates(stepOf(step));

/** Ids of what blocks a step. */
export const blockersOf = (step: Step): string[] =>
  gatesOf(step)
    .filter(({ effect }) => effect === "blocker")
    .map(({ id }) => id);

/** Every step forward that evidence is needed for. */
export const STEPS = STAGES.flatMap((from) => nextStages(from).map((to) => ({ from, to }))).filter(
  ({ to }) => REQUIREMENTS[to].length > 0,
);
