import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Project } from "../../commands/project";
import type { Flags } from "../../commands/verify/flags";
import { verifyProject } from "../../commands/verify/run";
import type { MigrationEvidence } from "../../model/migration/evidence/evidence";
import type { MigrationPlan } from "../../model/migration/plan/migration-plan";
import { planMigration } from "../../model/migration/plan/plan";
import type { Stage } from "../../model/migration/stage";
import { fakeApiServer, type FakeApiServer, type Rule } from "./api-server";
import { selfSigned, type KeyPair } from "./certificates";
import { keptRelease } from "./helm-release";
import { fixtureObjects, inventoryOf, secretWith } from "./inventory";
import { documentedRules } from "./inventory-roles";
import { loopbackProxy } from "./loopback-proxy";
import { migratingObjects } from "./migrating-cluster";
import { proxyMetrics } from "./running-proxies";
import { settingsOf } from "./settings";

/** What the documented roles grant. */
export const VERIFY_RULES: readonly Rule[] = [
  ...documentedRules(),
  ...documentedRules({ file: "migration/verify-rbac.yaml" }),
];

/** When the stage was applied. */
export const SINCE = "2026-01-09T00:00:00Z";

/** Objects of a kind and name that are otherwise than where all is well. */
export interface Change {
  readonly kind: string;
  readonly name: string;
  /** Fields that are put over those of the object; of a list by index. */
  readonly to: object | "gone";
}

/** The cluster that is looked at: all is well in it, but for what is said. */
export interface Cluster {
  readonly stage?: Stage;
  readonly rules?: readonly Rule[];
  readonly project?: Project;
  readonly since?: string;
  readonly changes?: readonly Change[];
  /** Objects besides. */
  readonly more?: readonly unknown[];
  readonly metrics?: Readonly<Record<string, () => string>>;
}

/** Clusters in migration, proxies and a folder for tests of `edge verify`; gone after each test. */
export function verifyBench() {
  let pair: KeyPair;
  let folder: string;
  const open: { close(): void }[] = [];
  before("make a certificate", () => {
    pair = certificateOf("shop.example.com");
  });
  beforeEach("make a folder", () => (folder = mkdtempSync(path.join(tmpdir(), "verify-"))));
  afterEach("end what runs", () => {
    rmSync(folder, { recursive: true, force: true });
    open.splice(0).forEach((each) => each.close());
  });

  /** The cluster before, with the certificate that both proxies show. */
  const objectsBefore = (): unknown[] => [
    ...fixtureObjects(),
    keptRelease,
    secretWith({
      name: "shop-tls",
      type: "kubernetes.io/tls",
      values: { "tls.crt": pair.certificate, "tls.key": pair.privateKey },
    }),
  ];

  const project = (
    migration: Record<string, unknown> = {},
    others: Record<string, Record<string, unknown>> = {},
  ): Project => {
    const inventory = inventoryOf(objectsBefore());
    const settings = settingsOf({
      migration: {
        edge: { podCidrs: ["10.244.0.0/16"], thresholds: { certificateDays: 5 }, ...migration },
        ...others,
      },
    });
    const names = Object.keys(settings.migration);
    const inventories = Object.fromEntries(names.map((name) => [name, inventory]));
    return { stack: "dev", settings, inventories };
  };

  const serve = async ({
    stage = "pool",
    rules = VERIFY_RULES,
    since = SINCE,
    changes = [],
    more = [],
    ...given
  }: Cluster = {}): Promise<FakeApiServer> => {
    const plan = planAt(stage, given.project ?? project());
    const before = objectsBefore();
    const all = stage === "assess" ? before : migratingObjects({ objects: before, plan, since });
    const server = await fakeApiServer({
      objects: [...all.flatMap((each) => changed(each, changes)), ...more],
      rules,
      texts: { ...proxyMetrics(plan.namespace), ...given.metrics },
    });
    open.push(server);
    return server;
  };

  /** A proxy on loopback, with the certificate unless another is given. */
  const proxy = async (options: { pair?: KeyPair; status?: number } = {}): Promise<string> => {
    const started = await loopbackProxy({ pair, ...options });
    open.push(started);
    return started.address;
  };

  const inFolder = (name: string, text?: string): string => {
    const file = path.join(folder, name);
    if (text !== undefined) {
      writeFileSync(file, text);
    }
    return file;
  };

  const flags = async (
    { kubeconfig }: FakeApiServer,
    given: Partial<Flags> = {},
  ): Promise<Flags> => ({
    kubeconfig: inFolder("kubeconfig", kubeconfig),
    nginx: await proxy(),
    envoy: await proxy(),
    sample: 1,
    probe: false,
    out: inFolder("evidence/dev.json"),
    ...given,
  });

  /** Looks at migration `edge` of a cluster. */
  const verify = async (
    server: FakeApiServer,
    given: Partial<Flags> = {},
    of = project(),
  ): Promise<MigrationEvidence> => {
    const found = await verifyProject({ project: of, flags: await flags(server, given) });
    assert(found.edge);
    return found.edge;
  };

  return { project, serve, proxy, inFolder, flags, verify };
}

const changed = (object: unknown, changes: readonly Change[]): unknown[] => {
  const { kind, metadata } = object as { kind: string; metadata: { name: string } };
  const own = changes.filter((each) => each.kind === kind && each.name === metadata.name);
  return own.some(({ to }) => to === "gone")
    ? []
    : [own.reduce((before, { to }) => over(before, to), object)];
};

/** A value with another put over it; undefined removes. */
const over = (before: unknown, after: unknown): unknown => {
  if (Array.isArray(before)) {
    return Object.values(over(Object.fromEntries(before.entries()), after) as object);
  }
  return isMap(before) && isMap(after)
    ? Object.fromEntries([
        ...Object.entries(before),
        ...Object.entries(after).map(([key, value]) => [key, over(before[key], value)]),
      ])
    : after;
};

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

/** A certificate for a host and the names of the fixtures' wildcard. */
export const certificateOf = (host: string): KeyPair =>
  selfSigned({
    key: ["ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"],
    names: [`DNS:${host}`, "DNS:*.admin.example.com"],
    commonName: "shop",
  });

/** The plan of a project's migration `edge` at a stage. */
export const planAt = (
  stage: Stage,
  { settings, inventories: { edge: inventory } }: Project,
): MigrationPlan => {
  const { edge } = settings.migration;
  if (inventory === undefined || edge === undefined) {
    throw new RangeError("the project has no migration edge");
  }
  const migration = { edge: { ...edge, stage } };
  return planMigration({
    name: "edge",
    stack: "dev",
    inventory,
    settings: { ...settings, migration },
  });
};
