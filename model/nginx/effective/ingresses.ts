import { byText } from "../../collections";
import { parseAnnotations } from "../annotations";
import type { NginxConfiguration } from "../configuration/configuration";
import type { Finding } from "../findings/finding";
import type { Inventory, InventoryIngress } from "../inventory";
import { suspicion } from "./inspect";
import { controllerNote, ingressNote } from "./note";
import type { LocationSettings } from "./settings";

/** An Ingress that the controller takes, with its annotations read. */
export interface ServedIngress {
  /** `namespace/name`. */
  readonly name: string;
  readonly ingress: InventoryIngress;
  readonly settings: LocationSettings;
  /** Present: its locations answer 503, because of this. */
  readonly denied?: string;
}

export interface ServedIngresses {
  /** The oldest first. */
  readonly served: readonly ServedIngress[];
  readonly findings: readonly Finding[];
}

/** The Ingresses of an inventory that the controller takes, in its order, and why it leaves others. */
export const servedIngresses = ({
  inventory,
  configuration,
}: {
  inventory: Inventory;
  configuration: NginxConfiguration;
}): ServedIngresses => {
  const read = oldestFirst(inventory.ingresses).map((ingress) =>
    readIngress({ ingress, inventory, configuration }),
  );
  return {
    served: read.flatMap(({ served }) => served ?? []),
    findings: [...unknownTimes(inventory.ingresses), ...read.flatMap(({ findings }) => findings)],
  };
};

/**
 * By creation time; of equal times, which have seconds only, the greater `namespace/name` comes first
 * (sortIngressSlice in internal/ingress/controller/store/store.go).
 */
const oldestFirst = (ingresses: readonly InventoryIngress[]): InventoryIngress[] =>
  ingresses
    .map((ingress) => ({
      ingress,
      time: ingress.created === undefined ? 0 : Date.parse(ingress.created),
      name: `${ingress.namespace}/${ingress.name}`,
    }))
    .sort((a, b) => a.time - b.time || byText(b.name, a.name))
    .map(({ ingress }) => ingress);

const unknownTimes = (ingresses: readonly InventoryIngress[]): Finding[] =>
  ingresses.length > 1 && ingresses.some(({ created }) => created === undefined)
    ? [
        controllerNote({
          topic: "creation-times",
          severity: "lossy",
          nginx: "the oldest Ingress wins; creation times are not known, so the order is assumed",
          remedy: "write the inventory from the cluster",
        }),
      ]
    : [];

const readIngress = ({
  ingress,
  inventory,
  configuration,
}: {
  ingress: InventoryIngress;
  inventory: Inventory;
  configuration: NginxConfiguration;
}): { served?: ServedIngress; findings: readonly Finding[] } => {
  const name = `${ingress.namespace}/${ingress.name}`;
  const refusal = refusalOf({ ingress, configuration });
  if (refusal !== undefined) {
    return { findings: [leftOut({ name, reason: refusal })] };
  }
  const { settings, denied, dropped, findings } = parseAnnotations({
    ingress,
    inventory,
    configuration,
  });
  if (dropped !== undefined) {
    return { findings: [...findings, leftOut({ name, ...dropped })] };
  }
  return {
    served: {
      name,
      ingress,
      settings,
      ...(denied && { denied: `${denied.key}: ${denied.reason}` }),
    },
    findings: [
      ...findings,
      ...(denied ? [deniedNote({ name, ...denied })] : []),
      ...resources(ingress),
    ],
  };
};

/** Why the controller does not look at an Ingress at all (internal/ingress/controller/store/store.go). */
const refusalOf = ({
  ingress,
  configuration: { admission },
}: {
  ingress: InventoryIngress;
  configuration: NginxConfiguration;
}): string | undefined => {
  if (ingress.defaultBackend !== undefined && !admission.catchAll) {
    return "--disable-catch-all: it has a defaultBackend";
  }
  const suspicious = admission.deepInspection ? suspicion(ingress) : undefined;
  return suspicious === undefined
    ? undefined
    : `--deep-inspect: ${JSON.stringify(suspicious.slice(0, 80))} looks like a directive of nginx`;
};

const leftOut = ({ name, key, reason }: { name: string; key?: string; reason: string }): Finding =>
  ingressNote({
    ingress: name,
    topic: "left-out",
    ...(key !== undefined && { key }),
    nginx: `the Ingress is not served: ${reason}`,
    remedy: "correct it, or delete it",
  });

const deniedNote = ({
  name,
  key,
  reason,
}: {
  name: string;
  key: string;
  reason: string;
}): Finding =>
  ingressNote({
    ingress: name,
    topic: "denied",
    key,
    nginx: `every path of it answers 503: ${reason}`,
    remedy: "correct the annotation, or delete the Ingress",
  });

/** The controller skips backends that are no Service. */
const resources = ({ namespace, name, rules }: InventoryIngress): Finding[] => {
  const locations = rules.flatMap(({ host = "_", paths }) =>
    paths.flatMap(({ path, backend }) => (backend.type === "resource" ? [{ host, path }] : [])),
  );
  return locations.length === 0
    ? []
    : [
        ingressNote({
          ingress: `${namespace}/${name}`,
          topic: "resource-backend",
          locations,
          nginx: "paths whose backend is no Service are left out",
          remedy: "remove the paths, or give them a Service",
        }),
      ];
};
