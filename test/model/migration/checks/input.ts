import assert from "node:assert/strict";
import { objectsWithConditions, DEMANDS } from "../../../../model/migration/checks/conditions";
import { runChecks, type CheckInput } from "../../../../model/migration/checks";
import type {
  MigrationObservation,
  NginxTraffic,
  ObservedEntry,
  ObservedPod,
  ObservedStatus,
  ObservedWorkload,
} from "../../../../model/migration/checks/observation";
import type { Check, CheckId } from "../../../../model/migration/evidence/evidence";
import type { Manifest, MigrationPlan } from "../../../../model/migration/plan/migration-plan";
import { servingPods } from "../../../../model/migration/checks/endpoints";
import type { AddressMode, Stage } from "../../../../model/migration/stage";
import type { Inventory } from "../../../../model/nginx/inventory";
import { inventory, planOf } from "../plan/planned";
import { settingsOf } from "../gates/input";

export const seen = <Thing>(thing: Thing): { seen: Thing } => ({ seen: thing });

export const GONE = { unknown: "it may not be read" };

export const pod = (kind: "nginx" | "envoy", parts: Partial<ObservedPod> = {}): ObservedPod => ({
  name: `${kind}-1`,
  node: "node-1",
  ready: true,
  restarts: 0,
  ports: [
    { name: "http", containerPort: kind === "nginx" ? 80 : 10_080 },
    { name: "https", containerPort: kind === "nginx" ? 443 : 10_443 },
  ],
  ...parts,
});

export const workload = (
  kind: "nginx" | "envoy",
  parts: Partial<ObservedWorkload> = {},
): ObservedWorkload => ({ wanted: 1, ready: 1, updated: 1, pods: [pod(kind)], ...parts });

export const traffic = (parts: Partial<NginxTraffic> = {}): NginxTraffic => ({
  seconds: 30,
  requests: 0,
  openConnections: 0,
  failedReloads: [],
  ...parts,
});

export const entry = (
  { stage, mode }: { stage: Stage; mode: AddressMode },
  parts: Partial<ObservedEntry> = {},
): ObservedEntry => ({
  key: "ingress-nginx/ingress-nginx-controller",
  externalTrafficPolicy: "Local",
  ports: [
    { name: "http", port: 80, targetPort: "http" },
    { name: "https", port: 443, targetPort: "https" },
  ],
  endpoints: servingPods({ stage, addressMode: mode }).map((kind) => ({
    address: "10.244.0.5",
    pod: `${kind}-1`,
    ready: true,
    ports: ["http", "https"],
  })),
  selectorManagers: [
    { manager: "helm", time: "2026-01-01T00:00:00Z" },
    { manager: "pulumi-kubernetes-1a2b", time: "2026-01-09T00:00:00Z" },
  ],
  ...parts,
});

/** What controllers say of an object that they have accepted as it is. */
const accepted = (object: Manifest): ObservedStatus => {
  const demand = DEMANDS[object.kind];
  assert(demand);
  const { parentRefs = [{}] } = (object.spec ?? {}) as { parentRefs?: unknown[] };
  return {
    kind: object.kind,
    key: `${object.metadata.namespace ?? ""}/${object.metadata.name}`,
    generation: 2,
    scopes: (demand.scope === "parent" ? parentRefs : [{}]).map((_, index) => ({
      type: demand.scope,
      name: demand.scope === "object" ? "" : `Gateway edge#${String(index)}`,
      conditions: demand.types.map((type) => ({ type, status: "True", observedGeneration: 2 })),
    })),
  };
};

export const statusesOf = (plan: MigrationPlan): ObservedStatus[] =>
  objectsWithConditions(plan).map(accepted);

const CHAIN = {
  fingerprints: ["AA", "BB"],
  names: ["*.example"],
  notAfter: "2026-03-01T00:00:00Z",
};

export const certificate = { host: "shop.example", envoy: CHAIN, nginx: CHAIN } as const;

const PROBE = {
  time: "2026-01-10T11:00:00Z",
  counts: { requests: 4, equal: 3, explained: 1, unexplained: 0, failed: 0, notProbed: 0 },
  protections: [
    {
      id: "shop.example/admin basicAuth",
      host: "shop.example",
      path: "/admin",
      kind: "basicAuth" as const,
      status: "probed" as const,
      refused: 2,
      allowed: 1,
    },
  ],
  requests: [],
};

export const watch = (
  counts: Partial<NonNullable<MigrationObservation["watch"]>["total"]> = {},
) => ({
  started: "2026-01-10T10:00:00Z",
  ended: "2026-01-10T11:00:00Z",
  total: { sent: 100, lost: 0, duplicated: 0, wrong: 0, ...counts },
});

interface Options {
  readonly stage: Stage;
  readonly mode?: AddressMode;
  readonly from?: Inventory;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly plan?: Partial<MigrationPlan>;
  /** What is seen otherwise than where all is well. */
  readonly observed?: Partial<MigrationObservation>;
}

/** A migration where all is well, but for what is said. */
export const inputOf = ({
  stage,
  mode = "adopt",
  from = inventory(),
  settings = {},
  plan: changed = {},
  observed = {},
}: Options): CheckInput => {
  const plan = { ...planOf({ stage, mode, from }), ...changed };
  const webhooks = (from.controller?.webhooks ?? []).map(({ configuration, name }) => ({
    key: `${configuration}/${name}`,
    failurePolicy: stage === "idle" ? ("Ignore" as const) : ("Fail" as const),
  }));
  return {
    plan,
    inventory: from,
    settings: settingsOf({ addressMode: mode, ...settings }),
    observation: {
      time: "2026-01-10T12:00:00Z",
      stage,
      since: "2026-01-09T00:00:00Z",
      inventory: seen(from),
      objects: seen(statusesOf(plan)),
      nginx: seen(workload("nginx")),
      envoy: seen(workload("envoy")),
      controller: seen({ wanted: 1, ready: 1, updated: 1 }),
      entry: seen(entry({ stage, mode })),
      nginxTraffic: seen(traffic()),
      envoyTraffic: seen(traffic({ requests: stage === "pool" ? 10 : 0 })),
      certificates: seen([certificate]),
      health: seen({ path: "/healthz", status: 200 }),
      probe: seen(PROBE),
      watch: watch(),
      certManager: seen({ ownedByIngress: [] }),
      ingresses: seen([{ key: "shop/web", addresses: ["192.0.2.1"] }]),
      webhooks: seen(webhooks),
      ...observed,
    },
  };
};

export const PROBED = PROBE;

/** One check of a migration; the test fails if it is not looked at. */
export const checked = (id: CheckId, options: Options): Check => {
  const check = runChecks(inputOf(options))[id];
  assert(check, `${id} is not looked at in ${options.stage}`);
  return check;
};

/** Its status and details. */
export const told = (id: CheckId, options: Options): [Check["status"], ...string[]] => {
  const { status, details } = checked(id, options);
  return [status, ...details];
};
