import type { Stage } from "../../migration/stage";
import { type Fault, faultAt } from "../faults";
import type { MigrationSettings } from "../migration";
import { type Check, repeated } from "./check";

/** What holds between the settings of one migration; whatever needs the inventory is a gate. */
export const migrations: Check = ({ settings: { migration }, raw }) => [
  ...Object.entries(migration).flatMap(([name, settings]) =>
    [
      ...KEYS.flatMap((key) => keyFaults({ key, settings })),
      ...canaryFaults(settings),
      ...forcedTwice(settings),
    ].map(({ at, ...words }) => faultAt({ raw, path: ["migration", name, ...at], ...words })),
  ),
  ...sharedInventories({ migration, raw }),
];

type Words = Pick<Fault, "message" | "remedy"> & { readonly at: readonly PropertyKey[] };

/** A key that has a meaning only at some stage, or in some address mode. */
interface LimitedKey {
  readonly key: "canaryWeight" | "confirmRetire" | "dnsHosts" | "dnsTargetHost" | "poolReplicas";
  readonly stage?: Stage;
  readonly modes?: readonly MigrationSettings["addressMode"][];
  /** What to write where the key must be there; absent: it may be left out. */
  readonly needed?: string;
}

const KEYS: readonly LimitedKey[] = [
  { key: "canaryWeight", stage: "canary", needed: "percent of requests, 1 to 99" },
  { key: "poolReplicas", stage: "pool", modes: ["adopt", "own"] },
  {
    key: "dnsHosts",
    stage: "pool",
    modes: ["dns"],
    needed: "hosts whose records point to Envoy, such as [shop.example.com]",
  },
  { key: "confirmRetire", stage: "retire", needed: "the name of the stack: nothing leads back" },
  { key: "dnsTargetHost", modes: ["dns"] },
];

const keyFaults = ({
  key: { key, stage, modes, needed },
  settings,
}: {
  key: LimitedKey;
  settings: MigrationSettings;
}): Words[] => {
  const isStage = stage === undefined || settings.stage === stage;
  const isMode = modes === undefined || modes.includes(settings.addressMode);
  if (settings[key] === undefined) {
    return isStage && isMode && needed !== undefined
      ? [{ at: [key], message: "is missing", remedy: needed }]
      : [];
  }
  return [
    !isMode && {
      at: [key],
      message: `belongs to addressMode ${modes.join(" or ")}, and it is ${settings.addressMode}`,
      remedy: `no ${key}`,
    },
    isMode &&
      !isStage && {
        at: [key],
        message: `belongs to stage ${stage}, and it is ${settings.stage}`,
        remedy: `no ${key} at this stage`,
      },
  ].filter((words) => words !== false);
};

/** nginx's canaries lead to a private listener of Envoy, which believes the headers of pods. */
const canaryFaults = ({ stage, addressMode, canaries, podCidrs }: MigrationSettings): Words[] => {
  if (stage !== "optin" && stage !== "canary") {
    return [];
  }
  return [
    addressMode === "dns" && {
      at: ["stage"],
      message: "is none of addressMode dns, where its port would be on a public Service",
      remedy: "adopt after routes",
    },
    canaries === "off" && {
      at: ["stage"],
      message: "needs canaries, which are off",
      remedy: "adopt after routes, or canaries: on",
    },
    podCidrs.length === 0 && {
      at: ["podCidrs"],
      message: `names no range, and Envoy must know nginx's pods at stage ${stage}`,
      remedy: "the ranges of pod addresses, such as [10.244.0.0/16]",
    },
  ].filter((words) => words !== false);
};

const forcedTwice = ({ force }: MigrationSettings): Words[] =>
  repeated(
    force.map(({ gate }, index) => ({ gate, index })),
    ({ gate }) => gate,
  ).map(({ item: { index } }) => ({
    at: ["force", index, "gate"],
    message: "is forced twice",
    remedy: "each gate once, with one reason",
  }));

/** One file is about one controller, which is moved away from once. */
const sharedInventories = ({
  migration,
  raw,
}: {
  migration: Readonly<Record<string, MigrationSettings>>;
  raw: unknown;
}): Fault[] =>
  repeated(Object.entries(migration), ([, { inventory = "" }]) => inventory).map(
    ({ item: [name], first: [other] }) =>
      faultAt({
        raw,
        path: ["migration", name, "inventory"],
        message: `is the inventory of migration ${other} too`,
        remedy: "one file for each controller: edge inventory --out FILE writes it",
      }),
  );
