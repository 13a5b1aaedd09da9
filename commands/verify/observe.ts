import { readEntry, toReference } from "../../cluster/migration/entry";
import {
  readCertManager,
  readIngressStatus,
  readWebhooks,
} from "../../cluster/migration/neighbours";
import { readStatuses } from "../../cluster/migration/statuses";
import { objectsWithConditions } from "../../model/migration/checks/conditions";
import type { MigrationObservation, ObservedEntry } from "../../model/migration/checks/observation";
import { atLeast } from "../../model/migration/stage";
import { buildInventory, formatObjectFaults, type Inventory } from "../../model/nginx/inventory";
import { readCluster } from "../inventory/cluster";
import { CommandFault } from "../fault";
import { probeSeen } from "./probe";
import { certificatesSeen, healthSeen } from "./proxies";
import { existing, NotThere, seen } from "./seen";
import type { Subject } from "./subject";
import { envoyTraffic, nginxTraffic } from "./traffic";
import { controllerReplicas, envoyWorkload, nginxWorkload } from "./workloads";

/** Hears of each thing that was looked at. */
export type OnLook = (done: number, total: number, doing?: string) => void;

/** Looks at everything that the checks judge; nothing is changed. */
export async function observeMigration({
  subject,
  now,
  onLook,
}: {
  subject: Subject;
  now: Date;
  onLook: OnLook;
}): Promise<MigrationObservation> {
  const { applied, watch } = subject;
  const looks = looksAt(subject);
  const total = Object.keys(looks).length + 1;
  let done = 0;
  const found = await Promise.all(
    Object.entries(looks).map(async ([name, look]) => {
      const result = await seen<unknown>(look);
      onLook(++done, total);
      return [name, result] as const;
    }),
  );
  // After the samples: its requests are no clients'.
  const probe = await seen(() =>
    probeSeen(subject, (sent, all) =>
      onLook(done, total, `probe ${String(sent)} of ${String(all)} requests`),
    ),
  );
  onLook(++done, total);
  return {
    time: now.toISOString(),
    stage: applied.stage,
    ...(applied.since !== undefined && { since: applied.since }),
    ...(watch !== undefined && { watch }),
    ...(Object.fromEntries(found) as Pick<MigrationObservation, keyof typeof looks>),
    probe,
  };
}

type Parts = Omit<MigrationObservation, "time" | "stage" | "since" | "watch" | "probe">;

/** How each thing is looked at. */
type Looks = {
  readonly [Name in keyof Parts]: () => Promise<Extract<Parts[Name], { seen: unknown }>["seen"]>;
};

const looksAt = (subject: Subject): Looks => {
  const { connection, plan, stack } = subject;
  return {
    inventory: () => presentInventory(subject),
    objects: () => readStatuses({ connection, stack, objects: objectsWithConditions(plan) }),
    nginx: () => nginxWorkload(subject),
    envoy: () => from("install", subject, envoyWorkload),
    controller: () => from("install", subject, controllerReplicas),
    entry: () => entrySeen(subject),
    nginxTraffic: () => nginxTraffic(subject),
    envoyTraffic: () => from("install", subject, envoyTraffic),
    certificates: () => from("routes", subject, certificatesSeen),
    health: () => from("routes", subject, healthSeen),
    certManager: () => readCertManager(connection),
    ingresses: () => readIngressStatus(connection),
    webhooks: () => readWebhooks({ connection, services: nginxServices(subject) }),
  };
};

/** Before its stage there is nothing to look at, and nobody asks. */
const from = <Thing>(
  stage: "install" | "routes",
  subject: Subject,
  look: (subject: Subject) => Promise<Thing>,
): Promise<Thing> =>
  atLeast(subject.applied.stage, stage)
    ? look(subject)
    : Promise.reject(new NotThere(`it begins with stage ${stage}`));

/** With the options of the file; what the migration itself changed is undone. */
async function presentInventory({ reach, inventory }: Subject): Promise<Inventory> {
  const { input, faults } = await readCluster({
    connection: reach,
    options: inventory.options,
    onRead: () => undefined,
  });
  const built = faults.length > 0 ? { faults } : buildInventory(input);
  if ("faults" in built) {
    throw new CommandFault(formatObjectFaults([...built.faults]), 2);
  }
  return built.inventory;
}

/** Before `routes` nothing of ours leads to it: nginx's own is looked at. */
async function entrySeen({ connection, plan, applied }: Subject): Promise<ObservedEntry> {
  const { nginx, service } = plan.entry;
  const key = atLeast(applied.stage, "routes") ? service : (nginx ?? service);
  const reference = toReference(existing(key, "a Service that clients reach"));
  return existing(await readEntry({ connection, service: reference }), `Service ${key ?? ""}`);
}

const nginxServices = ({ inventory }: Subject): string[] =>
  (inventory.controller?.services ?? []).map(({ namespace, name }) => `${namespace}/${name}`);
